import { createHmac } from 'node:crypto'
import type { Case, Event } from '#kernel/engine/model'
import type { Calendar } from '#methods/working-time/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { json, moment, sql } from '../sql.ts'
import { type Change, insertChanges } from '../tallies.ts'
import { type CallbackRow, callbackChanges, callbacksOf, type Drawing, isAboutCallback, type MarkRow } from './callback-rows.ts'
import { callbackSettingsOf } from './callback-settings.ts'

/** The secret of a week's draw. It follows from the office's secret, so every instance draws alike. */
export const seedOf =
  (secret: string) =>
  (week: string): string =>
    createHmac('sha256', secret).update(`callback ${week}`).digest('base64url')

const columns = sql`case_id, round, street_id, community_id, unit_id, helpers, to_char(month, 'YYYY-MM-DD') as month, to_char(week, 'YYYY-MM-DD') as week,
  entered_at, due_at, number, share, drawn, outcome, solved, satisfied, contacted, way, ended_at, excluded`

/** The latest callback of a case, or the one of a round. Its case is locked by whoever changes it. */
export const callbackOf = (tx: Tx, id: string, round?: number): Promise<CallbackRow | null> =>
  tx.maybe(sql<CallbackRow>`select ${columns} from callbacks
    where tenant_id = ${tx.tenant} and case_id = ${id} ${round === undefined ? sql`` : sql`and round = ${round}`} order by round desc limit 1`)

/** One row for each key, the last that was said: a unit may be rated again in the same breath. */
const latest = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] => [
  ...new Map(rows.map(row => [key(row), row])).values(),
]

const when = (at: number | null) => (at === null ? null : moment(at))

async function writeRows(tx: Tx, type: string, rows: readonly CallbackRow[], marks: readonly MarkRow[]): Promise<void> {
  if (rows.length > 0)
    await tx.run(sql`
      insert into callbacks (tenant_id, case_id, round, type, street_id, community_id, unit_id, helpers, month, week, entered_at, due_at,
        number, share, drawn, outcome, solved, satisfied, contacted, way, ended_at, excluded)
      select ${tx.tenant}, x.case_id, x.round, ${type}, x.street_id, x.community_id, x.unit_id,
        array(select jsonb_array_elements_text(x.helpers))::uuid[], x.month, x.week, x.entered_at, x.due_at,
        x.number, x.share, x.drawn, x.outcome, x.solved, x.satisfied, x.contacted, x.way, x.ended_at, x.excluded
      from jsonb_to_recordset(${json(
        rows.map(row => ({
          ...row,
          entered_at: moment(row.entered_at),
          due_at: when(row.due_at),
          ended_at: when(row.ended_at),
        })),
      )}::jsonb) as x (case_id uuid, round int, street_id uuid, community_id uuid, unit_id uuid, helpers jsonb, month date, week date,
        entered_at timestamptz, due_at timestamptz, number float8, share float8, drawn boolean, outcome text, solved text, satisfied text,
        contacted text, way text, ended_at timestamptz, excluded boolean)
      on conflict (tenant_id, case_id, round) do update set due_at = excluded.due_at, outcome = excluded.outcome, solved = excluded.solved,
        satisfied = excluded.satisfied, contacted = excluded.contacted, way = excluded.way, ended_at = excluded.ended_at`)
  if (marks.length > 0)
    await tx.run(sql`
      insert into callback_marks (tenant_id, case_id, task_id, part, type, street_id, unit_id, month, score)
      select ${tx.tenant}, x.case_id, x.task_id, x.part, ${type}, x.street_id, x.unit_id, x.month, x.score
      from jsonb_to_recordset(${json(latest(marks, m => `${m.case_id} ${m.task_id} ${m.part}`))}::jsonb) as x (case_id uuid, task_id uuid, part text, street_id uuid, unit_id uuid, month date, score int)
      on conflict (tenant_id, case_id, task_id, part) do update set unit_id = excluded.unit_id, score = excluded.score`)
}

export const writeChanges = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  if (changes.length > 0) await tx.run(insertChanges(tx.tenant, changes))
}

/** After a command: does the reporter's word begin to be waited for, or is it given? In the transaction of the command. */
export async function followCallback(
  tx: Tx,
  secret: string,
  of: CaseType,
  before: Case,
  events: readonly Event[],
  calendar: Calendar,
): Promise<void> {
  const { callback } = of.def
  if (!callback || !isAboutCallback(callback, events)) return
  const last = await callbackOf(tx, before.id)
  const { share } = (await callbackSettingsOf(tx)).settings
  const drawing: Drawing = { share: share / 100, seedOf: seedOf(secret), calendar }
  const { rows, marks } = callbacksOf(of.def, before, before.id, events, last, drawing)
  await writeRows(tx, of.type, rows, marks)
  const old = last && rows.some(row => row.round === last.round) ? [last] : []
  await writeChanges(tx, callbackChanges(of.type, old, rows))
}

/** The callbacks of whole cases, as commands would have written them. */
export async function writeCallbacks(
  tx: Tx,
  of: CaseType,
  cases: readonly { readonly c: Case; readonly events: readonly Event[] }[],
  drawing: Drawing,
): Promise<void> {
  const all = cases.map(({ c, events }) => callbacksOf(of.def, null, c.id, events, null, drawing))
  const rows = latest(
    all.flatMap(one => one.rows),
    row => `${row.case_id} ${row.round}`,
  )
  await writeRows(
    tx,
    of.type,
    rows,
    all.flatMap(one => one.marks),
  )
  await writeChanges(tx, callbackChanges(of.type, [], rows))
}
