import { makeOffice } from '#demo/office/index'
import { makeTown } from '#demo/town/index'
import { asSystem, type Db } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { writeOffice } from './load-office.ts'

export interface DemoOptions {
  readonly seed: number
  readonly now: number
  /** How many past cases. */
  readonly cases: number
  readonly onProgress: (line: string) => void
}

/** Loads the demo office into an empty database, in one transaction. @returns false when there is an office already */
export async function loadDemo(db: Db, { seed, now, onProgress }: DemoOptions): Promise<boolean> {
  const there = await asSystem(db, 'is there an office', tx => tx.rows(sql`select 1 from tenants where tenant_id = ${tx.tenant}`))
  if (there.length > 0) return false
  onProgress('演示数据:绘制街区… / demo: drawing the town…')
  const town = makeTown(seed)
  const office = makeOffice(town, { seed, until: now })
  await asSystem(db, 'demo office', tx => writeOffice(tx, town, office, now))
  return true
}
