import { createHash } from 'node:crypto'
import { type DocumentContent, documentContent } from '#contract/documents'
import type { PlanPaperKind } from '#contract/plan-papers'
import type { App } from '../../../app.ts'
import { Fault } from '../../../errors.ts'
import { writeBody } from '../../../ports/official/index.ts'
import { writeSheet } from '../../../ports/sheet.ts'
import { createDocument, saveDocument } from '../../documents/document-acts.ts'
import { takeDocumentFile } from '../../documents/document-files.ts'
import type { Staff } from '../plan-rows.ts'
import type { WrittenPaper } from './parts.ts'

/** The same id for the same words: what is sent twice becomes one document. */
function idFrom(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const mostBody = 400_000

/** A paper becomes a draft among the documents, its long table a sheet beside it. Answers the document's id. */
export async function draftPaper(
  app: App,
  actor: Staff,
  paper: { readonly id: string; readonly kind: PlanPaperKind; readonly unit: string | null; readonly day: string },
  written: WrittenPaper,
): Promise<string> {
  const body = writeBody(written.blocks)
  if (body.length > mostBody) throw new Fault('file-too-big', { detail: { mostCharacters: mostBody } })
  const { units } = await app.directory.now()
  const unit = [paper.unit, ...actor.posts.map(post => post.unit)].find(id => id !== null && units.get(id)?.active) ?? null
  const id = idFrom(`plan paper ${app.db.tenant} ${paper.id}`)
  const content: DocumentContent = documentContent.parse({
    class: paper.kind,
    title: written.title.slice(0, 200),
    unit,
    createdOn: paper.day,
    summary: written.summary.slice(0, 500),
    body,
    official: { head: false, addressee: written.addressee, copies: '', remark: '' },
  })
  await createDocument(app, actor, id, content)
  if (written.sheet) {
    const { name, head, rows } = written.sheet
    const columns = head.map((title, n) => ({ title, width: n < 2 ? 40 : 14 }))
    const bytes = await writeSheet(name, columns, rows)
    const file = idFrom(`sheet of ${id}`)
    await takeDocumentFile(app, actor.person, id, file, `${name}.xlsx`, bytes)
    await saveDocument(app, actor, id, 1, { ...content, attachments: [{ file, title: name }] })
  }
  return id
}
