import type { DemandColumns } from '#contract/demands'
import type { Actor } from '#kernel/engine/actor'
import { findTable } from '#methods/sheet-headers/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { readAttachment } from '../../ports/attachments.ts'
import { openTable, sourceOf, type TableRow } from '../../ports/table.ts'
import { asSystem } from '../db.ts'
import { type DemandFile, demandById, fileOf, keepFile, lockDemand } from './demand-rows.ts'

const headRows = 60
const mostColumns = 120

/** The title and the columns of the first table in a file. @throws Fault table-unreadable, file-too-big */
export async function columnsIn(name: string, bytes: Uint8Array): Promise<DemandColumns> {
  const table = await openTable(sourceOf(name, bytes))
  const first: TableRow[] = []
  for await (const row of table.rows()) {
    first.push(row)
    if (first.length >= headRows) break
  }
  const found = findTable(first.map(row => row.cells))
  if (!found) throw new Fault('table-unreadable', { detail: { reason: 'no-table' } })
  const columns = found.columns
    .map(({ path }) => path.filter(Boolean).join(' ').slice(0, 120).trim())
    .filter(title => title !== '')
    .slice(0, mostColumns)
  const title = found.above.find(words => words.trim() !== '') ?? name.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return { title: title.trim().slice(0, 120), columns }
}

/** Keeps the file with which the table was asked for, while it waits. @throws Fault not-found, not-allowed, step-not-now, file-type */
export async function attachFile(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  id: string,
  name: string,
  sent: Uint8Array,
): Promise<void> {
  const { bytes, type, ending } = await readAttachment(sent)
  const plain = name
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 100)
  await asSystem(app.db, 'the file of a table asked for', async tx => {
    await lockDemand(tx, id)
    const d = await demandById(tx, id)
    if (!d) throw new Fault('not-found')
    if (d.askedBy !== actor.person) throw new Fault('not-allowed')
    if (d.state !== 'waiting' && d.fileName !== null) throw new Fault('step-not-now')
    await keepFile(tx, id, { name: `${plain || 'file'}.${ending}`, type, bytes })
  })
}

export async function demandFile(app: App, id: string): Promise<DemandFile> {
  const file = await asSystem(app.db, 'the file of a table asked for', tx => fileOf(tx, id))
  if (!file) throw new Fault('not-found')
  return file
}
