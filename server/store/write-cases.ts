import type { Case, Event } from '#kernel/engine/model'
import { derived } from './case-rows.ts'
import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'
import { type Errand, timersOf } from './write-case.ts'

/** A whole case with all that happened to it so far. */
export interface WholeCase {
  readonly c: Case
  readonly number: string
  readonly events: readonly Event[]
  readonly definition: string
  readonly requestHash: string
  readonly grams: string
  readonly errands?: readonly Errand[]
}

const when = (at: number | null) => (at === null ? null : moment(at))

/** A case as its row, all columns as a command would have written them. */
function rowOf({ c, number, definition, requestHash, grams }: WholeCase) {
  const { rest, taskUnits, dueAt, lateAt } = derived(c)
  return {
    id: c.id,
    number,
    programme: c.programme,
    type: c.type,
    definition,
    state: c.state,
    version: c.version,
    filed_at: moment(c.filedAt),
    changed_at: moment(c.changedAt),
    closed_at: when(c.closedAt),
    channel: c.channel,
    filer_id: c.filer,
    street_id: c.place.street,
    community_id: c.place.community,
    grid_id: c.place.grid,
    building_id: c.place.building,
    boundary_id: c.place.boundary,
    lng: c.place.point?.[0] ?? null,
    lat: c.place.point?.[1] ?? null,
    address: c.place.address,
    unit_id: c.unit,
    holder_id: c.holder,
    task_units: taskUnits,
    due_at: when(dueAt),
    late_at: when(lateAt),
    ever_late: c.everLate,
    data: c.data,
    taken: c.taken,
    rest,
    grams,
    request_hash: requestHash,
  }
}

/** Writes many new cases with their history, clocks and errands, in few statements. Ids and numbers must be free. */
export async function writeCases(tx: Tx, cases: readonly WholeCase[]): Promise<void> {
  const t = tx.tenant
  await tx.run(sql`
    insert into cases (tenant_id, id, number, programme, type, definition, state, version, filed_at, changed_at, closed_at, channel, filer_id,
      street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at, late_at, ever_late,
      data, taken, rest, grams, request_hash)
    select ${t}, x.id, x.number, x.programme, x.type, x.definition, x.state, x.version, x.filed_at, x.changed_at, x.closed_at, x.channel, x.filer_id,
      x.street_id, x.community_id, x.grid_id, x.building_id, x.boundary_id, x.lng, x.lat, x.address, x.unit_id, x.holder_id, x.task_units::uuid[],
      x.due_at, x.late_at, x.ever_late, x.data, x.taken, x.rest, array_to_tsvector(string_to_array(x.grams, ' ')), x.request_hash
    from jsonb_to_recordset(${json(cases.map(rowOf))}::jsonb) as x (id uuid, number text, programme text, type text, definition text, state text, version int, filed_at timestamptz,
      changed_at timestamptz, closed_at timestamptz, channel text, filer_id uuid, street_id uuid, community_id uuid, grid_id uuid,
      building_id uuid, boundary_id uuid, lng float8, lat float8, address text, unit_id uuid, holder_id uuid, task_units text, due_at timestamptz,
      late_at timestamptz, ever_late boolean, data jsonb, taken jsonb, rest jsonb, grams text, request_hash text)`)
  await writeEvents(tx, cases)
  const timers = cases.flatMap(({ c }) => timersOf(c).map(timer => ({ ...timer, case_id: c.id })))
  if (timers.length > 0)
    await tx.run(sql`
    insert into timers (tenant_id, case_id, task, kind, due_at)
    select ${t}, x.case_id, x.task, x.kind, x.due_at
    from jsonb_to_recordset(${json(timers)}::jsonb) as x (case_id uuid, task text, kind text, due_at timestamptz)`)
  const errands = cases.flatMap(({ c, events, errands = [] }) =>
    errands.map(errand => ({ ...errand, case_id: c.id, at: moment(events.at(-1)?.at ?? c.changedAt) })),
  )
  if (errands.length > 0)
    await tx.run(sql`
    insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at)
    select ${t}, x.id, x.case_id, x.kind, x.payload, x.at, x.at
    from jsonb_to_recordset(${json(errands)}::jsonb) as x (id uuid, case_id uuid, kind text, payload jsonb, at timestamptz)`)
}

/** Columns side by side instead of one document of rows: the database reads each value once. */
async function writeEvents(tx: Tx, cases: readonly WholeCase[]): Promise<void> {
  const cell = {
    id: [] as string[],
    seq: [] as number[],
    at: [] as string[],
    command: [] as string[],
    kind: [] as string[],
    by: [] as string[],
    body: [] as string[],
  }
  for (const { c, events } of cases)
    events.forEach((event, n) => {
      cell.id.push(c.id)
      cell.seq.push(n + 1)
      cell.at.push(moment(event.at))
      cell.command.push(event.command)
      cell.kind.push(event.body.kind)
      cell.by.push(json(event.by))
      cell.body.push(json(event.body))
    })
  await tx.run(sql`
    insert into case_events (tenant_id, case_id, seq, at, command, kind, by, body)
    select ${tx.tenant}, x.* from unnest(${cell.id}::uuid[], ${cell.seq}::int[], ${cell.at}::timestamptz[], ${cell.command}::uuid[], ${cell.kind}::text[],
      ${cell.by}::jsonb[], ${cell.body}::jsonb[]) as x`)
}
