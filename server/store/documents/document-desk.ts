import type { DocumentDetail, DocumentRow } from '#contract/documents'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { isUuid, sql } from '../sql.ts'
import { missingIn, openTraces } from './document-content.ts'
import { contentOf, documentById, documentClasses, filesOf, type Signed } from './document-rows.ts'

const views = {
  draft: sql`work = 'draft'`,
  review: sql`work in ('review', 'ready')`,
  shown: sql`seen = 'shown' and work = 'still'`,
  gone: sql`seen in ('ended', 'withdrawn') and work = 'still'`,
  all: sql`true`,
} as const
export type DocumentView = keyof typeof views
export const documentViews = Object.keys(views) as [DocumentView, ...DocumentView[]]

/** What those who publish work on, last changed first; `q` is part of a title or the beginning of an index number. */
export const listDocuments = (
  app: App,
  view: DocumentView,
  q: string,
  limit: number,
  /** Only these; null: of every class. */
  classes: readonly string[] | null = null,
): Promise<DocumentRow[]> =>
  asSystem(app.db, 'documents at the desk', tx => {
    const words = q.trim()
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    const named = words === '' ? sql`true` : sql`(title ilike ${like} or index_no like ${like})`
    const among = classes ? sql`class = any(${[...classes]}::text[])` : sql`true`
    return tx.fresh(
      sql<DocumentRow>`select id, version, work, seen, index_no as index, class, title, unit_id as unit, drafter, publish_at as "publishAt",
          published_at as "publishedAt", changed_at as "changedAt"
        from documents where tenant_id = ${tx.tenant} and ${views[view]} and ${named} and ${among} order by changed_at desc, id limit ${limit}`,
    )
  })

interface Revision {
  readonly revision: number
  readonly at: number
  readonly reason: string | null
  readonly drafter: Signed
  readonly reviewer: Signed
}
export const revisionsOf = (tx: Tx, id: string): Promise<Revision[]> =>
  tx.rows(
    sql<Revision>`select revision, at, reason, drafter, reviewer from document_revisions where tenant_id = ${tx.tenant} and document_id = ${id}
      order by revision desc`,
  )

const mutable = (who: Signed) => ({ ...who, checks: [...who.checks] })

/** The class a document is of. @throws Fault not-found */
export const classOfDocument = (app: App, id: string): Promise<string> =>
  asSystem(app.db, 'the class of a document', async tx => {
    const row = isUuid(id) ? await documentById(tx, id) : null
    if (!row) throw new Fault('not-found')
    return row.class
  })

/** One document as its office sees it: what is written, what is still missing, what may point at a person. */
export async function documentDetail(app: App, id: string): Promise<DocumentDetail> {
  if (!isUuid(id)) throw new Fault('not-found')
  return asSystem(app.db, 'a document at the desk', async tx => {
    const row = await documentById(tx, id)
    if (!row) throw new Fault('not-found')
    const files = await filesOf(tx, id)
    const content = contentOf(row)
    const working = row.work !== 'still'
    return {
      id,
      version: row.version,
      work: row.work,
      seen: row.seen,
      index: row.index,
      class: row.class,
      title: row.title,
      unit: row.unit,
      drafter: row.drafter,
      publishAt: row.publishAt,
      publishedAt: row.publishedAt,
      changedAt: row.changedAt,
      content,
      note: row.note,
      correction: row.correction,
      submitted: row.submitted && mutable(row.submitted),
      writers: [...row.writers],
      files: files.map(f => ({ id: f.id, name: f.name, type: f.type, bytes: f.bytes, readable: f.words !== null })),
      traces: working ? openTraces(content, files) : [],
      missing: working ? missingIn(content, documentClasses(app.programmes).get(content.class)) : [],
      revisions: (await revisionsOf(tx, id)).map(r => ({ ...r, drafter: mutable(r.drafter), reviewer: mutable(r.reviewer) })),
      repealedOn: row.repealedOn,
      repealedBy: row.repealedBy,
    }
  })
}
