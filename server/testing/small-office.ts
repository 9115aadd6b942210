import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#kernel/engine/actor'
import { baseRoles } from '#kernel/index'
import type { Rule } from '#methods/routing/index'
import { programmes } from '#programmes/index'
import { links } from '#programmes/links'
import { freshDatabase } from '../../test/database.ts'
import type { App } from '../app.ts'
import { readConfig } from '../config.ts'
import { openFileStore } from '../ports/files.ts'
import { adoptDefinitions } from '../store/adopt.ts'
import { keepLearned } from '../store/categories.ts'
import { idFor } from '../store/context.ts'
import { asSystem, openDb } from '../store/db.ts'
import { openDirectory } from '../store/directory.ts'
import { firstRules } from '../store/routing/routing.ts'
import { json, moment, sql } from '../store/sql.ts'

/** A working Wednesday morning, 09:30, with no holiday near. */
export const morning = Date.UTC(2026, 2, 4, 1, 30)

/** A uuid that stands for a name, so that tests can say "g12" and mean it. */
export const at = (name: string): string => idFor(`small office: ${name}`, 0)

const side = 0.01
const corner = [110, 30] as const
/** The middle of a grid, e.g. `middle('g12')`: second grid of the first community. */
export const middle = (grid: string): [number, number] => [
  corner[0] + (Number(grid[2]) - 0.5) * side,
  corner[1] + (Number(grid[1]) - 0.5) * side,
]
export const outside: [number, number] = [corner[0] - side, corner[1] - side]

const square = (x: number, y: number, w: number, h: number) => {
  const [west, south, east, north] = [
    corner[0] + x * side,
    corner[1] + y * side,
    corner[0] + (x + w) * side,
    corner[1] + (y + h) * side,
  ]
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]
}

interface PlaceSeed {
  readonly name: string
  readonly kind: string
  readonly parent: string | null
  readonly polygons: unknown
}
const three = [1, 2, 3] as const
const placeSeeds: readonly PlaceSeed[] = [
  { name: 'street', kind: 'street', parent: null, polygons: square(0, 0, 3, 3) },
  ...three.map(c => ({ name: `c${c}`, kind: 'community', parent: 'street', polygons: square(0, c - 1, 3, 1) })),
  ...three.flatMap(c =>
    three.map(g => ({ name: `g${c}${g}`, kind: 'grid', parent: `c${c}`, polygons: square(g - 1, c - 1, 1, 1) })),
  ),
  // A second street in the same district, whose cases the first must never see.
  { name: 'other', kind: 'street', parent: null, polygons: square(5, 0, 1, 1) },
  { name: 'c9', kind: 'community', parent: 'other', polygons: square(5, 0, 1, 1) },
  { name: 'g91', kind: 'grid', parent: 'c9', polygons: square(5, 0, 1, 1) },
]
export const inOtherStreet: [number, number] = [corner[0] + 5.5 * side, corner[1] + 0.5 * side]

const unitNames = ['city', 'roads', 'water'] as const

/** Who works here: name, role, unit, place. */
const staffSeeds: readonly (readonly [name: string, role: string, unit: string | null, place: string | null])[] = [
  ...three.flatMap(c => three.map(g => [`worker-g${c}${g}`, 'grid-worker', null, `g${c}${g}`] as const)),
  ...three.map(c => [`community-c${c}`, 'community-worker', null, `c${c}`] as const),
  ['dispatcher', 'dispatcher', null, 'street'],
  ['supervisor', 'supervisor', null, 'street'],
  ['leader', 'leader', null, 'street'],
  ...unitNames.map(u => [`handler-${u}`, 'handler', u, null] as const),
  ['dispatcher-other', 'dispatcher', null, 'other'],
  ['system-admin', 'system-admin', null, null],
  ['security-admin', 'security-admin', null, null],
  ['auditor', 'auditor', null, null],
]
export const staffNames = staffSeeds.map(([name]) => name)

/** The actor a staff member is. */
export function staff(name: string): Extract<Actor, { kind: 'staff' }> {
  const seed = staffSeeds.find(s => s[0] === name)
  if (!seed) throw new Error(`nobody is called ${name}`)
  const [, role, unit, place] = seed
  const scope = baseRoles.find(r => r.id === role)?.scope ?? 'office'
  return { kind: 'staff', person: at(name), name, posts: [{ role, scope, unit: unit && at(unit), place: place && at(place) }] }
}
export const neighbour = (name: string): Actor => ({ kind: 'resident', person: at(name), name })

const catalogue = [
  {
    code: '010101',
    class: '公用设施',
    subclass: '井盖',
    when: '井盖缺失',
    closed: '补齐',
    limit: { amount: 2, unit: 'hour' },
    urgency: 'urgent',
    unit: at('roads'),
  },
  {
    code: '030201',
    class: '市容环境',
    subclass: '暴露垃圾',
    when: '路面有暴露垃圾',
    closed: '清除',
    limit: { amount: 4, unit: 'workhour' },
    urgency: 'ordinary',
    unit: at('city'),
  },
]
const rules: readonly Rule[] = [
  { id: 'r2', categories: ['03'], places: [at('c2')], unit: at('water'), helpers: [] },
  { id: 'r1', categories: ['01'], places: [], unit: at('roads'), helpers: [] },
  { id: 'r3', categories: [], places: [], unit: at('city'), helpers: [] },
]

export interface SmallOffice {
  readonly app: App
  readonly url: string
  /** Moves the office's clock. */
  pass(ms: number): void
  stop(): Promise<void>
}

/** A small office on a real database of its own, with a clock the test moves. */
export async function smallOffice(): Promise<SmallOffice> {
  const database = await freshDatabase()
  const data = mkdtempSync(join(tmpdir(), 'linli-small-'))
  const config = readConfig({ DATABASE_URL: database.url, LINLI_DATA: data, PORT: '0', LINLI_REQUESTS_PER_MINUTE: '0' }, data)
  const db = openDb(database.url, { size: 8 })
  let time = morning
  const now = () => time
  await asSystem(db, 'a small office', async tx => {
    const t = tx.tenant
    const long = moment(0)
    await tx.run(sql`insert into tenants (tenant_id, name, settings) values (${t}, '柳河街道', '{}')`)
    for (const p of placeSeeds) {
      await tx.run(
        sql`insert into places (tenant_id, id, kind, code, name, parent_id) values (${t}, ${at(p.name)}, ${p.kind}, ${p.name}, ${p.name}, ${p.parent && at(p.parent)})`,
      )
      await tx.run(
        sql`insert into boundaries (tenant_id, id, place_id, valid_from, polygons) values (${t}, ${at(`${p.name}@1`)}, ${at(p.name)}, ${long}, ${json(p.polygons)}::jsonb)`,
      )
    }
    for (const u of unitNames)
      await tx.run(sql`insert into units (tenant_id, id, name, kind) values (${t}, ${at(u)}, ${u}, 'department')`)
    for (const [name, role, unit, place] of staffSeeds) {
      await tx.run(
        sql`insert into people (tenant_id, id, kind, name, login, created_at) values (${t}, ${at(name)}, 'staff', ${name}, ${name}, ${long})`,
      )
      await tx.run(
        sql`insert into posts (tenant_id, id, person_id, role, unit_id, place_id, valid_from) values (${t}, ${at(`${name} post`)}, ${at(name)}, ${role}, ${unit && at(unit)}, ${place && at(place)}, ${long})`,
      )
    }
    await firstRules(tx, 'incident', rules, '第一版规则', 0)
    const rows = catalogue.map(r => ['incident.catalogue', r] as const)
    for (const [register, row] of rows)
      await tx.run(
        sql`insert into register_rows (tenant_id, register, key, version, id, data, valid_from) values (${t}, ${register}, ${row.code}, 1, ${at(register + row.code)}, ${json(row)}::jsonb, ${long})`,
      )
  })
  await adoptDefinitions(db, programmes, morning)
  const app: App = {
    config,
    db,
    programmes,
    links,
    directory: openDirectory(db, now),
    files: openFileStore(config),
    learned: keepLearned(),
    live: { subscribe: () => () => {}, onPresence: () => () => {}, onNews: () => () => {}, stop: async () => {} },
    now,
  }
  return {
    app,
    url: database.url,
    pass: ms => {
      time += ms
    },
    async stop() {
      await db.close()
      await database.drop()
    },
  }
}
