import { randomUUID } from 'node:crypto'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import { heldBySomebody, type Snapshot } from '../directory.ts'
import { json, moment, sql } from '../sql.ts'
import type { PlanRecord } from './plan-rows.ts'

interface Line {
  readonly id: string
  readonly standing: string
  readonly lead: string | null
  readonly person: string | null
  readonly typed: boolean
  readonly silent: boolean
}

/** The promises of a plan as they stand, and whether somebody has to say more of them this month. */
export const linesToTell = (tx: Tx, plan: string, month: string): Promise<Line[]> =>
  tx.rows(sql<Line>`
    select id, standing, lead_unit as lead, person, bound is null as typed,
      standing <> 'kept' and (value_day is null or value_day < ${month}::date) and cadence is null as silent
    from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan} and state = 'live' and same_as is null
      and kind in ('task', 'target', 'milestone')`)

const behind = (line: Pick<Line, 'standing'>) => line.standing === 'slow' || line.standing === 'late'

/** Who answers for a promise: the person named, else whoever acts for its lead unit. */
function answerable(snapshot: Snapshot, line: Line, now: number): readonly string[] {
  if (line.person !== null) return [line.person]
  return snapshot.posts
    .filter(
      post => post.unit !== null && post.unit === line.lead && post.role === 'handler' && heldBySomebody(snapshot, post, now),
    )
    .map(post => post.person)
}

async function tell(app: App, tx: Tx, plan: PlanRecord, kind: 'PlanBehind' | 'PlanAsks', lines: readonly Line[]): Promise<void> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const payload = json({ number: plan.title, type: null, state: null, what: null })
  for (const person of new Set(lines.flatMap(line => answerable(snapshot, line, now))))
    await tx.run(sql`insert into notices (tenant_id, id, person_id, kind, payload, at)
      values (${tx.tenant}, ${randomUUID()}, ${person}, ${kind}, ${payload}::jsonb, ${moment(now)})`)
}

/**
 * After a plan was judged: whoever answers for something that fell behind since is told once, and once a month, from the
 * day its kind names, whoever owes a value is asked for it. Nobody has to telephone.
 */
export async function tellOfPlan(
  app: App,
  tx: Tx,
  plan: PlanRecord,
  was: { lines: readonly Line[]; judgedOn: string | null },
  today: string,
  askDay: number,
): Promise<void> {
  // A plan judged for the first time stands as it was adopted: that is no news to anybody.
  if (plan.state !== 'adopted' || was.judgedOn === null) return
  const before = new Set(was.lines.filter(behind).map(line => line.id))
  const month = `${today.slice(0, 7)}-01`
  const now = await linesToTell(tx, plan.id, month)
  const fell = now.filter(line => behind(line) && !before.has(line.id))
  if (fell.length > 0) await tell(app, tx, plan, 'PlanBehind', fell)
  const asks = `${today.slice(0, 7)}-${String(askDay).padStart(2, '0')}`
  if (today < asks || was.judgedOn >= asks) return
  const owed = now.filter(line => line.typed && line.silent)
  if (owed.length > 0) await tell(app, tx, plan, 'PlanAsks', owed)
}
