import type { z } from 'zod'
import type { PlanPaper, PlanPaperList, planPaperBody } from '#contract/plan-papers'
import type { App } from '../../../app.ts'
import { Fault } from '../../../errors.ts'
import { recordAudit } from '../../audit.ts'
import { asSystem, type Tx } from '../../db.ts'
import { moment, sql } from '../../sql.ts'
import { todayOf } from '../plan-restand.ts'
import { has, planById, planKeepers, type Staff } from '../plan-rows.ts'
import { askUnits } from './circular.ts'
import { draftPaper } from './draft-paper.ts'
import { gather } from './gather.ts'
import { paperById, papersWhere, sayPapers } from './paper-rows.ts'
import { paperPeriod } from './period.ts'
import { writeReport } from './write-report.ts'
import { writeReview } from './write-review.ts'

type Lang = 'zh' | 'en'
type Body = z.output<typeof planPaperBody>

/** Papers made of a plan, or of all plans together (null), the newest first. */
export const listPapers = (app: App, actor: Staff, plan: string | null, lang: Lang): Promise<PlanPaperList> =>
  asSystem(app.db, 'papers of a plan', async tx => {
    const title = plan === null ? '' : (await planById(tx, plan)).title
    const rows = await papersWhere(tx, plan === null ? sql`plan_id is null` : sql`plan_id = ${plan}`)
    return { rows: await sayPapers(tx, rows, await app.directory.now(), lang), title, mayMake: has(actor, planKeepers) }
  })

export const readPaper = (app: App, id: string, lang: Lang): Promise<PlanPaper> =>
  asSystem(app.db, 'a paper of a plan', async tx => {
    const [row] = await sayPapers(tx, [await paperById(tx, id)], await app.directory.now(), lang)
    return row!
  })

/** What is wrong with what is asked for. @throws Fault answers-invalid */
function check(body: Body, today: string): void {
  const fields: Record<string, string> = {}
  if (!paperPeriod(body.period, today)) fields.period = 'future'
  if (body.kind === 'review' && /^\d{4}-\d\d$/.test(body.period)) fields.period = 'unfit'
  if (body.kind === 'circular' && (body.replyBy === null || body.replyBy < today)) fields.replyBy = 'past'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

async function keepPaper(app: App, tx: Tx, actor: Staff, body: Body, asOf: string, document: string | null): Promise<void> {
  const circular = body.kind === 'circular'
  await tx.run(sql`
    insert into plan_papers (tenant_id, id, version, plan_id, kind, period, as_of, state, reply_by, document_id, made_by, made_at)
    values (${tx.tenant}, ${body.id}, 1, ${body.plan}, ${body.kind}, ${body.period}, ${asOf}, ${circular ? 'asked' : 'written'},
      ${circular ? body.replyBy : null}, ${document}, ${actor.person}, ${moment(app.now())})
    on conflict (tenant_id, id) do nothing`)
  await recordAudit(tx, {
    at: app.now(),
    actor,
    action: 'plan-paper',
    detail: { id: body.id, kind: body.kind, period: body.period, plan: body.plan },
  })
}

/**
 * Writes a report or a review as a draft of a document, or begins a circular: its units are told and may answer.
 * The same id again is the same paper. @throws Fault answers-invalid, key-reused, not-found, plan-without-promises
 */
export async function makePaper(app: App, actor: Staff, body: Body): Promise<void> {
  const today = await todayOf(app)
  const there = await asSystem(app.db, 'is this paper there', tx => papersWhere(tx, sql`id = ${body.id}`).then(rows => rows[0]))
  if (there) {
    if (there.plan !== body.plan || there.kind !== body.kind || there.period !== body.period) throw new Fault('key-reused')
    return
  }
  check(body, today)
  const period = paperPeriod(body.period, today)!
  if (body.kind === 'circular') {
    await asSystem(app.db, 'begin a circular', async tx => {
      const { facts } = await gather(app, tx, body.plan, period)
      await keepPaper(app, tx, actor, body, period.asOf, null)
      await askUnits(app, tx, actor, body.id, facts)
    })
    return
  }
  const gathered = await asSystem(app.db, 'what a paper says', tx => gather(app, tx, body.plan, period))
  const written = body.kind === 'report' ? writeReport(gathered) : writeReview(gathered)
  const document = await draftPaper(app, actor, { id: body.id, kind: body.kind, unit: gathered.unit, day: today }, written)
  await asSystem(app.db, 'keep a paper', tx => keepPaper(app, tx, actor, body, period.asOf, document))
}
