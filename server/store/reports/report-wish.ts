import type { Source } from '#contract/reports'
import type { Days } from './report-period.ts'

/** A number that a report asks for: of the whole office when `community` is null. */
export interface Wish {
  readonly source: Source
  readonly community: string | null
  readonly days: Days
}
/** What a wish came to. `of`: how many records stand behind it; `persons`: it counts persons, of whom few are not told. */
export interface Told {
  readonly value: number | null
  readonly of: number | null
  readonly share: boolean
  readonly persons: boolean
  /** The least number of records that can be read out of it: those counted, those of a share, or those that are not of it. */
  readonly least: number | null
}
export const nothing: Told = { value: null, of: null, share: false, persons: false, least: null }

/** Sums by community, '' for what lies in none. */
export type ByPlace = ReadonlyMap<string, number>
export const inPlace = (sums: ByPlace | undefined, community: string | null): number =>
  community === null ? [...(sums?.values() ?? [])].reduce((a, b) => a + b, 0) : (sums?.get(community) ?? 0)
