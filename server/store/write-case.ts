import type { Case, Event } from '#kernel/engine/model'
import { type CaseRecord, caseColumns, derived } from './case-rows.ts'
import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'
import { type Change, insertChanges } from './tallies.ts'

/** Something to be done after the commit, by the outbox. */
export interface Errand {
  readonly id: string
  readonly kind: string
  readonly payload: unknown
}

interface Writing {
  readonly c: Case
  readonly events: readonly Event[]
  readonly errands: readonly Errand[]
  /** Texts the list search may look through, as grams. */
  readonly grams: string
  readonly now: number
  /** What the sender's own clock said; null when not told. */
  readonly madeAt: number | null
  /** What it changes in the counts of its kind. */
  readonly tallies: readonly Change[]
}

interface TimerRow {
  readonly task: string
  readonly kind: 'warn' | 'late'
  readonly due_at: string
}

/** The timers a case stands under: its own clock's and each open task's. */
export function timersOf(c: Case): TimerRow[] {
  const of = (task: string, clock: Case['clock']): TimerRow[] => {
    if (!clock?.dueAt || clock.lateAt !== null) return []
    const late = { task, kind: 'late', due_at: moment(clock.dueAt) } as const
    return clock.warnAt === null || clock.warned ? [late] : [late, { task, kind: 'warn', due_at: moment(clock.warnAt) }]
  }
  if (c.closedAt !== null) return []
  return [...of('', c.clock), ...c.tasks.filter(t => t.settledAt === null).flatMap(t => of(t.id, t.clock))]
}

const eventRows = (events: readonly Event[], from: number) =>
  json(events.map((e, n) => ({ seq: from + n, at: moment(e.at), command: e.command, kind: e.body.kind, by: e.by, body: e.body })))

const errandRows = (errands: readonly Errand[]) => json(errands)
const when = (at: number | null) => (at === null ? null : moment(at))

/**
 * Writes a new case with its history, clocks and errands in one statement. Nothing is written when the id is already there:
 * the same report sent again.
 * @returns false when the id was already used
 */
export async function insertCase(
  tx: Tx,
  w: Writing & {
    readonly number: string
    readonly definition: string
    readonly requestHash: string
    readonly files: readonly string[]
  },
): Promise<boolean> {
  const { c, now } = w
  const d = derived(c)
  const t = tx.tenant
  const row = await tx.maybe(sql<{ made: number }>`
    with made as (
      insert into cases (tenant_id, id, number, programme, type, definition, state, version, filed_at, changed_at, closed_at, channel, filer_id,
        street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at, late_at, ever_late,
        data, taken, rest, grams, request_hash)
      values (${t}, ${c.id}, ${w.number}, ${c.programme}, ${c.type}, ${w.definition}, ${c.state}, ${c.version}, ${moment(c.filedAt)}, ${moment(c.changedAt)}, ${when(c.closedAt)},
        ${c.channel}, ${c.filer}, ${c.place.street}, ${c.place.community}, ${c.place.grid}, ${c.place.building}, ${c.place.boundary},
        ${c.place.point?.[0] ?? null}, ${c.place.point?.[1] ?? null}, ${c.place.address}, ${c.unit}, ${c.holder}, ${d.taskUnits}::uuid[],
        ${when(d.dueAt)}, ${when(d.lateAt)}, ${c.everLate}, ${json(c.data)}::jsonb, ${json(c.taken)}::jsonb, ${json(d.rest)}::jsonb,
        array_to_tsvector(string_to_array(${w.grams}, ' ')), ${w.requestHash})
      on conflict (tenant_id, id) do nothing
      returning id
    ), told as (
      insert into case_events (tenant_id, case_id, seq, at, made_at, command, kind, by, body)
      select ${t}, ${c.id}, e.seq, e.at, ${when(w.madeAt)}::timestamptz, e.command, e.kind, e.by, e.body
      from jsonb_to_recordset(${eventRows(w.events, 1)}::jsonb) as e (seq int, at timestamptz, command uuid, kind text, by jsonb, body jsonb), made
    ), timed as (
      insert into timers (tenant_id, case_id, task, kind, due_at)
      select ${t}, ${c.id}, x.task, x.kind, x.due_at
      from jsonb_to_recordset(${json(timersOf(c))}::jsonb) as x (task text, kind text, due_at timestamptz), made
    ), sent as (
      insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at)
      select ${t}, x.id, ${c.id}, x.kind, x.payload, ${moment(now)}::timestamptz, ${moment(now)}::timestamptz
      from jsonb_to_recordset(${errandRows(w.errands)}::jsonb) as x (id uuid, kind text, payload jsonb), made
    ), counted as (${insertChanges(t, w.tallies)}, made)
    select count(*)::int as made from made`)
  if (!row || row.made === 0) return false
  if (w.files.length > 0) await attachFiles(tx, c.id, w.files)
  return true
}

/** The case's uploaded files become part of it. */
export const attachFiles = (tx: Tx, caseId: string, files: readonly string[]) =>
  tx.run(
    sql`update files set case_id = ${caseId} where tenant_id = ${tx.tenant} and id = any(${[...files]}::uuid[]) and case_id is null`,
  )

/** Writes what a command changed: the case as it now stands, the new history, clocks and errands. The row is locked. */
export async function updateCase(tx: Tx, w: Writing & { readonly before: Case; readonly definition: string }): Promise<void> {
  const { c, now, before } = w
  const d = derived(c)
  const t = tx.tenant
  await tx.run(sql`
    with told as (
      insert into case_events (tenant_id, case_id, seq, at, made_at, command, kind, by, body)
      select ${t}, ${c.id}, e.seq, e.at, ${when(w.madeAt)}::timestamptz, e.command, e.kind, e.by, e.body
      from jsonb_to_recordset(${eventRows(w.events, before.version + 1)}::jsonb) as e (seq int, at timestamptz, command uuid, kind text, by jsonb, body jsonb)
    ), sent as (
      insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at)
      select ${t}, x.id, ${c.id}, x.kind, x.payload, ${moment(now)}::timestamptz, ${moment(now)}::timestamptz
      from jsonb_to_recordset(${errandRows(w.errands)}::jsonb) as x (id uuid, kind text, payload jsonb)
    ), counted as (${insertChanges(t, w.tallies)})
    update cases set definition = ${w.definition}, state = ${c.state}, version = ${c.version}, changed_at = ${moment(c.changedAt)}, closed_at = ${when(c.closedAt)},
      street_id = ${c.place.street}, community_id = ${c.place.community}, grid_id = ${c.place.grid}, building_id = ${c.place.building},
      boundary_id = ${c.place.boundary}, lng = ${c.place.point?.[0] ?? null}, lat = ${c.place.point?.[1] ?? null}, address = ${c.place.address},
      unit_id = ${c.unit}, holder_id = ${c.holder}, task_units = ${d.taskUnits}::uuid[], due_at = ${when(d.dueAt)}, late_at = ${when(d.lateAt)},
      ever_late = ${c.everLate}, voices = ${d.voices}, main_id = ${d.mainId}, data = ${json(c.data)}::jsonb, taken = ${json(c.taken)}::jsonb, rest = ${json(d.rest)}::jsonb,
      grams = array_to_tsvector(string_to_array(${w.grams}, ' '))
    where tenant_id = ${t} and id = ${c.id}`)
  const timers = timersOf(c)
  if (json(timers) === json(timersOf(before))) return
  await tx.run(sql`delete from timers where tenant_id = ${t} and case_id = ${c.id}`)
  if (timers.length > 0)
    await tx.run(sql`
      insert into timers (tenant_id, case_id, task, kind, due_at)
      select ${t}, ${c.id}, x.task, x.kind, x.due_at from jsonb_to_recordset(${json(timers)}::jsonb) as x (task text, kind text, due_at timestamptz)`)
}

/** One case within the transaction's reach, or null; `lock` waits for whoever is changing it. */
export const caseById = (tx: Tx, id: string, lock: 'lock' | 'look' | 'skip'): Promise<CaseRecord | null> =>
  tx.maybe(
    sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and id = ${id} ${lock === 'lock' ? sql`for update` : lock === 'skip' ? sql`for update skip locked` : sql``}`,
  )

export const caseByNumber = (tx: Tx, number: string): Promise<CaseRecord | null> =>
  tx.maybe(sql<CaseRecord>`select ${caseColumns} from cases where tenant_id = ${tx.tenant} and number = ${number}`)

export interface EventRecord {
  readonly seq: number
  readonly at: number
  readonly madeAt?: number | null
  readonly command: string
  readonly by: Event['by']
  readonly body: Event['body']
}
/** The history of one case after `seq`, oldest first. Call it only with a case that was read within reach. */
export const eventsOf = (tx: Tx, id: string, after = 0): Promise<EventRecord[]> =>
  tx.rows(
    sql<EventRecord>`select seq, at, made_at as "madeAt", command, by, body from case_events where tenant_id = ${tx.tenant} and case_id = ${id} and seq > ${after} order by seq`,
  )

/** Writes a case under a new definition's names; its history stays as it was written. */
export const rewriteCase = (tx: Tx, c: Case, definition: string): Promise<number> =>
  tx.run(sql`
    update cases set definition = ${definition}, state = ${c.state}, data = ${json(c.data)}::jsonb, taken = ${json(c.taken)}::jsonb, rest = ${json(derived(c).rest)}::jsonb
    where tenant_id = ${tx.tenant} and id = ${c.id}`)
