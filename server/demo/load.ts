import { type HistoricCase, makeHistory } from '#demo/history/index'
import { makeOffice } from '#demo/office/index'
import { makeTown } from '#demo/town/index'
import { chineseCalendar } from '#methods/working-time/index'
import { incident } from '#programmes/incident/incident'
import { asSystem, type Db, type Tx } from '../store/db.ts'
import { hashOf } from '../store/definitions.ts'
import { json, moment, sql } from '../store/sql.ts'
import { writeAppraisals } from './load-appraisals.ts'
import { writeCases } from './load-cases.ts'
import { writeCommandCentre } from './load-command.ts'
import { writePermitted } from './load-demands.ts'
import { writeDocuments } from './load-documents.ts'
import { writeLedgers } from './load-ledgers.ts'
import { writeOffice } from './load-office.ts'
import { writePlans } from './load-plans.ts'
import { writeReceptionDays } from './load-reception.ts'
import { writeRounds } from './load-rounds.ts'
import { writeServices } from './load-services.ts'
import { writeSteering } from './load-steering.ts'

export interface DemoOptions {
  readonly seed: number
  readonly now: number
  /** How many past cases. */
  readonly cases: number
  readonly onProgress: (line: string) => void
}

const portion = 400

/**
 * Loads the demo office into an empty database: the town, the office, and two years of cases up to `now`. All in one
 * transaction, so a load that was broken off leaves nothing and is simply begun again; two at once take turns.
 * @returns false when there is an office already
 */
export async function loadDemo(db: Db, { seed, now, cases, onProgress }: DemoOptions): Promise<boolean> {
  const there = (tx: Tx) => tx.maybe(sql<{ one: number }>`select 1 as one from tenants where tenant_id = ${tx.tenant}`)
  if (await asSystem(db, 'is there an office', there)) return false
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  onProgress('演示数据：绘制街区… / demo: drawing the town…')
  const town = makeTown(seed)
  const office = makeOffice(town, { seed, until: now })
  return asSystem(db, 'load the demo office', async tx => {
    await tx.run(sql`select pg_advisory_xact_lock(7204, ${tx.tenant}::int)`)
    if (await there(tx)) return false
    onProgress(`演示数据：写入办事处… / demo: writing the office… (${seconds()})`)
    await writeOffice(tx, town, office, now)
    await writeDocuments(tx, { seed, office, now })
    await writeCommandCentre(tx, town, office, now)
    await writeServices(tx, town, office.since)
    await writeReceptionDays(tx, now, office.since)
    await writePermitted(tx, office.since)
    onProgress(`演示数据：台账… / demo: registers… (${seconds()})`)
    await writeLedgers(tx, town, office, { seed, now })
    await writePlans(tx, office, { seed, now })
    await tx.run(sql`
      insert into definitions (tenant_id, hash, programme, type, data, first_seen)
      values (${tx.tenant}, ${hashOf(incident)}, 'incident', 'incident', ${json(incident)}::jsonb, ${moment(now)})`)
    onProgress(`演示数据：两年的 ${cases} 件事项… / demo: two years, ${cases} cases… (${seconds()})`)
    const known = {
      units: new Map(office.units.map(unit => [unit.id, unit])),
      calendar: chineseCalendar({ id: 'office', version: 1, hours: office.hours }),
    }
    // The demo's office calls everybody back, so nothing is drawn.
    const drawing = { share: 1, seedOf: (week: string) => week, calendar: known.calendar }
    // While the database writes one portion, the next is being acted out.
    let writing: Promise<void> = Promise.resolve()
    let batch: HistoricCase[] = []
    const numbers = new Set<string>()
    for (const one of makeHistory(town, office, { seed, until: now, cases, numbers })) {
      batch.push(one)
      if (batch.length < portion) continue
      await writing
      writing = writeCases(tx, batch, known, drawing)
      writing.catch(() => {})
      batch = []
    }
    await writing
    if (batch.length > 0) await writeCases(tx, batch, known, drawing)
    onProgress(`演示数据：巡查和走访… / demo: rounds and visits… (${seconds()})`)
    await writeRounds(tx, town, office, { seed, now, numbers })
    await writeSteering(tx, town, office, { seed, now, numbers })
    await writeAppraisals(tx, office, { seed, now, calendar: known.calendar })
    onProgress(`演示数据：完成 / demo: done (${seconds()})`)
    return true
  })
}
