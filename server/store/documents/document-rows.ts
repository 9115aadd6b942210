import type { DocumentContent, documentChecks } from '#contract/documents'
import type { DocumentData, Programme } from '#kernel/index'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { type Query, sql } from '../sql.ts'

export type Check = (typeof documentChecks)[number]
/** Who put their name to the four checks. */
export interface Signed {
  readonly person: string
  readonly name: string
  readonly at: number
  readonly checks: readonly Check[]
}

export interface DocumentRecord {
  readonly id: string
  readonly version: number
  readonly work: 'still' | 'draft' | 'review' | 'ready'
  readonly seen: 'none' | 'shown' | 'ended' | 'withdrawn'
  readonly draft: DocumentContent | null
  readonly writers: readonly string[]
  readonly drafter: string | null
  readonly submitted: Signed | null
  readonly reviewed: Signed | null
  readonly note: string | null
  readonly correction: string | null
  readonly publishAt: number | null
  readonly index: string | null
  readonly revision: number
  readonly class: string
  readonly title: string
  readonly unit: string | null
  readonly content: DocumentContent | null
  readonly publishedAt: number | null
  readonly repealedOn: string | null
  readonly repealedBy: string | null
  readonly changedAt: number
}

const columns = sql`id, version, work, seen, draft, writers, drafter, submitted, reviewed, note, correction, publish_at as "publishAt",
  index_no as index, revision, class, title, unit_id as unit, content, published_at as "publishedAt", repealed_on::text as "repealedOn",
  repealed_by as "repealedBy", changed_at as "changedAt"`

export const documentById = (tx: Tx, id: string): Promise<DocumentRecord | null> =>
  tx.maybe(sql<DocumentRecord>`select ${columns} from documents where tenant_id = ${tx.tenant} and id = ${id}`)

/** The document, held until the transaction ends. @throws Fault not-found, stale-version */
export async function lockDocument(tx: Tx, id: string, version: number): Promise<DocumentRecord> {
  const row = await tx.maybe(
    sql<DocumentRecord>`select ${columns} from documents where tenant_id = ${tx.tenant} and id = ${id} for update`,
  )
  if (!row) throw new Fault('not-found')
  if (row.version !== version) throw new Fault('stale-version', { detail: { version: row.version } })
  return row
}

/** What is being written; when nothing is, what was published last. */
export function contentOf(row: DocumentRecord): DocumentContent {
  const content = row.draft ?? row.content
  if (!content) throw new Error(`document ${row.id} has neither draft nor content`)
  return content
}

export interface FileRecord {
  readonly id: string
  readonly document: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly words: string | null
}
export const fileColumns: Query<unknown> = sql`id, document_id as document, name, type, bytes, sha256, words`

export const filesOf = (tx: Tx, id: string): Promise<FileRecord[]> =>
  tx.rows(
    sql<FileRecord>`select ${fileColumns} from document_files where tenant_id = ${tx.tenant} and document_id = ${id} order by created_at, id`,
  )

/** Every class of documents by its name. */
export function documentClasses(programmes: readonly Programme[]): ReadonlyMap<string, DocumentData> {
  return new Map(programmes.flatMap(p => Object.entries(p.documents)))
}

/** The day at the office, 'YYYY-MM-DD'. */
export const dayAt = (at: number, { calendar }: Snapshot): string =>
  new Date(at + calendar.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
