import { demoPassword, type Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import type { Town } from '#demo/town/index'
import { usualIndexRule } from '#kernel/index'
import { hashPassword } from '../identity/password.ts'
import type { Tx } from '../store/db.ts'
import { firstRules } from '../store/routing/routing.ts'
import { json, moment, type Query, sql } from '../store/sql.ts'
import { demoAgency } from './load-documents.ts'

/** Rows in portions: one statement per some thousand rows. */
async function inPortions<Row>(rows: readonly Row[], size: number, write: (text: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += size) await write(json(rows.slice(i, i + size)))
}

const feature = (geometry: unknown, properties: Record<string, unknown>) => ({ type: 'Feature', properties, geometry })
const polygon = (rings: unknown) => ({ type: 'Polygon', coordinates: rings })
const many = (polygons: unknown) => ({ type: 'MultiPolygon', coordinates: polygons })

/** What the map draws below the administrative areas. */
const layersOf = (town: Town): Record<string, unknown[]> => ({
  roads: town.roads.map(r =>
    feature({ type: 'LineString', coordinates: r.line }, { id: r.id, name: r.name, class: r.class, width: r.width }),
  ),
  water: town.water.map(w => feature(many(w.polygons), { id: w.id, name: w.name, kind: w.kind })),
  greens: town.greens.map(g => feature(many(g.polygons), { id: g.id, name: g.name, kind: g.kind })),
  blocks: town.blocks.map(b => feature(polygon(b.polygon), { id: b.id, use: b.use })),
  facilities: town.facilities.map(f =>
    feature({ type: 'Point', coordinates: f.at }, { id: f.id, kind: f.kind, name: f.name, grid: f.grid }),
  ),
})

/** Writes the office of a demo: places and boundaries, addresses, map layers, units, people, posts, rosters and registers. */
export async function writeOffice(tx: Tx, town: Town, office: Office, now: number): Promise<void> {
  const t = tx.tenant
  const since = moment(office.since)
  const put = (query: (rows: string) => Query<unknown>) => (rows: string) => tx.run(query(rows))
  const english = new Map(town.places.map(p => [p.id, p.nameEn]))
  const uses = new Map(town.buildings.map(b => [b.id, { floors: b.floors, use: b.use, units: b.units, estate: b.estate }]))
  const households = new Map(town.places.map(p => [p.id, { households: p.households }]))

  const areas = office.areas.map(a => ({
    ...a,
    nameEn: english.get(a.id) ?? null,
    facts: uses.get(a.id) ?? households.get(a.id) ?? {},
  }))
  await inPortions(
    areas,
    500,
    put(
      rows => sql`
    insert into places (tenant_id, id, kind, code, name, name_en, parent_id, facts)
    select ${t}, x.id, x.kind, x.code, x.name, x."nameEn", x.parent, x.facts
    from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, kind text, code text, name text, "nameEn" text, parent uuid, facts jsonb)`,
    ),
  )
  await inPortions(
    areas,
    500,
    put(
      rows => sql`
    insert into boundaries (tenant_id, id, place_id, valid_from, polygons)
    select ${t}, x.boundary, x.id, ${since}::timestamptz, x.polygons from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, boundary uuid, polygons jsonb)`,
    ),
  )
  await inPortions(
    town.addresses,
    3000,
    put(
      rows => sql`
    insert into addresses (tenant_id, id, building_id, text, entrance, room)
    select ${t}, x.id, x.building, x.text, x.unit, x.room from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, building uuid, text text, unit int, room text)`,
    ),
  )
  for (const [layer, features] of Object.entries(layersOf(town)))
    await tx.run(sql`insert into map_layers (tenant_id, layer, features) values (${t}, ${layer}, ${json(features)}::jsonb)`)

  await inPortions(
    office.units,
    1000,
    put(
      rows => sql`
    insert into units (tenant_id, id, name, name_en, kind, parent_id, phone)
    select ${t}, x.id, x.name, x."nameEn", x.kind, x.parent, x.phone from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, name text, "nameEn" text, kind text, parent uuid, phone text)`,
    ),
  )
  const password = await hashPassword(demoPassword)
  await inPortions(
    office.people,
    1000,
    put(
      rows => sql`
    insert into people (tenant_id, id, kind, name, login, phone, password_hash, created_at)
    select ${t}, x.id, x.kind, x.name, x.login, x.phone, case when x.login is not null then ${password} end, ${since}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, kind text, name text, login text, phone text)`,
    ),
  )
  await inPortions(
    office.posts,
    1000,
    put(
      rows => sql`
    insert into posts (tenant_id, id, person_id, role, unit_id, place_id, valid_from)
    select ${t}, x.id, x.person, x.role, x.unit, x.place, ${since}::timestamptz from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, person uuid, role text, unit uuid, place uuid)`,
    ),
  )
  const shifts = office.shifts
    .filter(s => s.to > now - 35 * 86_400_000)
    .map(s => ({ ...s, from: moment(s.from), to: moment(s.to) }))
  await inPortions(
    shifts,
    1000,
    put(
      rows => sql`
    insert into rosters (tenant_id, id, role, unit_id, place_id, person_id, starts_at, ends_at)
    select ${t}, x.id, x.role, x.unit, x.place, x.person, x."from", x."to"
    from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, role text, unit uuid, place uuid, person uuid, "from" timestamptz, "to" timestamptz)`,
    ),
  )
  // A roster says whose turn it is; only a post lets the stand-in act for the grid.
  const standIns = shifts.filter(s => s.role === 'grid-worker')
  await inPortions(
    standIns,
    1000,
    put(
      rows => sql`
    insert into posts (tenant_id, id, person_id, role, unit_id, place_id, valid_from, valid_to)
    select ${t}, x.id, x.person, x.role, x.unit, x.place, x."from", x."to"
    from jsonb_to_recordset(${rows}::jsonb) as x (id uuid, role text, unit uuid, place uuid, person uuid, "from" timestamptz, "to" timestamptz)`,
    ),
  )
  const rows = Object.entries(office.registers).flatMap(([register, list]) =>
    list.map((data: { code: string }) => ({
      register: `incident.${register}`,
      key: data.code,
      id: stableId(`row ${register} ${data.code}`),
      data,
    })),
  )
  await inPortions(
    rows,
    1000,
    put(
      text => sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${t}, x.register, x.key, 1, x.id, x.data, ${since}::timestamptz from jsonb_to_recordset(${text}::jsonb) as x (register text, key text, id uuid, data jsonb)`,
    ),
  )
  await firstRules(tx, 'incident', office.rules, '建办时的规则', office.since)
  const settings = {
    nameEn: office.nameEn,
    phone: office.phone,
    demo: true,
    centre: town.centre,
    bounds: town.bounds,
    calendar: { version: 1, hours: office.hours },
    documents: {
      version: 1,
      agency: demoAgency,
      rule: usualIndexRule,
      licence: '可以自由使用、转载和加工，请注明来源 / Free to use, share and adapt with attribution (CC BY 4.0)',
    },
  }
  await tx.run(sql`insert into tenants (tenant_id, name, settings) values (${t}, ${office.name}, ${json(settings)}::jsonb)`)
}
