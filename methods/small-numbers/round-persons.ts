/** What the lot is drawn from: 64 bits that belong to a set of persons, as a decimal number, e.g. the XOR of keyed hashes. */
export type Bits = string | bigint

/**
 * A number from 0 (included) to 1 (excluded) that is always the same for the same bits.
 * @param bits 64 bits, signed or not
 */
export const lotOf = (bits: Bits): number => Number(BigInt.asUintN(64, BigInt(bits)) >> 11n) / 2 ** 53

/**
 * A count of persons rounded up or down to a multiple of `base`, by a lot: a count that lies a part of the way to the next
 * multiple goes up in that part of all cases, so that sums stay right on the average (Fellegi 1975). The lot belongs to
 * the persons counted: the same set always comes out the same, however it was asked for, and asking again or otherwise
 * tells nothing more (Fraser and Wooton 2005).
 * @param n the count, from 0
 * @param lot from 0 to 1, of exactly these persons
 */
export function roundPersons(n: number, lot: number, base = 5): number {
  const below = Math.floor(n / base) * base
  return (n - below) / base > lot ? below + base : below
}

/**
 * A sum over persons, rounded to a step (1, 2 or 5 times a power of ten) no smaller than what any one of them adds: with or
 * without one person it comes out the same or one step apart.
 * @param sum in any unit
 * @param largest the greatest amount, without its sign, that one person adds; same unit
 */
export function roundSum(sum: number, largest: number): number {
  if (largest <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(largest))
  const step = [1, 2, 5, 10].map(n => n * power).find(one => one >= largest) ?? 10 * power
  // Steps below one would come out with digits that are not there.
  return Number((Math.round(sum / step) * step).toPrecision(12))
}
