import { evolve } from '#kernel/engine/evolve'
import type { Case, Event } from '#kernel/engine/model'
import type { CallbackData, CaseData } from '#kernel/index'
import { isDrawn, numberDrawn, weekOf } from '#methods/draws/index'
import { type Calendar, localDay } from '#methods/working-time/index'
import { type Change, none, together } from '../tallies.ts'

/** One time that the reporter of a case is asked whether it is done. */
export interface CallbackRow {
  readonly case_id: string
  readonly round: number
  readonly street_id: string | null
  readonly community_id: string | null
  readonly unit_id: string | null
  /** The units that answered a call of the one in charge. */
  readonly helpers: readonly string[]
  /** The first days of the month and the week in which it began. */
  readonly month: string
  readonly week: string
  readonly entered_at: number
  readonly due_at: number | null
  /** What was drawn, null where everybody is called; and below what one is called, null for whoever cannot be. */
  readonly number: number | null
  readonly share: number | null
  readonly drawn: boolean
  readonly outcome: 'answered' | 'unreached' | 'lapsed' | 'left' | null
  readonly solved: string | null
  readonly satisfied: string | null
  readonly contacted: string | null
  readonly way: 'phone' | 'self' | null
  readonly ended_at: number | null
  readonly excluded: boolean
}
/** What units that worked together gave each other. */
export interface MarkRow {
  readonly case_id: string
  readonly task_id: string
  readonly part: 'lead' | 'help'
  readonly street_id: string | null
  readonly unit_id: string
  readonly month: string
  readonly score: number
}

/** By what is drawn: the share that is called, and the secret of each week. */
export interface Drawing {
  readonly share: number
  readonly seedOf: (week: string) => string
  readonly calendar: Calendar
}

const monthOf = (at: number, calendar: Calendar) => `${localDay(at, calendar).slice(0, 7)}-01`

function opened(callback: CallbackData, c: Case, round: number, at: number, { share, seedOf, calendar }: Drawing): CallbackRow {
  const week = weekOf(localDay(at, calendar))
  const reachable = typeof c.data[callback.phone] === 'string' && !(callback.wish && c.data[callback.wish] === false)
  const draw = { seed: seedOf(week), week, unit: c.unit ?? none, item: `${c.id}/${round}` }
  const latest = Math.max(0, ...c.tasks.map(task => task.round))
  const helpers = c.tasks.filter(task => task.round === latest && task.status === 'answered' && task.unit !== c.unit)
  return {
    case_id: c.id,
    round,
    street_id: c.place.street,
    community_id: c.place.community,
    unit_id: c.unit,
    helpers: [...new Set(helpers.map(task => task.unit))],
    month: monthOf(at, calendar),
    week,
    entered_at: at,
    due_at: null,
    // Where everybody is called nothing is drawn.
    number: reachable && share < 1 ? numberDrawn(draw) : null,
    share: reachable ? share : null,
    drawn: reachable && (share >= 1 || isDrawn(draw, share)),
    outcome: null,
    solved: null,
    satisfied: null,
    contacted: null,
    way: null,
    ended_at: null,
    excluded: false,
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

function answered(row: CallbackRow, e: Event, answers: Readonly<Record<string, unknown>>, solved: string | null): CallbackRow {
  return {
    ...row,
    outcome: 'answered',
    solved,
    satisfied: text(answers.satisfied) ?? row.satisfied,
    contacted: text(answers.contacted) ?? row.contacted,
    way: e.by.kind === 'staff' ? 'phone' : 'self',
    ended_at: e.at,
  }
}

/** Do these events say anything about calling back? */
export const isAboutCallback = (callback: CallbackData, events: readonly Event[]): boolean =>
  events.some(
    ({ body }) =>
      (body.kind === 'Stepped' &&
        (body.from === callback.state || body.to === callback.state || callback.notSolved.includes(body.step))) ||
      (body.kind === 'Merged' && body.stood.state === callback.state) ||
      (body.kind === 'TakenApart' && body.stands.state === callback.state) ||
      (body.kind === 'TaskChanged' && (body.what === 'ratedUnit' || body.what === 'ratedLead')),
  )

/**
 * What a command's events mean for the callbacks of a case, from the last one it had.
 * @returns the rows that are new or changed, the latest last, and the marks that were given
 */
export function callbacksOf(
  def: CaseData,
  before: Case | null,
  id: string,
  events: readonly Event[],
  last: CallbackRow | null,
  drawing: Drawing,
): { readonly rows: readonly CallbackRow[]; readonly marks: readonly MarkRow[] } {
  const { callback } = def
  if (!callback) return { rows: [], marks: [] }
  const rows = new Map<number, CallbackRow>()
  const marks: MarkRow[] = []
  let row = last
  const keep = (next: CallbackRow) => {
    row = next
    rows.set(next.round, next)
  }
  let c: Case | { readonly id: string } = before ?? { id }
  for (const e of events) {
    const had = 'state' in c ? c : null
    c = evolve(c, e)
    const is = c as Case
    const { body } = e
    if (body.kind === 'Stepped') {
      const leaves = body.from === callback.state && body.to !== callback.state
      // A case that waited already when the office began to count has no row yet.
      if (leaves && had && (!row || row.ended_at !== null))
        keep(opened(callback, had, (row?.round ?? 0) + 1, had.enteredAt ?? had.changedAt, drawing))
      if (row && callback.notSolved.includes(body.step)) keep(answered(row, e, body.answers, 'no'))
      else if (row && leaves && body.step === callback.rate) keep(answered(row, e, body.answers, text(body.answers.solved)))
      else if (row && leaves)
        keep({
          ...row,
          outcome: body.step === callback.unreached ? 'unreached' : e.by.kind === 'clock' ? 'lapsed' : 'left',
          ended_at: e.at,
        })
      if (body.to === callback.state && body.from !== callback.state)
        keep(opened(callback, is, (row?.round ?? 0) + 1, e.at, drawing))
    }
    if (body.kind === 'Merged' && row?.ended_at === null) keep({ ...row, outcome: 'left', ended_at: e.at })
    if (body.kind === 'TakenApart' && is.state === callback.state && row?.outcome === 'left')
      keep({ ...row, outcome: null, ended_at: null })
    if (body.kind === 'TaskChanged' && (body.what === 'ratedUnit' || body.what === 'ratedLead')) {
      const given = body.what === 'ratedUnit' ? body.task.ratedUnit : body.task.ratedLead
      const unit = body.what === 'ratedUnit' ? body.task.unit : is.unit
      if (given && unit)
        marks.push({
          case_id: id,
          task_id: body.task.id,
          part: body.what === 'ratedUnit' ? 'help' : 'lead',
          street_id: is.place.street,
          unit_id: unit,
          month: monthOf(e.at, drawing.calendar),
          score: given.score,
        })
    }
  }
  const end = c as Case
  if (row && row.ended_at === null && rows.has(row.round)) keep({ ...row, due_at: end.clock?.dueAt ?? null })
  return { rows: [...rows.values()].sort((a, b) => a.round - b.round), marks }
}

/** As what one callback counts; a callback left out counts as that and nothing else. */
function labelsOf(row: CallbackRow): string[] {
  const part = row.excluded
    ? ['excluded']
    : [
        ...(row.drawn ? ['drawn'] : []),
        ...(row.outcome ? [row.outcome] : []),
        ...(row.outcome === 'answered'
          ? [
              ...(row.solved ? [`solved ${row.solved}`] : []),
              ...(row.satisfied ? [`satisfied ${row.satisfied}`] : []),
              ...(row.contacted ? [`contacted ${row.contacted}`] : []),
              `way ${row.way}`,
            ]
          : []),
      ]
  return ['entered', ...part]
}

/** Callbacks are tallied under a name of their own, by month: they are not counted anew with the cases. */
export const tallyType = (type: string) => `callback ${type}`

const countsOf = (type: string, row: CallbackRow, n: number): Change[] => {
  const at = { type: tallyType(type), day: row.month, street: row.street_id ?? none, community: row.community_id ?? none, n }
  return labelsOf(row).flatMap(label => [
    { ...at, label: `lead ${label}`, unit: row.unit_id ?? none },
    ...row.helpers.map(unit => ({ ...at, label: `help ${label}`, unit })),
  ])
}

/** What changed in the counts, from how rows were to how they are. */
export const callbackChanges = (type: string, before: readonly CallbackRow[], after: readonly CallbackRow[]): readonly Change[] =>
  together([...before.flatMap(row => countsOf(type, row, -1)), ...after.flatMap(row => countsOf(type, row, 1))])
