import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { rolesOf } from '../identity/duties.ts'
import type { Tx } from './db.ts'
import { type Held, heldNow } from './held.ts'
import { json, moment, sql } from './sql.ts'

export type StepStatus = 'held' | 'done' | 'refused' | 'recalled'

export interface FurtherStep {
  readonly step: string
  readonly answers: Data
}

/** What follows is kept beside the answers, under a name no field can have: both are forgotten together. */
const beside = '$further'

/** A step on one case that was accepted, as part of a batch of one or many. */
export interface HeldStep {
  readonly batch: string
  readonly case: string
  readonly person: string
  readonly version: number
  readonly step: string
  readonly answers: Data
  /** Steps that follow at once. */
  readonly further: readonly FurtherStep[]
  readonly lang: 'zh' | 'en'
  readonly at: number
  readonly runsAt: number
  readonly status: StepStatus
  readonly error: { readonly code: string; readonly message: string; readonly mend?: string } | null
  readonly attempts: number
}

const columns = sql`batch_id as batch, case_id as "case", person_id as person, version, step, answers - ${beside}::text as answers, coalesce(answers -> ${beside}::text, '[]') as further, lang, at, runs_at as "runsAt", status, error, attempts`

type NewStep = Omit<HeldStep, 'attempts' | 'at' | 'batch' | 'person' | 'step' | 'lang' | 'further'>

export const insertSteps = (
  tx: Tx,
  of: Pick<HeldStep, 'batch' | 'person' | 'step' | 'lang' | 'at'>,
  steps: readonly NewStep[],
  further: readonly FurtherStep[] = [],
): Promise<number> => {
  const rows = steps.map((s, position) => ({
    ...s,
    answers: further.length > 0 ? { ...s.answers, [beside]: further } : s.answers,
    case_id: s.case,
    position,
    runs_at: moment(s.runsAt),
  }))
  return tx.run(sql`
    insert into held_steps (tenant_id, batch_id, case_id, person_id, position, version, step, answers, lang, at, runs_at, status, error, settled_at)
    select ${tx.tenant}, ${of.batch}, x.case_id, ${of.person}, x.position, x.version, ${of.step}, x.answers, ${of.lang}, ${moment(of.at)}::timestamptz, x.runs_at, x.status, x.error,
      case when x.status = 'held' then null else ${moment(of.at)}::timestamptz end
    from jsonb_to_recordset(${json(rows)}::jsonb)
      as x (case_id uuid, position int, version int, answers jsonb, runs_at timestamptz, status text, error jsonb)`)
}

/** The steps of a batch that is this person's, in the order they were sent. */
export const stepsOf = (tx: Tx, batch: string, person: string): Promise<HeldStep[]> =>
  tx.rows(
    sql<HeldStep>`select ${columns} from held_steps where tenant_id = ${tx.tenant} and batch_id = ${batch} and person_id = ${person} order by position`,
  )

/** Batches of this person that still hold something, or in which something was refused, since a moment; newest first. */
export const openBatches = (tx: Tx, person: string, since: number): Promise<{ batch: string }[]> =>
  tx.rows(
    sql<{ batch: string }>`select batch_id as batch from held_steps
      where tenant_id = ${tx.tenant} and person_id = ${person} and at >= ${moment(since)} and status in ('held', 'refused')
      group by batch_id order by max(at) desc limit 20`,
  )

export const lockStep = (tx: Tx, batch: string, of: string, wait: boolean): Promise<HeldStep | null> =>
  tx.maybe(
    sql<HeldStep>`select ${columns} from held_steps where tenant_id = ${tx.tenant} and batch_id = ${batch} and case_id = ${of} and status = 'held'
      ${wait ? sql`for update` : sql`for update skip locked`}`,
  )

export const dueSteps = (tx: Tx, now: number, limit: number): Promise<{ batch: string; case: string; person: string }[]> =>
  tx.rows(
    sql<{
      batch: string
      case: string
      person: string
    }>`select batch_id as batch, case_id as "case", person_id as person from held_steps
      where tenant_id = ${tx.tenant} and status = 'held' and runs_at <= ${moment(now)} order by runs_at, position limit ${limit}`,
  )

/** What was answered is not kept once the step is settled: it stands in the case's history. */
export const settleStep = (
  tx: Tx,
  step: Pick<HeldStep, 'batch' | 'case'>,
  status: StepStatus,
  now: number,
  error: HeldStep['error'] = null,
): Promise<number> =>
  tx.run(
    sql`update held_steps set status = ${status}, settled_at = ${moment(now)}, error = ${error && json(error)}::jsonb,
        answers = case when ${status} = 'done' then '{}'::jsonb else answers end
      where tenant_id = ${tx.tenant} and batch_id = ${step.batch} and case_id = ${step.case}`,
  )

/** Tried in vain, for a reason that may pass: once more at `next`. */
export const putOffStep = (tx: Tx, step: Pick<HeldStep, 'batch' | 'case'>, next: number): Promise<number> =>
  tx.run(
    sql`update held_steps set attempts = attempts + 1, runs_at = ${moment(next)}
      where tenant_id = ${tx.tenant} and batch_id = ${step.batch} and case_id = ${step.case} and status = 'held'`,
  )

/** Takes back what is not taken yet. A step being taken right now holds its row, so this waits and finds it done. */
export const recallSteps = (tx: Tx, batch: string, person: string, now: number): Promise<number> =>
  tx.run(
    sql`update held_steps set status = 'recalled', settled_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and batch_id = ${batch} and person_id = ${person} and status = 'held'`,
  )

/** Forgets what is settled: the whole batch of a person, or everything older than a moment. */
export const putAway = (tx: Tx, batch: string, person: string): Promise<number> =>
  tx.run(
    sql`update held_steps set status = 'recalled' where tenant_id = ${tx.tenant} and batch_id = ${batch} and person_id = ${person} and status = 'refused'`,
  )
export const dropSettled = (tx: Tx, before: number): Promise<number> =>
  tx.run(sql`delete from held_steps where tenant_id = ${tx.tenant} and settled_at < ${moment(before)}`)

/** Somebody of the staff as they may act now; null when they have left. */
export async function staffNow(app: App, tx: Tx, id: string): Promise<Extract<Actor, { kind: 'staff' }> | null> {
  const found = await tx.maybe(
    sql<{
      name: string
      posts: Held[]
    }>`select p.name, ${heldNow(app.now())} as posts from people p where p.tenant_id = ${tx.tenant} and p.id = ${id} and p.kind = 'staff' and p.active`,
  )
  if (!found) return null
  const roles = rolesOf(app.programmes)
  const posts = found.posts.flatMap(p => {
    const role = roles.get(p.role)
    return role ? [{ ...p, scope: role.scope }] : []
  })
  return { kind: 'staff', person: id, name: found.name, posts }
}
