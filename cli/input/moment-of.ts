const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:：时](\d{1,2})分?(?:[:：]?(\d{1,2})(?:\.\d+)?秒?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/
const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])\.?[Mm]\.?)?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

const ofParts = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined => {
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  const read = new Date(at)
  const real = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return real ? at : undefined
}

/**
 * A moment as tables write it: 2026-07-01 08:30:00, 2026/7/1 8:30, 2026年7月1日 8时30分, ISO 8601 with a zone,
 * 07/01/2026 08:30:00 PM, or epoch seconds or milliseconds.
 *
 * @returns epoch milliseconds, times without a zone taken as China's; undefined where it is no moment
 */
export function momentOf(text: string): number | undefined {
  const plain = text.trim()
  if (/^\d{9,10}$/.test(plain)) return Number(plain) * 1000
  if (/^\d{12,13}$/.test(plain)) return Number(plain)
  const china = 8 * 3_600_000
  const a = american.exec(plain)
  if (a) {
    const twelve = a[4] ? (Number(a[4]) % 12) + (/p/i.test(a[7]!) ? 12 : 0) : undefined
    const at = ofParts(
      Number(a[3]),
      Number(a[1]),
      Number(a[2]),
      twelve ?? Number(a[8] ?? 0),
      Number(a[5] ?? a[9] ?? 0),
      Number(a[6] ?? a[10] ?? 0),
    )
    return at === undefined ? undefined : at - china
  }
  const m = written.exec(plain)
  if (!m) return undefined
  const at = ofParts(Number(m[1]), Number(m[2]), Number(m[3]), Number(m[4] ?? 0), Number(m[5] ?? 0), Number(m[6] ?? 0))
  if (at === undefined) return undefined
  const zone = m[7]
  if (!zone) return at - china
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? ['', '+', '0', '0']
  return at - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
