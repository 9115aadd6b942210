import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type OfficialPaper, type Pictures, readBody } from '../../ports/official/index.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { isUuid } from '../sql.ts'
import { documentFileFor } from './document-files.ts'
import { contentOf, type DocumentRecord, documentById } from './document-rows.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** A document as an official paper: what is being written, or what was published last. */
function paperOf(row: DocumentRecord, snapshot: Snapshot): OfficialPaper {
  const content = contentOf(row)
  const { head = false, addressee = '', copies = '', remark = '' } = content.official ?? {}
  const unit = (content.unit && snapshot.units.get(content.unit)?.name) || snapshot.name
  return {
    head: head ? snapshot.name : null,
    number: content.number,
    title: content.title,
    addressee,
    blocks: readBody(content.body),
    attachments: content.attachments.map(one => one.title),
    signed: { unit: head ? snapshot.name : unit, on: content.createdOn },
    remark,
    copies,
    printed: head ? { unit, on: content.createdOn } : null,
  }
}

/** A document to be printed, with its pictures; puts on record that it left. @throws Fault not-found */
export async function documentPaper(
  app: App,
  actor: Staff,
  id: string,
  form: string,
): Promise<{ readonly name: string; readonly paper: OfficialPaper; readonly pictures: Pictures }> {
  if (!isUuid(id)) throw new Fault('not-found')
  const snapshot = await app.directory.now()
  const row = await asSystem(app.db, 'a document as a paper', async tx => {
    const found = await documentById(tx, id)
    if (!found) throw new Fault('not-found')
    await recordAudit(tx, { at: app.now(), actor, action: 'document-export', detail: { document: id, form } })
    return found
  })
  const paper = paperOf(row, snapshot)
  const pictures = new Map<string, Uint8Array>()
  for (const block of paper.blocks) {
    if (block.kind !== 'picture' || pictures.has(block.file)) continue
    // A picture that was removed leaves its words; the paper is printed all the same.
    const file = await documentFileFor(app, block.file, () => true).catch(() => null)
    if (file) pictures.set(block.file, file.bytes)
  }
  return { name: row.index ?? 'document', paper, pictures }
}
