import type { Source } from '#contract/reports'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import type { Stood } from '../entries/entry-stood.ts'
import type { Days } from './report-period.ts'

/** A number that a report asks for: of the whole office when `community` is null. */
export interface Wish {
  readonly source: Source
  readonly community: string | null
  readonly days: Days
}
/** What a wish came to. `of`: how many records stand behind it; `persons`: it counts persons, of whom few are not told (`report-persons.ts`). */
export interface Told {
  readonly value: number | null
  readonly of: number | null
  readonly share: boolean
  readonly persons: boolean
  /** Of a register: as it stood at the end of the days asked for, as it stands now, or so because it was begun only later. */
  readonly stood: Stood | null
}
export const nothing: Told = { value: null, of: null, share: false, persons: false, stood: null }

/** Sums by community, '' for what lies in none. */
export type ByPlace = ReadonlyMap<string, number>
export const inPlace = (sums: ByPlace | undefined, community: string | null): number =>
  community === null ? [...(sums?.values() ?? [])].reduce((a, b) => a + b, 0) : (sums?.get(community) ?? 0)

/** Answers those wishes whose kind of source it knows, each at the place of its wish, and leaves the others alone. */
export type FigureReader = (app: ReportApp, tx: Tx, wishes: readonly Wish[], told: Told[]) => Promise<void>

/** What filling a report takes of the office; the command line has no more of it. */
export type ReportApp = Pick<App, 'db' | 'directory' | 'programmes' | 'now'>
