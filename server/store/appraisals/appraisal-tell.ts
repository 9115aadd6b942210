import { randomUUID } from 'node:crypto'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import { heldBySomebody, type Snapshot } from '../directory.ts'
import { json, moment, sql } from '../sql.ts'
import { type AppraisalRecord, appraisalKeepers } from './appraisal-rows.ts'

export type AppraisalNews =
  | 'AppraisalOpened'
  | 'AppraisalJudge'
  | 'AppraisalShown'
  | 'AppraisalObjected'
  | 'AppraisalAnswered'
  | 'AppraisalFixed'
  | 'AppraisalWithdrawn'
  | 'AppraisalLastDay'
  | 'AppraisalOwed'

/** Whoever acts for a unit; where nobody handles its cases, everybody who has a post there. */
function peopleOf(snapshot: Snapshot, unit: string, now: number): readonly string[] {
  const here = snapshot.posts.filter(post => post.unit === unit && heldBySomebody(snapshot, post, now))
  const handlers = here.filter(post => post.role === 'handler')
  return (handlers.length > 0 ? handlers : here).map(post => post.person)
}

interface More {
  readonly reason?: string
  /** The day it is about: a reminder of it comes once. */
  readonly until?: string
}

/** Puts the same news before several persons, once each. @returns to how many */
async function tell(
  app: App,
  tx: Tx,
  a: AppraisalRecord,
  kind: AppraisalNews,
  people: readonly string[],
  more: More = {},
): Promise<number> {
  const page = kind === 'AppraisalWithdrawn' ? '/appraisals' : `/appraisals/${a.id}`
  const payload = json({ number: a.title, type: null, state: null, what: null, page, ...more })
  const rows = [...new Set(people)].map(person => ({ id: randomUUID(), person }))
  if (rows.length === 0) return 0
  const again =
    more.until === undefined
      ? sql`false`
      : sql`exists (select 1 from notices o where o.tenant_id = ${tx.tenant} and o.person_id = n.person and o.kind = ${kind}
          and o.payload ->> 'page' = ${page} and o.payload ->> 'until' = ${more.until})`
  return tx.run(sql`
    insert into notices (tenant_id, id, person_id, kind, payload, at)
    select ${tx.tenant}, n.id, n.person, ${kind}, ${payload}::jsonb, ${moment(app.now())}
    from jsonb_to_recordset(${json(rows)}::jsonb) as n(id uuid, person uuid) where not ${again}`)
}

/** News for those who act for some units of an appraisal. */
export async function tellUnits(app: App, tx: Tx, a: AppraisalRecord, kind: AppraisalNews, units = a.units, more: More = {}) {
  const snapshot = await app.directory.now()
  const people = units.flatMap(unit => peopleOf(snapshot, unit, app.now()))
  return tell(app, tx, a, kind, people, more)
}

/** Whoever the scheme names as a judge has something to do from the opening on. */
export const tellJudges = (app: App, tx: Tx, a: AppraisalRecord): Promise<number> =>
  tell(
    app,
    tx,
    a,
    'AppraisalJudge',
    a.parts.flatMap(part => (part.kind === 'judged' ? part.judges : [])),
  )

/** Judges of whom the time of the scheme is over and points are still missing. */
export const tellOwing = (app: App, tx: Tx, a: AppraisalRecord, judges: readonly string[]): Promise<number> =>
  tell(app, tx, a, 'AppraisalOwed', judges, { until: a.until })

/** An objection waits for those who may answer it. */
export async function tellKeepers(app: App, tx: Tx, a: AppraisalRecord, but: string): Promise<number> {
  const { posts } = await app.directory.now()
  const keepers = posts.filter(post => (appraisalKeepers as readonly string[]).includes(post.role) && post.person !== but)
  return tell(
    app,
    tx,
    a,
    'AppraisalObjected',
    keepers.map(post => post.person),
  )
}
