import type { HistoricCase } from '#demo/history/index'
import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import { makeRounds } from '#demo/rounds/index'
import type { Town } from '#demo/town/index'
import { evolve } from '#kernel/engine/evolve'
import type { Case, Event } from '#kernel/engine/model'
import { programmes } from '#programmes/index'
import type { Tx } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { keepCaseConsents } from '../store/personal/consents.ts'
import { stopId } from '../store/rounds/round-stops.ts'
import { visitRows } from '../store/rounds/round-visits.ts'
import { json, moment, sql } from '../store/sql.ts'
import { writeCases } from './load-cases.ts'

const portion = 200

/** The demo office's rounds: their registers, every stop with its visits, what was found, and what coverage counts. */
export async function writeRounds(
  tx: Tx,
  town: Town,
  office: Office,
  { seed, now, numbers }: { readonly seed: number; readonly now: number; readonly numbers: Set<string> },
): Promise<void> {
  const made = makeRounds(town, office, { seed, until: now, stopId: key => stopId('patrol', key, 0), numbers })
  const rows = made.rows.map(row => ({ ...row, id: stableId(`row ${row.register} ${row.key}`) }))
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, 'patrol.' || x.register, x.key, 1, x.id, x.data, ${moment(office.since)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (register text, key text, id uuid, data jsonb)`)
  let batch: HistoricCase[] = []
  const write = async () => {
    await writeCases(tx, batch)
    await writeVisits(tx, batch)
    for (const { c, events } of batch)
      if (events[0]) await keepCaseConsents(tx, caseType(programmes, c.type), null, c, events[0].by, c.filedAt)
    batch = []
  }
  for (const one of made.cases) {
    batch.push(one)
    if (batch.length >= portion) await write()
  }
  await write()
}

/** A case as it was before each of its commands, with the events that followed. */
function* turns({ c, events }: HistoricCase): Generator<readonly [Case, readonly Event[]]> {
  let now: Case | { id: string } = { id: c.id }
  for (let n = 0; n < events.length; ) {
    const end = events.findIndex((e, at) => at > n && e.command !== events[n]!.command)
    const some = events.slice(n, end < 0 ? events.length : end)
    if (n > 0) yield [now as Case, some]
    now = some.reduce<Case | { id: string }>(evolve, now)
    n += some.length
  }
}

async function writeVisits(tx: Tx, cases: readonly HistoricCase[]): Promise<void> {
  const rows = cases.flatMap(one => {
    const { round } = caseType(programmes, one.c.type).def
    const { community, grid } = one.c.place
    const of = { type: one.c.type, stop: one.c.id, community, grid }
    return round
      ? [...turns(one)].flatMap(([before, events]) => visitRows(round, before, events).map(v => ({ ...v, ...of })))
      : []
  })
  await tx.run(sql`
    insert into round_visits (tenant_id, id, type, stop_id, at, outcome, in_time, community_id, grid_id)
    select ${tx.tenant}, v.id, v.type, v.stop, v.at, v.outcome, v.in_time, v.community, v.grid
    from jsonb_to_recordset(${json(rows)}::jsonb) as v (id uuid, type text, stop uuid, at timestamptz, outcome text, in_time boolean, community uuid, grid uuid)`)
}
