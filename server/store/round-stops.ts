import { randomUUID } from 'node:crypto'
import type { Case, Command, Data } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import type { PlaceValue, StopsData } from '#kernel/index'
import type { App } from '../app.ts'
import { caseOf } from './case-rows.ts'
import { decideAndWrite, fileCase } from './commands.ts'
import { idFor } from './context.ts'
import { asSystem } from './db.ts'
import { type CaseType, caseTypes } from './definitions.ts'
import type { Snapshot } from './directory.ts'
import { sameData } from './registers.ts'
import { sql } from './sql.ts'
import { caseById } from './write-case.ts'

interface Stop {
  readonly id: string
  readonly key: string
  /** Where the stop is now, as its form says. */
  readonly where: unknown
}

const clock = { kind: 'clock' } as const

/** Every current row of a register is a stop of its round: the form's answers for one row. */
const answersFor = (of: CaseType, stops: StopsData, key: string, row: Data): Data => {
  const where = row[stops.place] as PlaceValue | undefined
  const name = Object.values(row).find((value, n) => n > 0 && typeof value === 'string')
  return { [stops.field]: key, [placeField(of.def) ?? stops.place]: { ...where, address: where?.address ?? String(name ?? key) } }
}

/**
 * Brings the stops of every round in line with its register: a new row is filed, a moved one corrected, one that is gone
 * ended by the step the definition names. Nothing is done twice, so it may run as often as one likes and be broken off.
 * @returns how many stops were filed, moved or ended, and which rows could not become one
 */
export async function syncStops(
  app: App,
  snapshot: Snapshot,
): Promise<{ readonly changed: number; readonly failed: readonly string[] }> {
  const failed: string[] = []
  let changed = 0
  for (const of of caseTypes(app.programmes).values()) {
    const stops = of.def.round?.stops
    if (!stops) continue
    const rows = snapshot.registers.get(`${of.programme.id}.${stops.register}`) ?? new Map<string, Data>()
    const open = await openStops(app, of, stops)
    for (const [key, row] of rows) {
      const there = open.get(key)
      const outcome = there
        ? await move(app, of, stops, there, answersFor(of, stops, key, row))
        : await add(app, of, stops, key, row)
      if (outcome === 'failed') failed.push(`${of.def.title} ${key}`)
      else if (outcome === 'changed') changed++
    }
    for (const [key, stop] of open) if (!rows.has(key) && (await end(app, of, stops, stop.id))) changed++
  }
  return { changed, failed }
}

async function openStops(app: App, of: CaseType, stops: StopsData): Promise<Map<string, Stop>> {
  const rows = await asSystem(app.db, 'stops of a round', tx =>
    tx.rows(
      sql<Stop>`select id, data ->> ${stops.field}::text as key, data -> ${placeField(of.def) ?? stops.place}::text as "where" from cases where tenant_id = ${tx.tenant} and type = ${of.type} and closed_at is null`,
    ),
  )
  return new Map(rows.map(row => [row.key, row]))
}

/** A row that was taken off the list and put on again is a new stop: its id follows from how often it was there. */
export const stopId = (type: string, key: string, before: number): string => idFor(`stop ${type} ${key}`, before)

async function add(app: App, of: CaseType, stops: StopsData, key: string, row: Data): Promise<'changed' | 'failed'> {
  const before = await asSystem(app.db, 'earlier stops of a row', tx =>
    tx.maybe(
      sql<{
        n: number
      }>`select count(*)::int as n from cases where tenant_id = ${tx.tenant} and type = ${of.type} and data ->> ${stops.field}::text = ${key}`,
    ),
  )
  const id = stopId(of.type, key, before?.n ?? 0)
  const answers = answersFor(of, stops, key, row)
  const filed = await fileCase(app, clock, { type: of.type, id, channel: 'import', answers }).catch(() => null)
  return filed ? 'changed' : 'failed'
}

const command = (app: App, id: string, make: (c: Case) => Command | null): Promise<boolean> =>
  asSystem(app.db, 'a stop follows its register', async tx => {
    const record = await caseById(tx, id, 'lock')
    const wanted = record && record.closed_at === null ? make(caseOf(record)) : null
    if (!record || !wanted) return false
    const of = [...caseTypes(app.programmes).values()].find(one => one.type === record.type)!
    await decideAndWrite(app, tx, of, record, clock, wanted, await app.directory.now())
    return true
  })

async function move(app: App, of: CaseType, stops: StopsData, stop: Stop, answers: Data): Promise<'changed' | 'same' | 'failed'> {
  const where = placeField(of.def) ?? stops.place
  // Hundreds of stops stay where they are: only one that moved is locked and looked at again.
  if (sameData(stop.where, answers[where])) return 'same'
  try {
    const moved = await command(app, stop.id, c =>
      sameData(c.data[where], answers[where])
        ? null
        : { kind: 'correct', id: randomUUID(), answers: { [where]: answers[where] }, reason: '台账已更新' },
    )
    return moved ? 'changed' : 'same'
  } catch {
    return 'failed'
  }
}

const end = (app: App, _of: CaseType, stops: StopsData, id: string): Promise<boolean> =>
  command(app, id, () => ({ kind: 'take', id: randomUUID(), step: stops.retire, answers: {} }))
