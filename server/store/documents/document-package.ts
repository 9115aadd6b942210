import { createHash } from 'node:crypto'
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { DocumentContent } from '#contract/documents'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import { isUuid, sql } from '../sql.ts'
import { documentFileFor } from './document-files.ts'
import { documentById, documentClasses, filesOf } from './document-rows.ts'

const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title.replace(/[&<>]/g, '')}</title></head><body>${body}</body></html>`

/**
 * A document for the archive: every published version, its files and who checked it, with a list of digests by which
 * whoever takes it over can see that nothing is missing or changed. @throws Fault not-found
 */
export async function documentPackage(app: App, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  if (!isUuid(id)) throw new Fault('not-found')
  const { row, versions, files } = await asSystem(app.db, 'a package for the archive', async tx => ({
    row: await documentById(tx, id),
    files: await filesOf(tx, id),
    versions: await tx.rows(
      sql<{ revision: number; at: number; content: DocumentContent; reason: string | null; drafter: object; reviewer: object }>`
        select revision, at, content, reason, drafter, reviewer from document_revisions
        where tenant_id = ${tx.tenant} and document_id = ${id} order by revision`,
    ),
  }))
  if (!row?.index) throw new Fault('not-found')
  const keep = documentClasses(app.programmes).get(row.class)?.keep ?? 'forever'
  const about = {
    ...row,
    content: undefined,
    draft: undefined,
    keep,
    versions: versions.map(v => ({ ...v, content: undefined })),
  }
  const entries: Zippable = { 'metadata.json': strToU8(JSON.stringify(about, null, 2)) }
  for (const v of versions) {
    entries[`version-${v.revision}/content.json`] = strToU8(JSON.stringify(v.content, null, 2))
    entries[`version-${v.revision}/content.html`] = strToU8(page(v.content.title, v.content.body))
  }
  for (const file of files) entries[`files/${file.id}-${file.name}`] = (await documentFileFor(app, file.id, () => true)).bytes
  const digests = Object.entries(entries).map(
    ([name, bytes]) =>
      `${createHash('sha256')
        .update(bytes as Uint8Array)
        .digest('hex')}  ${name}`,
  )
  entries.SHA256SUMS = strToU8(`${digests.join('\n')}\n`)
  return {
    name: `${row.index}.zip`,
    bytes: zipSync(entries, { level: 6, mtime: new Date(Math.max(row.changedAt, Date.UTC(1990, 0))) }),
  }
}
