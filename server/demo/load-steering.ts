import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import { type DemoDraw, makeDraws, makeSteering, steeringRows, steeringStage } from '#demo/steering/index'
import type { Town } from '#demo/town/index'
import type { Tx } from '../store/db.ts'
import { caseIdOf } from '../store/draws/draw-cases.ts'
import { drawnRow, freezeRow, insertDraw, keepConflicts } from '../store/draws/draw-rows.ts'
import { type EntryRecord, entryColumns } from '../store/entries/entry-rows.ts'
import { json, moment, sql } from '../store/sql.ts'
import { writeCases } from './load-cases.ts'

interface Making {
  readonly seed: number
  readonly now: number
  readonly numbers: Set<string>
}

/** How the demo office steers: the rules it draws and scores by, and the cases of its story. */
export async function writeSteering(tx: Tx, town: Town, office: Office, { seed, now, numbers }: Making): Promise<void> {
  const rows = Object.entries(steeringRows).flatMap(([register, all]) =>
    Object.entries(all).map(([key, data]) => ({ register, key, id: stableId(`row ${register} ${key}`), data })),
  )
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, x.register, x.key, 1, x.id, x.data, ${moment(office.since)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (register text, key text, id uuid, data jsonb)`)
  const { cases, draws } = await steeringOf(tx, town, office, { seed, now, numbers })
  await writeCases(tx, cases)
  for (const draw of draws) await writeDraw(tx, draw)
}

/** The cases and draws of the story; what is drawn from stands in the registers by now. */
export async function steeringOf(tx: Tx, town: Town, office: Office, { seed, now, numbers }: Making) {
  const promises = await tx.rows(sql<{ id: string; title: string }>`
    select i.id, i.title from plan_items i join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
    where i.tenant_id = ${tx.tenant} and i.state = 'live' and i.kind in ('target', 'milestone', 'task') and p.state = 'adopted'
    order by p.until_day, i.position, i.id`)
  const stage = steeringStage(town, office, { seed, until: now, numbers, promises })
  const cases = makeSteering(town, stage)
  const registers = Object.values(steeringRows['random-inspection.sources']).map(source => source.register)
  const entries = await tx.rows(sql<EntryRecord>`
    select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = any(${registers}::text[])
      and archived_at is null order by id`)
  const drawn = makeDraws(stage, entries, caseIdOf)
  return { cases: [...cases, ...drawn.cases], draws: drawn.draws }
}

/** A draw as the office would have written it, step by step. */
async function writeDraw(tx: Tx, d: DemoDraw): Promise<void> {
  await insertDraw(tx, { ...d, communities: [] }, d.by.frozen, d.frozenAt - 3_600_000)
  await keepConflicts(tx, d.id, d.conflicts)
  await freezeRow(tx, d.id, d, d.by.frozen, d.frozenAt)
  if (d.seed && d.result && d.drawnAt !== null)
    await drawnRow(tx, d.id, { seed: d.seed, result: d.result }, d.by.drawn, d.drawnAt)
}
