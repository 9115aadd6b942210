import type { CaseRow } from '#contract/cases'
import type { StateData } from '#kernel/define/case'
import type { CaseData, SpanUnit } from '#kernel/index'
import { countedBetween } from '#methods/working-time/counted-time'
import type { Calendar } from '#methods/working-time/types'
import type { Amount } from '../../shell/dates.ts'
import { type ClockChipProps, clockTone } from '../../shell/ui/clock-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const EAST = 8 * HOUR

const hoursOfDay = (calendar: Calendar) =>
  calendar.hours.reduce((sum, [open, close]) => sum + (close - open), 0) * 60_000 || 8 * HOUR

/** What is left until `due` (or overrun since), as the office counts the clock's own unit; nothing when it simply runs, or when less than an office hour is left and plain time says it better. */
export function leftOf(due: number, now: number, unit: SpanUnit, calendar: Calendar | undefined): Amount | undefined {
  if (!calendar || (unit !== 'workday' && unit !== 'workhour')) return undefined
  const counted = countedBetween(Math.min(now, due), Math.max(now, due), unit, calendar)
  const day = hoursOfDay(calendar)
  if (counted >= day && (unit === 'workday' || counted >= 3 * day)) return { amount: Math.floor(counted / day), unit: 'workday' }
  if (counted >= HOUR) return { amount: Math.floor(counted / HOUR), unit: 'workhour' }
  return undefined
}

/** When a clock begins to be soon late. One that has warned already keeps no moment for it: it is soon late from its start. */
export const warnMoment = (clock: { warnAt: number | null; startedAt: number | null }): number | undefined =>
  clock.warnAt ?? clock.startedAt ?? undefined

/** A state that warns nobody beforehand, such as a stop of a round: it is soon late on its last day. */
export function warnIn(
  state: StateData | undefined,
  clock: { warnAt: number | null; startedAt: number | null; dueAt: number | null },
): number | undefined {
  if (state?.warnAt !== 1 || clock.dueAt === null) return warnMoment(clock)
  return Math.floor((clock.dueAt + EAST) / DAY) * DAY - EAST
}

/** The clock of a row in a list, as its own page shows it. */
export function clockOfRow(row: CaseRow, def: CaseData, calendar: Calendar | undefined, now: number): ClockChipProps {
  const state = def.states[row.state]
  if (row.closedAt !== null || state?.ends) return { due: undefined, done: true }
  if (state?.pauses) return { due: undefined, paused: true }
  if (row.dueAt === null) return { due: undefined }
  return { due: row.dueAt, left: leftOf(row.dueAt, now, row.clockUnit ?? 'hour', calendar), warnAt: warnIn(state, row) }
}

/** The tone of a point on the map, where only state and clock are known: by the same rule as in the list. */
export function toneOfPoint(def: CaseData, state: string, due: number | null, now: number, warnAt: number | null): Tone {
  const data = def.states[state]
  if (data?.ends) return 'grey'
  if (data?.pauses) return 'blue'
  if (due === null) return 'green'
  return clockTone({ due, warnAt: warnAt ?? undefined }, now)
}

/** The tone of a state as such, apart from any clock. */
export function toneOfState(def: CaseData, state: string, clock: Tone): Tone {
  const data = def.states[state]
  if (data?.ends) return 'grey'
  return data?.pauses ? 'blue' : clock === 'grey' ? 'green' : clock
}
