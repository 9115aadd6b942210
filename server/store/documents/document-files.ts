import { createHash } from 'node:crypto'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { readAttachment } from '../../ports/attachments.ts'
import { picturesIn } from '../../ports/rich-text.ts'
import { asSystem, type Tx } from '../db.ts'
import { moment, sql } from '../sql.ts'
import { contentOf, documentById, type FileRecord, fileColumns } from './document-rows.ts'

const keyOf = (tenant: number, file: Pick<FileRecord, 'id' | 'sha256'>) =>
  `${tenant}/documents/${file.id}/${file.sha256.slice(0, 16)}`
const fileById = (tx: Tx, id: string) =>
  tx.maybe(sql<FileRecord>`select ${fileColumns} from document_files where tenant_id = ${tx.tenant} and id = ${id}`)

const mostFiles = 60
/** A name as it may stand in a header and on a disk, with the ending its content has. */
function nameFor(given: string, ending: string): string {
  const base = given
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 100)
  return `${base || 'file'}.${ending}`
}

/**
 * Takes a file in for a document that is being written. The same id with the same bytes is the same file.
 * @throws Fault not-found, step-not-now, file-type, file-too-big, file-broken, key-reused, in-use when there are too many
 */
export async function takeDocumentFile(
  app: App,
  person: string,
  document: string,
  id: string,
  name: string,
  sent: Uint8Array,
): Promise<FileRecord> {
  const sha256 = createHash('sha256').update(sent).digest('hex')
  const there = await asSystem(app.db, 'is this file known', tx => fileById(tx, id))
  if (there) {
    if (there.sha256 !== sha256 || there.document !== document) throw new Fault('key-reused')
    return there
  }
  const attachment = await readAttachment(sent)
  await app.files.put(keyOf(app.db.tenant, { id, sha256 }), attachment.bytes, attachment.type)
  return asSystem(app.db, 'a file of a document', async tx => {
    const row = await documentById(tx, document)
    if (!row) throw new Fault('not-found')
    if (row.work !== 'draft') throw new Fault('step-not-now')
    const [held] = await tx.rows(
      sql<{
        n: number
      }>`select count(*)::int as n from document_files where tenant_id = ${tx.tenant} and document_id = ${document}`,
    )
    if ((held?.n ?? 0) >= mostFiles) throw new Fault('file-too-big', { detail: { mostFiles } })
    await tx.run(
      sql`insert into document_files (tenant_id, id, document_id, name, type, bytes, sha256, words, made_by, created_at)
        values (${tx.tenant}, ${id}, ${document}, ${nameFor(name, attachment.ending)}, ${attachment.type}, ${attachment.bytes.byteLength}, ${sha256},
          ${attachment.words}, ${person}, ${moment(app.now())}) on conflict (tenant_id, id) do nothing`,
    )
    const made = await fileById(tx, id)
    if (made?.sha256 !== sha256 || made.document !== document) throw new Fault('key-reused')
    return made
  })
}

export interface StoredFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly etag: string
}

/**
 * The bytes of a file: for the public when the document is shown and the file is part of what is shown, for those who work
 * on documents of its class always. @throws Fault not-found
 */
export async function documentFileFor(app: App, id: string, worksOn: (name: string) => boolean): Promise<StoredFile> {
  const file = await asSystem(app.db, 'a file of a document', async tx => {
    const found = await fileById(tx, id)
    if (!found) return null
    const row = await documentById(tx, found.document)
    if (row && worksOn(row.class)) return found
    if (row?.seen !== 'shown' || !row.content || row.content.mode !== 'active') return null
    const content = contentOf({ ...row, draft: null })
    const used = [...content.attachments.map(a => a.file), ...picturesIn(content.body).map(p => p.file)]
    return used.includes(id) ? found : null
  })
  if (!file) throw new Fault('not-found')
  const bytes = await app.files.get(keyOf(app.db.tenant, file))
  if (!bytes) throw new Fault('not-found')
  return { name: file.name, type: file.type, bytes, etag: `"${file.sha256.slice(0, 16)}"` }
}
