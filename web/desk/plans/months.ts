/** The first days of the months from one day to another, at most so many. */
export function monthsBetween(from: string, until: string, most = 72): readonly string[] {
  const found: string[] = []
  let [year = 0, month = 1] = from.split('-').map(Number)
  for (let n = 0; n < most; n++) {
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first > until) break
    found.push(first)
    if (month === 12) {
      year += 1
      month = 1
    } else month += 1
  }
  return found
}

/** The days of a month in weeks that begin on Monday; null where a day belongs to another month. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  const count = new Date(Date.UTC(year, nth, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, nth - 1, 1)).getUTCDay() + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: count }, (_, n) => `${month.slice(0, 7)}-${String(n + 1).padStart(2, '0')}`),
  ]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}

/** How far a day lies between two others, from 0 to 1. */
export const along = (day: string, from: string, until: string): number => {
  const whole = Date.parse(until) - Date.parse(from)
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(day) - Date.parse(from)) / whole))
}
