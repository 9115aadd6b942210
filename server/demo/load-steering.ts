import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import { makeSteering, steeringRows } from '#demo/steering/index'
import type { Town } from '#demo/town/index'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'
import { writeCases } from './load-cases.ts'

/** How the demo office steers: the rules it draws and scores by, and the cases of its story. */
export async function writeSteering(
  tx: Tx,
  town: Town,
  office: Office,
  { seed, now, numbers }: { readonly seed: number; readonly now: number; readonly numbers: Set<string> },
): Promise<void> {
  const rows = Object.entries(steeringRows).flatMap(([register, all]) =>
    Object.entries(all).map(([key, data]) => ({ register, key, id: stableId(`row ${register} ${key}`), data })),
  )
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, x.register, x.key, 1, x.id, x.data, ${moment(office.since)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (register text, key text, id uuid, data jsonb)`)
  await writeCases(tx, makeSteering(town, office, { seed, until: now, numbers }))
}
