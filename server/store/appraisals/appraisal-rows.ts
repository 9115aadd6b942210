import { randomUUID } from 'node:crypto'
import type { AppraisalPart, AppraisalState } from '#contract/appraisals'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>
/** Who writes schemes, opens them, answers objections. */
export const appraisalKeepers = ['supervisor', 'leader'] as const
/** Who fixes the result. */
export const appraisalFixers = ['leader'] as const
export const has = (actor: Staff, roles: readonly string[]): boolean => actor.posts.some(post => roles.includes(post.role))
export const unitsOf = (actor: Staff): readonly string[] => actor.posts.flatMap(post => (post.unit === null ? [] : [post.unit]))

export interface AppraisalRecord {
  readonly id: string
  readonly version: number
  readonly edition: number
  readonly follows: string | null
  readonly title: string
  readonly from: string
  readonly until: string
  readonly units: readonly string[]
  readonly parts: readonly AppraisalPart[]
  readonly smallest: number
  readonly near: number
  readonly state: AppraisalState
  readonly appealUntil: string | null
  readonly madeBy: string
}
const columns = sql`id, version, edition, follows, title, from_day::text as "from", until_day::text as until, units::text[] as units,
  parts, smallest, near::float8 as near, state, appeal_until::text as "appealUntil", made_by as "madeBy"`

export const appraisalsOf = (tx: Tx): Promise<AppraisalRecord[]> =>
  tx.rows(sql<AppraisalRecord>`
    select ${columns} from appraisals where tenant_id = ${tx.tenant} order by made_at desc, id limit 200`)

/** @throws Fault not-found */
export async function appraisalById(tx: Tx, id: string): Promise<AppraisalRecord> {
  const found = await tx.maybe(
    sql<AppraisalRecord>`select ${columns} from appraisals where tenant_id = ${tx.tenant} and id = ${id}`,
  )
  if (!found) throw new Fault('not-found')
  return found
}

/**
 * The scheme, held until the transaction ends, in one of the states in which this may be done.
 * @throws Fault not-found, stale-version, appraisal-not-now
 */
export async function appraisalInHand(
  tx: Tx,
  id: string,
  version: number | null,
  states: readonly AppraisalState[],
): Promise<AppraisalRecord> {
  const found = await tx.maybe(
    sql<AppraisalRecord>`select ${columns} from appraisals where tenant_id = ${tx.tenant} and id = ${id} for update`,
  )
  if (!found) throw new Fault('not-found')
  if (version !== null && found.version !== version) throw new Fault('stale-version', { detail: { version: found.version } })
  if (!states.includes(found.state)) throw new Fault('appraisal-not-now', { detail: { state: found.state } })
  return found
}

export interface MarkRecord {
  readonly unit: string
  readonly part: string
  readonly version: number
  readonly points: number | null
  readonly low: number | null
  readonly high: number | null
  readonly value: number | null
  readonly hit: number | null
  readonly of: number | null
  readonly share: boolean
  readonly small: boolean
  readonly from: string | null
  readonly until: string | null
  readonly words: string
  readonly evidence: string
  readonly files: string[]
  readonly appeal: string | null
  readonly by: string | null
  readonly at: number
}

/** The marks that hold: of each unit and part the last. */
export const marksOf = (tx: Tx, appraisal: string): Promise<MarkRecord[]> =>
  tx.rows(sql<MarkRecord>`
    select distinct on (unit_id, part) unit_id as unit, part, version, points::float8 as points, low::float8 as low, high::float8 as high,
      value::float8 as value, hit::float8 as hit, "of"::float8 as "of", share, small, from_day::text as "from",
      until_day::text as until, words, evidence, files::text[] as files, appeal_id as appeal, by_person as by, at
    from appraisal_marks where tenant_id = ${tx.tenant} and appraisal_id = ${appraisal} order by unit_id, part, version desc`)

export type NewMark = Omit<MarkRecord, 'version' | 'at'>
/** Puts marks down as the next version of each; what was said before stays. */
export async function addMarks(tx: Tx, appraisal: string, marks: readonly NewMark[], at: number): Promise<void> {
  if (marks.length === 0) return
  await tx.run(sql`
    insert into appraisal_marks (tenant_id, appraisal_id, unit_id, part, version, points, low, high, value, hit, "of", share, small,
      from_day, until_day, words, evidence, files, appeal_id, by_person, at)
    select ${tx.tenant}, ${appraisal}, m.unit, m.part, coalesce((select max(version) from appraisal_marks o where o.tenant_id = ${tx.tenant}
        and o.appraisal_id = ${appraisal} and o.unit_id = m.unit and o.part = m.part), 0) + 1,
      m.points, m.low, m.high, m.value, m.hit, m."of", m.share, m.small, m."from", m.until, m.words, m.evidence, m.files, m.appeal, m.by, ${moment(at)}
    from jsonb_to_recordset(${json(marks)}::jsonb) as m(unit uuid, part text, points numeric, low numeric, high numeric, value numeric,
      hit numeric, "of" numeric, share boolean, small boolean, "from" date, until date, words text, evidence text, files uuid[], appeal uuid, by uuid)`)
}

/** One history row for each change, in the same transaction. */
export const noteChange = (
  tx: Tx,
  c: { appraisal: string; at: number; by: string; what: string; before?: object; after?: object },
): Promise<number> =>
  tx.run(sql`
    insert into appraisal_changes (tenant_id, id, appraisal_id, at, by_person, what, before, after)
    values (${tx.tenant}, ${randomUUID()}, ${c.appraisal}, ${moment(c.at)}, ${c.by}, ${c.what}, ${json(c.before ?? {})}::jsonb,
      ${json(c.after ?? {})}::jsonb)`)
