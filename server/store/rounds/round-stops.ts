import { randomUUID } from 'node:crypto'
import type { Command, Data } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import type { PlaceValue, StopsData } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { decideAndWrite, fileCase } from '../commands.ts'
import { idFor } from '../context.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseTypes } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { sameData } from '../registers.ts'
import { sql } from '../sql.ts'
import { caseById } from '../write-case.ts'

/** A round whose stops are the rows of a register. */
interface StopRound extends CaseType {
  readonly stops: StopsData
  /** Under which name the register's rows are kept. */
  readonly register: string
  /** The form's place field. */
  readonly where: string
}

/** The latest case that stood for a row. */
interface Stop {
  readonly id: string
  readonly open: boolean
  readonly where: unknown
  /** How often the row had been put on the list before. */
  readonly turn: number
}

const clock = { kind: 'clock' } as const

/** A row that was taken off the list and put on again is a new stop: its id follows from how often it was there. */
export const stopId = (type: string, key: string, turn: number): string => idFor(`stop ${type} ${key}`, turn)

const stopRounds = (app: App): StopRound[] =>
  [...caseTypes(app.programmes).values()].flatMap(of => {
    const stops = of.def.round?.stops
    return stops
      ? [{ ...of, stops, register: `${of.programme.id}.${stops.register}`, where: placeField(of.def) ?? stops.place }]
      : []
  })

/**
 * Brings the stops of every round in line with its register: a new row is filed, a moved one corrected, one that is gone
 * ended by the step the definition names. Nothing is done twice, so it may run as often as one likes and be broken off.
 * @returns how many stops were filed, moved or ended, and which rows the engine would not take
 */
export async function syncStops(
  app: App,
  snapshot: Snapshot,
): Promise<{ readonly changed: number; readonly failed: readonly string[] }> {
  const failed: string[] = []
  let changed = 0
  for (const round of stopRounds(app)) {
    const rows = snapshot.registers.get(round.register) ?? new Map<string, Data>()
    const known = await asSystem(app.db, 'stops of a round', tx => latestStops(tx, round))
    for (const key of new Set([...rows.keys(), ...known.keys()]))
      try {
        if (await follow(app, round, key, rows.get(key), known.get(key), snapshot)) changed++
      } catch (error) {
        // Only the engine's no is about the row; a database that is away says nothing of it.
        if (!(error instanceof Fault)) throw error
        failed.push(`${round.def.title} ${key}`)
      }
  }
  return { changed, failed }
}

/** One row's stop as it should be. @returns whether anything had to be done */
async function follow(
  app: App,
  round: StopRound,
  key: string,
  row: Data | undefined,
  stop: Stop | undefined,
  snapshot: Snapshot,
): Promise<boolean> {
  if (!row)
    return stop?.open ? act(app, round, stop.id, { kind: 'take', step: round.stops.retire, answers: {} }, snapshot) : false
  const where = placeOfRow(round, key, row)
  if (!stop?.open) {
    const answers = { [round.stops.field]: key, [round.where]: where }
    const id = stopId(round.type, key, stop ? stop.turn + 1 : 0)
    await fileCase(app, clock, { type: round.type, id, channel: 'import', answers })
    return true
  }
  if (sameData(stop.where, where)) return false
  const reason = round.programme.registers[round.stops.register]?.title ?? round.def.title
  return act(app, round, stop.id, { kind: 'correct', answers: { [round.where]: where }, reason }, snapshot)
}

/** Where the row is; a place without words takes the row's name, the first text of its list beside the key. */
function placeOfRow({ programme, stops }: StopRound, key: string, row: Data): PlaceValue {
  const where = row[stops.place] as PlaceValue | undefined
  const { list = [], key: own, columns = {} } = programme.registers[stops.register] ?? {}
  const name = list.find(column => column !== own && columns[column]?.kind === 'text')
  return { ...where, address: where?.address ?? String((name && row[name]) ?? key) }
}

/** For every row there ever was its latest stop, found by the ids that follow from its key: no list of cases is read. */
async function latestStops(tx: Tx, { type, register, where }: StopRound): Promise<Map<string, Stop>> {
  const rows = await tx.rows(
    sql<{ key: string }>`select distinct key from register_rows where tenant_id = ${tx.tenant} and register = ${register}`,
  )
  const latest = new Map<string, Stop>()
  let asked = rows.map(row => row.key)
  for (let turn = 0; asked.length > 0; turn++) {
    const keys = new Map(asked.map(key => [stopId(type, key, turn), key]))
    const found = await tx.rows(sql<Omit<Stop, 'turn'>>`
      select id, closed_at is null as open, data -> ${where}::text as "where" from cases
      where tenant_id = ${tx.tenant} and id = any(${[...keys.keys()]}::uuid[])`)
    for (const stop of found) latest.set(keys.get(stop.id)!, { ...stop, turn })
    asked = found.filter(stop => !stop.open).map(stop => keys.get(stop.id)!)
  }
  return latest
}

type Unnamed<C> = C extends Command ? Omit<C, 'id'> : never
const act = (app: App, round: StopRound, id: string, wanted: Unnamed<Command>, snapshot: Snapshot): Promise<boolean> =>
  asSystem(app.db, 'a stop follows its register', async tx => {
    const record = await caseById(tx, id, 'lock')
    // Another process was quicker.
    if (!record || record.closed_at !== null) return false
    await decideAndWrite(app, tx, round, record, clock, { ...wanted, id: randomUUID() } as Command, snapshot)
    return true
  })
