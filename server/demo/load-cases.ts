import type { HistoricCase } from '#demo/history/index'
import { programmes } from '#programmes/index'
import type { Drawing } from '../store/callback/callback-rows.ts'
import { writeCallbacks } from '../store/callback/callbacks.ts'
import type { Tx } from '../store/db.ts'
import { caseType, hashOf } from '../store/definitions.ts'
import { searchable } from '../store/filing.ts'
import { type Known, sendingsOf, writeSendings } from '../store/routing/sendings.ts'
import { json, moment, sql } from '../store/sql.ts'
import { type WholeCase, writeCases as writeWholeCases } from '../store/write-cases.ts'
import { drawingFor, render } from './drawings.ts'

function whole({ c, number, events }: HistoricCase): WholeCase {
  const [filed] = events
  const of = caseType(programmes, c.type)
  if (filed?.body.kind !== 'Filed') throw new Error(`case ${c.id} does not begin with its report`)
  const requestHash = hashOf([c.type, filed.body.answers, filed.by.person ?? filed.by.kind])
  return { c, number, events, definition: of.hash, requestHash, grams: searchable(of.def, c) }
}

/** How many bytes each drawing has, drawn once. */
const sizes = new Map<string, number>()
async function fileRows(cases: readonly HistoricCase[]) {
  const rows = []
  for (const { c, photos } of cases)
    for (const photo of photos) {
      const drawing = drawingFor(photo.matter, photo.what === 'after')
      let bytes = sizes.get(drawing.sha256)
      if (bytes === undefined) {
        bytes = (await render(drawing)).byteLength
        sizes.set(drawing.sha256, bytes)
      }
      const { type, width, height, sha256 } = drawing
      rows.push({ id: photo.id, case_id: c.id, made_by: photo.by, type, bytes, width, height, sha256, at: moment(photo.at) })
    }
  return rows
}

/** Writes some cases with their history, pictures and, where they are open, clocks. Nothing is sent: it is long past. */
export async function writeCases(tx: Tx, cases: readonly HistoricCase[], known?: Known, drawing?: Drawing): Promise<void> {
  await writeWholeCases(tx, cases.map(whole))
  if (known)
    for (const [type, some] of Map.groupBy(cases, ({ c }) => c.type))
      await writeSendings(
        tx,
        type,
        some.map(({ c, events }) => sendingsOf(caseType(programmes, type).def, null, c.id, events, known)),
      )
  if (drawing)
    for (const [type, some] of Map.groupBy(cases, ({ c }) => c.type))
      await writeCallbacks(tx, caseType(programmes, type), some, drawing)
  const files = await fileRows(cases)
  await tx.run(sql`
    insert into files (tenant_id, id, case_id, made_by, type, bytes, width, height, sha256, created_at)
    select ${tx.tenant}, x.id, x.case_id, x.made_by, x.type, x.bytes, x.width, x.height, x.sha256, x.at
    from jsonb_to_recordset(${json(files)}::jsonb) as x (id uuid, case_id uuid, made_by uuid, type text, bytes int, width int, height int, sha256 text, at timestamptz)`)
}
