import type { EntryRow } from '#contract/entries'
import { type Amount, inWords } from '../../../shell/dates.ts'
import type { Tone } from '../../../shell/ui/tone.tsx'

const DAY = 86_400_000
const MONTH = 30.44 * DAY
/** This long before an entry is no longer fresh it says so. */
const SOON = 30 * DAY

export type Freshness = 'fresh' | 'soon' | 'stale'

type Aged = Pick<EntryRow, 'freshUntil' | 'archivedAt'>

export function freshnessOf({ freshUntil }: Aged, now: number): Freshness {
  if (freshUntil <= now) return 'stale'
  return freshUntil - now < SOON ? 'soon' : 'fresh'
}

const tones: Readonly<Record<Freshness, Tone>> = { fresh: 'green', soon: 'amber', stale: 'red' }
export const toneOf = (row: Aged, now: number): Tone => (row.archivedAt === null ? tones[freshnessOf(row, now)] : 'grey')

/** A length of time as people say it of things that age slowly: days for two months, months after that. */
export function agedBy(milliseconds: number): Amount {
  const span = Math.abs(milliseconds)
  return span < 2 * MONTH ? inWords(span) : { amount: Math.round(span / MONTH), unit: 'month' }
}
