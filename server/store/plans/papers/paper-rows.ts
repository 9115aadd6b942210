import type { PlanPaper, PlanPaperKind } from '#contract/plan-papers'
import { Fault } from '../../../errors.ts'
import type { Tx } from '../../db.ts'
import type { Snapshot } from '../../directory.ts'
import { sayPeriod } from '../../reports/report-period.ts'
import { type Query, sql } from '../../sql.ts'
import { planById } from '../plan-rows.ts'
import { type PaperPeriod, paperPeriod } from './period.ts'

type Lang = 'zh' | 'en'

export interface PaperRecord {
  readonly id: string
  readonly version: number
  readonly plan: string | null
  readonly kind: PlanPaperKind
  readonly period: string
  readonly asOf: string
  readonly state: PlanPaper['state']
  readonly replyBy: string | null
  readonly document: string | null
  readonly madeBy: string
  readonly madeAt: number
}
const columns = sql`id, version, plan_id as plan, kind, period, as_of::text as "asOf", state, reply_by::text as "replyBy",
  document_id as document, made_by as "madeBy", made_at as "madeAt"`

export const papersWhere = (tx: Tx, where: Query<unknown>): Promise<PaperRecord[]> =>
  tx.rows(sql<PaperRecord>`
    select ${columns} from plan_papers p where p.tenant_id = ${tx.tenant} and ${where} order by made_at desc, id limit 200`)

/** @throws Fault not-found */
export async function paperById(tx: Tx, id: string): Promise<PaperRecord> {
  const found = await tx.maybe(sql<PaperRecord>`select ${columns} from plan_papers where tenant_id = ${tx.tenant} and id = ${id}`)
  if (!found) throw new Fault('not-found')
  return found
}

/** The paper, held until the transaction ends, as the caller saw it. @throws Fault not-found, stale-version */
export async function paperInHand(tx: Tx, id: string, version: number | null): Promise<PaperRecord> {
  const found = await tx.maybe(
    sql<PaperRecord>`select ${columns} from plan_papers where tenant_id = ${tx.tenant} and id = ${id} for update`,
  )
  if (!found) throw new Fault('not-found')
  if (version !== null && found.version !== version) throw new Fault('stale-version', { detail: { version: found.version } })
  return found
}

/** The period of a paper as it was seen when it was asked for. */
export const periodOf = (paper: Pick<PaperRecord, 'period' | 'asOf'>): PaperPeriod => paperPeriod(paper.period, paper.asOf)!

export interface AnswerRecord {
  readonly paper: string
  readonly unit: string
  readonly version: number
  readonly words: string
  readonly source: string
  readonly answeredBy: string | null
  readonly answeredAt: number | null
}
export const answersOf = (tx: Tx, papers: readonly string[]): Promise<AnswerRecord[]> =>
  tx.rows(sql<AnswerRecord>`
    select paper_id as paper, unit_id as unit, version, words, source, answered_by as "answeredBy", answered_at as "answeredAt"
    from plan_paper_answers where tenant_id = ${tx.tenant} and paper_id = any(${[...papers]}::uuid[]) order by asked_at, unit_id`)

/** Papers as they are listed, with where their documents stand and how many units answered. */
export async function sayPapers(tx: Tx, rows: readonly PaperRecord[], snapshot: Snapshot, lang: Lang): Promise<PlanPaper[]> {
  const documents = await tx.rows(sql<{ id: string; title: string; index: string | null }>`
    select id, title, index_no as index from documents where tenant_id = ${tx.tenant}
      and id = any(${rows.flatMap(r => r.document ?? [])}::uuid[])`)
  const there = new Map(documents.map(d => [d.id, d]))
  const answers = Map.groupBy(
    await answersOf(
      tx,
      rows.map(r => r.id),
    ),
    a => a.paper,
  )
  const titles = new Map<string, string>()
  for (const plan of new Set(rows.flatMap(r => r.plan ?? []))) titles.set(plan, (await planById(tx, plan)).title)
  return rows.map(r => ({
    ...r,
    planTitle: r.plan === null ? null : (titles.get(r.plan) ?? ''),
    periodSays: sayPeriod(r.period, lang),
    documentTitle: there.get(r.document ?? '')?.title ?? null,
    documentIndex: there.get(r.document ?? '')?.index ?? null,
    madeBy: snapshot.people.get(r.madeBy)?.name ?? '',
    asked: answers.get(r.id)?.length ?? 0,
    answered: answers.get(r.id)?.filter(a => a.answeredAt !== null).length ?? 0,
  }))
}
