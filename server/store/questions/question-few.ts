import { createHmac } from 'node:crypto'
import type { Measure } from '#kernel/engine/question'
import { lotOf, roundPersons, roundSum } from '#methods/small-numbers/index'
import { Fault } from '../../errors.ts'

/** One group as it was counted. */
export interface Counted {
  readonly keys: readonly (string | null)[]
  readonly n: number
  readonly values: readonly (number | null)[]
}
export interface Shown {
  readonly keys: readonly (string | null)[]
  readonly n: number | null
  readonly values: readonly (number | null)[]
  readonly few: boolean
}
export const plain = ({ keys, n, values }: Counted): Shown => ({ keys, n, values, few: false })

/** A table of persons has at most this many groups: more would be a list of persons. */
const mostGroups = 600

/** @throws Fault question-unfit when there are more groups than persons may be divided into */
export function refuseFine(groups: number): void {
  if (groups > mostGroups) throw new Fault('question-unfit', { fields: { groups: 'persons' } })
}

/** What the office draws its lots from; nobody outside can work a lot out, and it stays the same from day to day. */
export const lotSeed = (secret: string): string =>
  createHmac('sha256', secret).update('lots of persons').digest().readBigInt64BE().toString()

type Row = Readonly<Record<string, string | number | boolean | null>>

/** A count rounded by the lot of those counted; null when it comes to none though there are some. */
const said = (n: number, lot: Row[string] | undefined): number | null => {
  if (n === 0) return 0
  const many = roundPersons(n, lotOf(String(lot ?? 0)))
  return many === 0 ? null : many
}

/** A part of a whole, both rounded; null when nearly nobody or nearly everybody is of it. */
function share(of: number | null, hit: number | null, hits: number, misses: number): number | null {
  if (of === null || of === 0 || hit === null) return null
  if (misses > 0 && hit >= of) return null
  return hits === 0 ? 0 : Math.min(1, hit / of)
}

/**
 * A group of an answer about persons, fit to be shown beside any other answer: counts are rounded to multiples of five by a
 * lot that belongs to the persons counted, shares are made of such counts, sums are rounded to steps no smaller than what
 * one person adds, hours are whole. `row` holds for measure n `c` how many have a value, `h` how many are of the part, `x`
 * the greatest single amount, and the lots `cl` and `hl` of these.
 */
export function rounded(measures: readonly Measure[], { keys, n, values }: Counted, row: Row): Shown {
  const all = said(n, row.lot)
  if (all === null) return { keys, n: null, values: values.map(() => null), few: true }
  const measure = ({ what }: Measure, at: number): number | null => {
    const value = values[at] ?? null
    if (what === 'count') return all
    if (value === null) return null
    const [of, hits] = [Number(row[`c${at}`]), Number(row[`h${at}`] ?? 0)]
    const counted = said(of, row[`cl${at}`])
    if (counted === null || counted === 0) return null
    if (what === 'share' || what === 'inTime') return share(counted, said(hits, row[`hl${at}`]), hits, of - hits)
    if (what === 'closing') return Math.round(value)
    const sum = roundSum(value, Number(row[`x${at}`] ?? 0))
    return what === 'mean' ? Math.round((sum / counted) * 100) / 100 : sum
  }
  return { keys, n: all, values: measures.map(measure), few: false }
}
