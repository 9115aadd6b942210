import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { preparePicture } from '../ports/pictures.ts'
import { maySeeEvidence } from './appraisals/appraisal-files.ts'
import { readCase } from './cases.ts'
import { asSystem, type Tx } from './db.ts'
import { entryById } from './entries/entries.ts'
import { mayEditEntry } from './entries/entry-access.ts'
import { ledgerOf } from './entries/entry-rows.ts'
import { moment, sql } from './sql.ts'

export interface FileRow {
  readonly id: string
  readonly case: string | null
  /** The entry for whose consent it was signed. */
  readonly entry: string | null
  /** The promise it shows the progress of. */
  readonly planItem: string | null
  /** The appraisal it is evidence in. */
  readonly appraisal: string | null
  readonly madeBy: string | null
  readonly type: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  /** Of the bytes as they were sent; also part of the key, so that two senders of one id cannot overwrite each other. */
  readonly sha256: string
}

const columns = sql`id, case_id as "case", entry_id as entry, plan_item_id as "planItem", appraisal_id as appraisal, made_by as "madeBy", type, bytes, width, height, sha256`
const fileById = (tx: Tx, id: string) =>
  tx.maybe(sql<FileRow>`select ${columns} from files where tenant_id = ${tx.tenant} and id = ${id}`)

/** Where a picture and its thumbnail lie in the file store. */
const keysOf = (tenant: number, file: Pick<FileRow, 'id' | 'sha256'>) => {
  const full = `${tenant}/${file.id}/${file.sha256.slice(0, 16)}`
  return { full, thumb: `${full}.thumb` }
}

const personOf = (actor: Actor): string | null => ('person' in actor ? actor.person : null)
const sameOrReused = (there: FileRow, sha256: string): FileRow => {
  if (there.sha256 !== sha256) throw new Fault('key-reused')
  return there
}

/**
 * Takes a picture in: judged, encoded anew, laid down, then written in the table. The same id with the same bytes is the
 * same file, however often it is sent.
 * @throws Fault file-type, file-too-big, file-broken, key-reused
 */
export async function takeFile(app: App, actor: Actor, id: string, sent: Uint8Array): Promise<FileRow> {
  const sha256 = createHash('sha256').update(sent).digest('hex')
  const there = await asSystem(app.db, 'is this file known', tx => fileById(tx, id))
  if (there) return sameOrReused(there, sha256)
  const picture = await preparePicture(sent)
  const keys = keysOf(app.db.tenant, { id, sha256 })
  await app.files.put(keys.full, picture.bytes, picture.type)
  await app.files.put(keys.thumb, picture.thumb, picture.type)
  const row = await asSystem(app.db, 'a picture was sent', async tx => {
    await tx.run(
      sql`insert into files (tenant_id, id, case_id, made_by, type, bytes, width, height, sha256, created_at)
          values (${tx.tenant}, ${id}, null, ${personOf(actor)}, ${picture.type}, ${picture.bytes.byteLength}, ${picture.width},
            ${picture.height}, ${sha256}, ${moment(app.now())})
          on conflict (tenant_id, id) do nothing`,
    )
    return fileById(tx, id)
  })
  if (!row) throw new Error(`file ${id} is gone right after it was written`)
  if (row.sha256 !== sha256) await removeBytes(app, { id, sha256 })
  return sameOrReused(row, sha256)
}

async function removeBytes(app: App, file: Pick<FileRow, 'id' | 'sha256'>): Promise<void> {
  const keys = keysOf(app.db.tenant, file)
  await app.files.remove(keys.full)
  await app.files.remove(keys.thumb)
}

export interface StoredPicture {
  readonly bytes: Uint8Array
  readonly type: string
  readonly etag: string
}

/** The bytes of a picture, for a caller who has already been found entitled to them. */
export async function pictureById(app: App, id: string, thumb: boolean): Promise<StoredPicture> {
  const row = await asSystem(app.db, 'a picture for an entitled reader', tx => fileById(tx, id))
  if (!row) throw new Fault('not-found')
  const keys = keysOf(app.db.tenant, row)
  const bytes = await app.files.get(thumb ? keys.thumb : keys.full)
  if (!bytes) throw new Fault('not-found')
  return { bytes, type: row.type, etag: `"${row.sha256.slice(0, 16)}${thumb ? '-t' : ''}"` }
}

/**
 * May this actor see the picture? Whoever may read its case; before it belongs to a case, its sender.
 * @throws Fault not-found, also when it exists but is not for this actor
 */
export async function checkMaySee(app: App, actor: Actor, id: string): Promise<void> {
  const row = await asSystem(app.db, 'whose picture is this', tx => fileById(tx, id))
  if (!row) throw new Fault('not-found')
  if (row.case) await readCase(app, actor, row.case)
  // What the office shows as evidence of its promises, everybody on its staff may see.
  else if (row.planItem && actor.kind === 'staff') return
  else if (row.appraisal && row.madeBy !== personOf(actor)) await checkMaySeeEvidence(app, actor, row.appraisal, id)
  else if (row.entry) await checkMayChangeEntry(app, actor, row.entry)
  else if (row.madeBy === null || row.madeBy !== personOf(actor)) throw new Fault('not-found')
}

async function checkMaySeeEvidence(app: App, actor: Actor, appraisal: string, file: string): Promise<void> {
  const may =
    actor.kind === 'staff' && (await asSystem(app.db, 'whose evidence is this', tx => maySeeEvidence(tx, actor, appraisal, file)))
  if (!may) throw new Fault('not-found')
}

async function checkMayChangeEntry(app: App, actor: Actor, id: string): Promise<void> {
  const found = await asSystem(app.db, 'whose picture is this', tx =>
    tx.maybe(sql<{ register: string }>`select register from entries where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!found) throw new Fault('not-found')
  const ledger = ledgerOf(app.programmes, found.register)
  const entry = await asSystem(app.db, 'whose picture is this', tx => entryById(tx, ledger, id))
  if (!mayEditEntry(ledger, actor, entry, await app.directory.now())) throw new Fault('not-found')
}

const orphanAfterMs = 24 * 3_600_000

/**
 * Removes the pictures that neither a case nor a consent in a register took within a day, and those whose consent is over,
 * some at a time.
 * @returns how many were removed
 */
export async function sweepOrphanFiles(app: App, most = 200): Promise<number> {
  const gone = await asSystem(app.db, 'sweep pictures nobody used', tx =>
    tx.rows(
      sql<{
        id: string
        sha256: string
      }>`delete from files where tenant_id = ${tx.tenant} and case_id is null and plan_item_id is null and appraisal_id is null and id in (
          select id from files f where tenant_id = ${tx.tenant} and case_id is null and plan_item_id is null and appraisal_id is null and created_at < ${moment(app.now() - orphanAfterMs)}
            and (entry_id is null or not exists (select 1 from consents c where c.tenant_id = f.tenant_id and c.entry_id = f.entry_id
              and c.paper_id = f.id and c.ended_at is null))
          order by created_at limit ${most} for update skip locked)
        returning id, sha256`,
    ),
  )
  // Rows first: a crash here leaves bytes nobody points to, never a case that points to nothing.
  for (const file of gone) await removeBytes(app, file)
  return gone.length
}
