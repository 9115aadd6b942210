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

/** Whoever acts for a unit; where nobody handles its cases, everybody who has a post there. */
function peopleOf(snapshot: Snapshot, unit: string, now: number): readonly string[] {
  const here = snapshot.posts.filter(post => post.unit === unit && heldBySomebody(snapshot, post, now))
  const handlers = here.filter(post => post.role === 'handler')
  return (handlers.length > 0 ? handlers : here).map(post => post.person)
}

/** Puts the same news before several persons, once each. */
async function tell(app: App, tx: Tx, a: AppraisalRecord, kind: AppraisalNews, people: readonly string[], reason?: string) {
  const page = kind === 'AppraisalWithdrawn' ? '/appraisals' : `/appraisals/${a.id}`
  const payload = json({ number: a.title, type: null, state: null, what: null, page, ...(reason && { reason }) })
  const rows = [...new Set(people)].map(person => ({ id: randomUUID(), person }))
  if (rows.length === 0) return
  await tx.run(sql`
    insert into notices (tenant_id, id, person_id, kind, payload, at)
    select ${tx.tenant}, n.id, n.person, ${kind}, ${payload}::jsonb, ${moment(app.now())}
    from jsonb_to_recordset(${json(rows)}::jsonb) as n(id uuid, person uuid)`)
}

/** News for those who act for some units of an appraisal. */
export async function tellUnits(app: App, tx: Tx, a: AppraisalRecord, kind: AppraisalNews, units = a.units, reason?: string) {
  const snapshot = await app.directory.now()
  const people = units.flatMap(unit => peopleOf(snapshot, unit, app.now()))
  await tell(app, tx, a, kind, people, reason)
}

/** Whoever the scheme names as a judge has something to do from the opening on. */
export const tellJudges = (app: App, tx: Tx, a: AppraisalRecord): Promise<void> =>
  tell(
    app,
    tx,
    a,
    'AppraisalJudge',
    a.parts.flatMap(part => (part.kind === 'judged' ? part.judges : [])),
  )

/** An objection waits for those who may answer it. */
export async function tellKeepers(app: App, tx: Tx, a: AppraisalRecord, but: string): Promise<void> {
  const { posts } = await app.directory.now()
  const keepers = posts.filter(post => (appraisalKeepers as readonly string[]).includes(post.role) && post.person !== but)
  await tell(
    app,
    tx,
    a,
    'AppraisalObjected',
    keepers.map(post => post.person),
  )
}
