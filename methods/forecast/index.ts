/** A value on a day; days are whole days since any day of your own, values in any unit. */
export interface Point {
  readonly day: number
  readonly value: number
}

/** Where a line through the values will be on a day, with the range that holds it with a chance of nine in ten. */
export interface Forecast {
  readonly value: number
  readonly low: number
  readonly high: number
  /** How much the value changes in a day. */
  readonly slope: number
  /** How many values it rests on. */
  readonly points: number
}

/** Fewer say nothing about where it goes. */
export const fewest = 4
/** So many slopes of pairs are enough, and are quick. */
const most = 120

/** Brings the number of a rank to its place, all smaller ones before it: to sort them all would be most of the work. */
function ranked(numbers: Float64Array, rank: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const pivot = numbers[rank] ?? 0
    let [i, j] = [low, high]
    while (i <= j) {
      while (numbers[i]! < pivot) i++
      while (numbers[j]! > pivot) j--
      if (i > j) break
      const there = numbers[i]!
      numbers[i++] = numbers[j]!
      numbers[j--] = there
    }
    if (j < rank) low = i
    if (rank < i) high = j
  }
  return numbers[rank] ?? 0
}

const quantile = (numbers: Float64Array, share: number): number => {
  const at = (numbers.length - 1) * share
  const low = ranked(numbers, Math.floor(at))
  const high = ranked(numbers, Math.ceil(at))
  return low + (high - low) * (at - Math.floor(at))
}

/** Every n-th value, so that at most `most` stay, the last one among them. */
function thinned(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / most)
  return step <= 1 ? points : points.filter((_, n) => (points.length - 1 - n) % step === 0)
}

/**
 * Where values go if they go on as they did: the Theil–Sen line (the median of the slopes between all pairs, so that one
 * odd month does not turn it), drawn through the latest value. The range comes from the middle nine tenths of the slopes
 * by Kendall's rank statistic (Sen 1968), widened by how far values lie from the line; it grows with the distance.
 *
 * @param points in the order of their days, one for each day; fewer than four, or all on one day, give null
 * @param day the day to look at, not before the last value
 * @source Theil (1950), A rank-invariant method of linear and polynomial regression analysis; Sen (1968), Estimates of the
 * regression coefficient based on Kendall's tau, JASA 63 (324), 1379–1389
 */
export function forecastAt(points: readonly Point[], day: number): Forecast | null {
  const some = thinned(points)
  const last = some.at(-1)
  if (!last || some.length < fewest) return null
  const pairs = new Float64Array((some.length * (some.length - 1)) / 2)
  let found = 0
  for (let i = 0; i < some.length; i++)
    for (let j = i + 1; j < some.length; j++) {
      const days = some[j]!.day - some[i]!.day
      if (days !== 0) pairs[found++] = (some[j]!.value - some[i]!.value) / days
    }
  if (found === 0) return null
  const slopes = pairs.subarray(0, found)
  const n = some.length
  // Kendall's S has this variance when values do not depend on the day; ties are left out.
  const spread = 1.645 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18)
  const share = Math.min(0.5, spread / (2 * slopes.length))
  const slope = quantile(slopes, 0.5)
  const ahead = Math.max(0, day - last.day)
  const off = Float64Array.from(some, p => Math.abs(p.value - (last.value - slope * (last.day - p.day))))
  const scatter = quantile(off, 0.5)
  const at = (of: number) => last.value + of * ahead
  return {
    value: at(slope),
    low: at(quantile(slopes, 0.5 - share)) - scatter,
    high: at(quantile(slopes, 0.5 + share)) + scatter,
    slope,
    points: points.length,
  }
}
