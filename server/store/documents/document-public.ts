import type { DocumentContent, PublicDocument } from '#contract/documents'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { moment, sql } from '../sql.ts'
import { forceOf, type Lang, type ListedRow, listedColumns, nameOf } from './document-list.ts'
import { dayAt, documentClasses } from './document-rows.ts'

interface Shown extends ListedRow {
  readonly state: PublicDocument['state']
  readonly content: DocumentContent
  readonly goneReason: string | null
  readonly goneAt: number | null
  readonly revisedAt: number | null
  readonly repealedBy: string | null
  readonly repealReason: string | null
  readonly shownUntil: string | null
  readonly views: number
}

const byIndex = (tx: Tx, index: string) =>
  tx.maybe(
    sql<Shown>`select ${listedColumns}, seen as state, content, gone_reason as "goneReason", gone_at as "goneAt", revised_at as "revisedAt",
        repealed_by as "repealedBy", repeal_reason as "repealReason", shown_until::text as "shownUntil",
        (select coalesce(sum(v.views), 0)::int from document_views v where v.tenant_id = ${tx.tenant} and v.document_id = documents.id) as views
      from documents where tenant_id = ${tx.tenant} and index_no = ${index}`,
  )

type Link = NonNullable<PublicDocument['interprets']>
const linkColumns = sql`index_no as index, title, class, content ->> 'interpretation' as interpretation`

const files = (tx: Tx, ids: readonly string[]) =>
  tx.rows(
    sql<{
      id: string
      type: string
      bytes: number
    }>`select id, type, bytes from document_files where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`,
  )

/** A published document, or what is left to say of one that is no longer shown. @throws Fault not-found */
export async function publicDocument(app: App, index: string, lang: Lang): Promise<PublicDocument> {
  const snapshot = await app.directory.now()
  const today = dayAt(app.now(), snapshot)
  return asSystem(app.db, 'a published document', async tx => {
    const row = await byIndex(tx, index)
    if (!row) throw new Fault('not-found')
    const { content } = row
    const shown = row.state === 'shown'
    const open = shown && content.mode === 'active'
    const of = documentClasses(app.programmes).get(row.class)
    const to = (where: ReturnType<typeof sql>) =>
      tx.rows(
        sql<Link>`select ${linkColumns} from documents where tenant_id = ${tx.tenant} and seen = 'shown' and ${where} order by published_at desc limit 20`,
      )
    const one = async (id: string | null) => (id === null ? null : ((await to(sql`id = ${id}`))[0] ?? null))
    const kinds = new Map(
      (
        await files(
          tx,
          content.attachments.map(a => a.file),
        )
      ).map(f => [f.id, f]),
    )
    const revisions = await tx.rows(
      sql<{ revision: number; at: number; reason: string | null }>`select revision, at, reason from document_revisions
        where tenant_id = ${tx.tenant} and document_id = ${row.id} order by revision desc`,
    )
    const classTitle = of?.title ?? row.class
    return {
      index: row.index,
      class: row.class,
      classTitle,
      title: row.title,
      titleEn: row.titleEn,
      number: row.number,
      unit: nameOf(snapshot.units.get(row.unit ?? ''), lang),
      community: nameOf(snapshot.places.get(row.community ?? ''), lang),
      publishedAt: row.publishedAt,
      // A tombstone says that something was here and why it is gone, and nothing of what it said.
      summary: shown ? row.summary : '',
      force: forceOf(row, of?.binds ?? false, today),
      state: row.state,
      goneReason: row.goneReason,
      goneAt: row.goneAt,
      createdOn: content.createdOn,
      revisedAt: row.revisedAt,
      effectiveFrom: row.effectiveFrom,
      effectiveTo: row.effectiveTo,
      repealedOn: row.repealedOn,
      repealedBy: await one(row.repealedBy),
      repealReason: row.repealReason,
      shownUntil: row.shownUntil,
      mode: content.mode,
      scope: content.scope,
      keywords: shown ? content.keywords : [],
      body: open ? content.body : '',
      attachments: open
        ? content.attachments.flatMap(a => {
            const file = kinds.get(a.file)
            return file ? [{ file: a.file, title: a.title, type: file.type, bytes: file.bytes }] : []
          })
        : [],
      interprets: shown ? await one(content.interprets) : null,
      interpretations: shown ? await to(sql`interprets = ${row.id}`) : [],
      replaces: shown && content.replaces.length > 0 ? await to(sql`id = any(${[...content.replaces]}::uuid[])`) : [],
      revisions: shown ? revisions : [],
      views: row.views,
    }
  })
}

/** One more reading of a shown document. Nothing is kept of who read it. @returns how often it was read */
export async function countView(app: App, index: string): Promise<number> {
  const today = dayAt(app.now(), await app.directory.now())
  return asSystem(app.db, 'a document was read', async tx => {
    const row = await tx.maybe(
      sql<{ id: string }>`select id from documents where tenant_id = ${tx.tenant} and index_no = ${index} and seen = 'shown'`,
    )
    if (!row) throw new Fault('not-found')
    await tx.run(
      sql`insert into document_views (tenant_id, document_id, day, views) values (${tx.tenant}, ${row.id}, ${today}, 1)
        on conflict (tenant_id, document_id, day) do update set views = document_views.views + 1`,
    )
    const sum = await tx.maybe(
      sql<{
        views: number
      }>`select sum(views)::int as views from document_views where tenant_id = ${tx.tenant} and document_id = ${row.id}`,
    )
    return sum?.views ?? 1
  })
}

/** Index number and last change of every shown document, for search engines: the newest fifty thousand. */
export const shownIndexes = (app: App): Promise<{ index: string; changedAt: number }[]> =>
  asSystem(app.db, 'a map of documents', tx =>
    tx.rows(
      sql<{
        index: string
        changedAt: number
      }>`select index_no as index, coalesce(revised_at, published_at) as "changedAt" from documents
        where tenant_id = ${tx.tenant} and seen = 'shown' order by published_at desc limit 50000`,
    ),
  )

export const yearStart = (year: number, utcOffsetMinutes: number): string =>
  moment(Date.UTC(year, 0, 1) - utcOffsetMinutes * 60_000)
