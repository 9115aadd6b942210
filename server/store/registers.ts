import { randomUUID } from 'node:crypto'
import type { RegisterRow } from '#contract/office'
import type { Actor } from '#kernel/engine/actor'
import { readAnswers } from '#kernel/engine/answers'
import { type Data, isRefusal } from '#kernel/engine/model'
import type { PlaceValue, Programme, RegisterData } from '#kernel/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from './audit.ts'
import { asSystem, type Tx } from './db.ts'
import { locate, type Snapshot, touchDirectory } from './directory.ts'
import { json, moment, sql } from './sql.ts'

/** A register and the name its rows are kept under. */
export interface Register {
  readonly name: string
  readonly programme: Programme
  readonly def: RegisterData
}

/** @throws Fault not-found; register-is-ledger for one whose rows are entries */
export function registerOf(programmes: readonly Programme[], programme: string, register: string): Register {
  const found = programmes.find(p => p.id === programme)
  const def = found && Object.hasOwn(found.registers, register) ? found.registers[register] : undefined
  if (!found || !def) throw new Fault('not-found')
  const name = `${programme}.${register}`
  if (def.ledger) throw new Fault('register-is-ledger', { detail: { path: `/entries/${name}` } })
  return { name, programme: found, def }
}

/** May this actor read the register? */
export const mayReadRegister = ({ def }: Register, actor: Actor): boolean => def.read === 'public' || actor.kind === 'staff'

/** A row as this actor may see it: personal columns are for staff. */
function shown(register: Register, actor: Actor, row: RegisterRow): RegisterRow {
  if (actor.kind === 'staff') return row
  const open = Object.entries(row.data).filter(([key]) => !register.def.columns[key]?.personal)
  return { ...row, data: Object.fromEntries(open) }
}

const columns = sql`key, version, data, valid_from as "from", valid_to as "to"`

/** The rows valid now, or at an earlier moment, by key. */
export async function listRows(app: Pick<App, 'db'>, actor: Actor, register: Register, at?: number): Promise<RegisterRow[]> {
  const valid =
    at === undefined ? sql`valid_to is null` : sql`valid_from <= ${moment(at)} and (valid_to is null or valid_to > ${moment(at)})`
  const rows = await asSystem(app.db, 'list a register', tx =>
    tx.rows(
      sql<RegisterRow>`select ${columns} from register_rows where tenant_id = ${tx.tenant} and register = ${register.name} and ${valid} order by key`,
    ),
  )
  return rows.map(row => shown(register, actor, row))
}

/** Every version of one row, newest first. */
export async function rowHistory(app: App, actor: Actor, register: Register, key: string): Promise<RegisterRow[]> {
  const rows = await asSystem(app.db, 'history of a register row', tx =>
    tx.rows(
      sql<RegisterRow>`select ${columns} from register_rows where tenant_id = ${tx.tenant} and register = ${register.name} and key = ${key} order by version desc`,
    ),
  )
  if (rows.length === 0) throw new Fault('not-found')
  return rows.map(row => shown(register, actor, row))
}

/** A row's data checked and cleaned, or what is wrong with each column. `also` are keys that will exist beside those now. */
export function checkRow(
  app: Pick<App, 'now'>,
  register: Register,
  snapshot: Snapshot,
  data: Data,
  also: ReadonlySet<string> = new Set(),
): { readonly data: Data } | { readonly fields: Readonly<Record<string, string>> } {
  const of = (name: string) => `${register.programme.id}.${name}`
  const result = readAnswers(register.def.columns, data, {
    now: app.now(),
    row: (name, key) => snapshot.registers.get(of(name))?.get(key) ?? (of(name) === register.name && also.has(key) ? {} : null),
    hasUnit: unit => snapshot.units.get(unit)?.active === true,
    hasFile: () => false,
  })
  if (isRefusal(result)) return { fields: result.fields ?? {} }
  const outside = stopsOutside(register, snapshot, result.answers)
  return outside.length > 0 ? { fields: Object.fromEntries(outside.map(key => [key, 'outside'])) } : { data: result.answers }
}

/** A row that is a stop of a round must lie in the office: nobody's turn would it be elsewhere. */
function stopsOutside({ programme, name }: Register, snapshot: Snapshot, data: Data): string[] {
  const columns = Object.values(programme.cases).flatMap(({ round }) =>
    round?.stops && `${programme.id}.${round.stops.register}` === name ? [round.stops.place] : [],
  )
  return [...new Set(columns)].filter(key => {
    const point = (data[key] as PlaceValue | undefined)?.point
    return point !== undefined && locate(snapshot, [point[0], point[1]]).placement.grid === null
  })
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) || typeof value !== 'object' || value === null
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([k, v]) => [k, sorted(v)]),
      )
export const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** The current row, with the office held: a row that is not there yet cannot be locked, so writers take turns at the office. */
async function currentRow(tx: Tx, name: string, key: string): Promise<RegisterRow | null> {
  await tx.run(sql`select version from tenants where tenant_id = ${tx.tenant} for update`)
  return tx.maybe(
    sql<RegisterRow>`select ${columns} from register_rows where tenant_id = ${tx.tenant} and register = ${name} and key = ${key}
      and valid_to is null`,
  )
}

/** The next version in place of the current one; everybody's directory is read anew. */
export async function writeRow(tx: Tx, actor: Actor, name: string, key: string, data: Data, at: number): Promise<RegisterRow> {
  const last = await tx.maybe(
    sql<{
      version: number | null
    }>`select max(version) as version from register_rows where tenant_id = ${tx.tenant} and register = ${name} and key = ${key}`,
  )
  const version = (last?.version ?? 0) + 1
  await closeRow(tx, name, key, at)
  await tx.run(
    sql`insert into register_rows (tenant_id, register, key, version, id, data, valid_from, changed_by)
        values (${tx.tenant}, ${name}, ${key}, ${version}, ${randomUUID()}, ${json(data)}, ${moment(at)}, ${'person' in actor ? actor.person : null})`,
  )
  return { key, version, data: { ...data }, from: at, to: null }
}

export const closeRow = (tx: Tx, name: string, key: string, at: number) =>
  tx.run(
    sql`update register_rows set valid_to = ${moment(at)} where tenant_id = ${tx.tenant} and register = ${name} and key = ${key} and valid_to is null`,
  )

/**
 * Puts a row: a new version takes over from the one the sender saw (`version`, 0 for a new row). The same data again
 * changes nothing.
 * @throws Fault answers-invalid, stale-version
 */
export async function putRow(
  app: App,
  actor: Actor,
  register: Register,
  key: string,
  version: number,
  sent: Data,
): Promise<RegisterRow> {
  const snapshot = await app.directory.now()
  const checked = checkRow(app, register, snapshot, { ...sent, [register.def.key]: sent[register.def.key] ?? key })
  if ('fields' in checked) throw new Fault('answers-invalid', { fields: checked.fields })
  if (checked.data[register.def.key] !== key) throw new Fault('answers-invalid', { fields: { [register.def.key]: 'wrong-kind' } })
  const row = await asSystem(app.db, 'put a register row', async tx => {
    const there = await currentRow(tx, register.name, key)
    if (there && sameData(there.data, checked.data)) return there
    if ((there?.version ?? 0) !== version) throw new Fault('stale-version', { detail: { version: there?.version ?? 0 } })
    const written = await writeRow(tx, actor, register.name, key, checked.data, app.now())
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'register-put',
      detail: { register: register.name, key, from: there?.version ?? 0, to: written.version },
    })
    await tx.run(touchDirectory(tx.tenant))
    return written
  })
  app.directory.changed()
  return row
}

/** Rows of the programme's other registers that name this one. */
function usersOf(register: Register, snapshot: Snapshot, key: string): string[] {
  const own = register.name.slice(register.programme.id.length + 1)
  return Object.entries(register.programme.registers).flatMap(([name, def]) => {
    const naming = Object.entries(def.columns).filter(([, field]) => field.kind === 'item' && field.register === own)
    const rows = snapshot.registers.get(`${register.programme.id}.${name}`) ?? new Map<string, Data>()
    return [...rows].filter(([, data]) => naming.some(([column]) => data[column] === key)).map(([k]) => `${name}/${k}`)
  })
}

/**
 * Ends a row; its history stays, and so do the cases that name it.
 * @throws Fault not-found, stale-version, in-use when another register's row names it
 */
export async function removeRow(app: App, actor: Actor, register: Register, key: string, version: number): Promise<void> {
  const users = usersOf(register, await app.directory.now(), key)
  await asSystem(app.db, 'end a register row', async tx => {
    const there = await currentRow(tx, register.name, key)
    if (!there) throw new Fault('not-found')
    if (there.version !== version) throw new Fault('stale-version', { detail: { version: there.version } })
    if (users.length > 0) throw new Fault('in-use', { detail: { by: users.slice(0, 20) } })
    await closeRow(tx, register.name, key, app.now())
    await recordAudit(tx, { at: app.now(), actor, action: 'register-end', detail: { register: register.name, key, version } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}
