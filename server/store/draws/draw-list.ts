import type { LotList } from '#methods/draws/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { heldBySomebody, type Snapshot } from '../directory.ts'
import { type EntryRecord, entryColumns, type Ledger, ledgersOf } from '../entries/entry-rows.ts'
import { sql } from '../sql.ts'
import type { DrawRecord } from './draw-rows.ts'

type Drawing = Pick<DrawRecord, 'title' | 'source' | 'communities' | 'units' | 'take' | 'each' | 'number' | 'conflicts'>

/** What the office's register says of a source, or null when it says nothing. */
export const sourceOf = (snapshot: Snapshot, code: string) =>
  snapshot.registers.get('random-inspection.sources')?.get(code) ?? null

/** Places, facilities and premises may be drawn; never a register whose entries are people or go by a person's name. */
export function mayBeDrawn({ def }: Ledger): boolean {
  const name = def.columns[def.ledger.name]
  return def.ledger.place !== undefined && !name?.personal && !Object.values(def.columns).some(c => c.kind === 'person')
}

/** @throws Fault answers-invalid when the source is none, or holds people */
export function ledgerToDraw(app: App, snapshot: Snapshot, code: string): Ledger {
  const ledger = ledgersOf(app.programmes).get(String(sourceOf(snapshot, code)?.register))
  if (!ledger) throw new Fault('answers-invalid', { fields: { source: 'unknown' } })
  if (!mayBeDrawn(ledger)) throw new Fault('answers-invalid', { fields: { source: 'people' } })
  return ledger
}

/** The entries that may be drawn now. */
export const entriesToDraw = (tx: Tx, ledger: Ledger, communities: readonly string[], day: string): Promise<EntryRecord[]> =>
  tx.rows(sql<EntryRecord>`
    select ${entryColumns} from entries
    where tenant_id = ${tx.tenant} and register = ${ledger.name} and archived_at is null and (until_day is null or until_day >= ${day}::date)
      and (cardinality(${[...communities]}::uuid[]) = 0 or community_id = any(${[...communities]}::uuid[]))
    order by id limit 5000`)

/** Whoever may be sent: handlers of the units, each under a label that names the unit and no person. */
export function inspectorsOf(snapshot: Snapshot, units: readonly string[], now: number) {
  return units.flatMap(unit => {
    const people = [
      ...new Set(
        snapshot.posts
          .filter(p => p.unit === unit && p.role === 'handler' && heldBySomebody(snapshot, p, now))
          .map(p => p.person),
      ),
    ]
    return people.sort().map((person, n) => ({
      id: `${snapshot.units.get(unit)?.name ?? unit}-${n + 1}`,
      person,
      unit,
      // All units and places the person has a post for: whoever looks after a place does not inspect it.
      ties: [...new Set(snapshot.posts.filter(p => p.person === person).flatMap(p => [p.unit ?? [], p.place ?? []].flat()))],
    }))
  })
}

/** The list as it would be frozen now, with the people behind the labels. */
export async function listNow(app: App, tx: Tx, snapshot: Snapshot, d: Drawing) {
  const ledger = ledgerToDraw(app, snapshot, d.source)
  const column = sourceOf(snapshot, d.source)?.unitColumn
  const day = new Date(app.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const entries = await entriesToDraw(tx, ledger, d.communities, day)
  const inspectors = inspectorsOf(snapshot, d.units, app.now())
  const unitOf = (e: EntryRecord) => (typeof column === 'string' ? e.data[column] : undefined)
  const list: LotList = {
    title: d.title,
    objects: entries.map(e => ({
      id: e.id,
      name: e.name,
      ties: [unitOf(e), e.community, e.grid].filter(tie => typeof tie === 'string'),
    })),
    inspectors: inspectors.map(({ id, ties }) => ({ id, ties })),
    conflicts: d.conflicts.map(c => [c.inspector, c.object] as const),
    take: d.take,
    each: d.each,
    number: d.number,
  }
  return { list, people: Object.fromEntries(inspectors.map(i => [i.id, i.person])) }
}
