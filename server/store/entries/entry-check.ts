import { readAnswers } from '#kernel/engine/answers'
import { isEmpty } from '#kernel/engine/asked'
import { type Data, isRefusal } from '#kernel/engine/model'
import { type FieldsData, type PlaceValue, registerName } from '#kernel/index'
import { grams } from '../case-rows.ts'
import type { Tx } from '../db.ts'
import { locate, type Snapshot } from '../directory.ts'
import { sql } from '../sql.ts'
import { nameOfEntry, shownValue } from './entry-access.ts'
import { type EntryRecord, type Ledger, namedRegister } from './entry-rows.ts'

/** Where an entry lies, worked out from its place column. */
export type EntryPlace = Pick<EntryRecord, 'lng' | 'lat' | 'street' | 'community' | 'grid' | 'unplaced'>

/** An entry's data found right, with all that follows from them. `key` is null where the office still has to give one. */
export interface ReadyEntry {
  readonly data: Data
  readonly key: string | null
  readonly name: string
  readonly place: EntryPlace
  readonly from: string | null
  readonly until: string | null
  readonly grams: string
}
/** What is wrong, by column, as `FieldProblem`. */
export type Problems = Readonly<Record<string, string>>
export type CheckedEntry = { readonly ready: ReadyEntry } | { readonly fields: Problems }

export interface EntryToCheck {
  /** The whole data of a new entry; of one that is there only what changes, null to empty a column. */
  readonly data: Data
  /** The entry as it stands. */
  readonly before?: Pick<EntryRecord, 'key' | 'data'>
}

/** Rows that will be there when the checked ones are written, by register: keys of the same import. */
export type AlsoThere = ReadonlyMap<string, ReadonlySet<string>>

type Keys = Map<string, Set<string>>

/** Which rows of other registers the data name, by register. */
function namedKeys(ledger: Ledger, rows: readonly Data[]): Keys {
  const named: Keys = new Map()
  for (const [column, field] of Object.entries(ledger.def.columns)) {
    const register = namedRegister(ledger, field)
    if (!register) continue
    const keys = named.get(register) ?? new Set<string>()
    for (const row of rows) if (typeof row[column] === 'string') keys.add(row[column])
    named.set(register, keys)
  }
  return named
}

/** Which of the keys stand in ledgers now, in one question for each register. */
async function standing(tx: Tx, asked: Keys): Promise<Keys> {
  const found: Keys = new Map()
  for (const [register, keys] of asked) {
    if (keys.size === 0) continue
    const rows = await tx.rows(
      sql<{
        key: string
      }>`select key from entries where tenant_id = ${tx.tenant} and register = ${register} and key = any(${[...keys]}::text[]) and archived_at is null`,
    )
    found.set(register, new Set(rows.map(r => r.key)))
  }
  return found
}

const nowhere: EntryPlace = { lng: null, lat: null, street: null, community: null, grid: null, unplaced: false }

/** Where the entry lies: by its point, else by the community it names; null when that is not in the office. */
export function entryPlace({ def }: Ledger, data: Data, snapshot: Snapshot): EntryPlace | null {
  const value = def.ledger.place === undefined ? undefined : (data[def.ledger.place] as PlaceValue | undefined)
  if (value === undefined) return nowhere
  if (value.point) {
    const [lng, lat] = value.point
    const { street, community, grid } = locate(snapshot, [lng, lat]).placement
    return street === null ? null : { lng, lat, street, community, grid, unplaced: false }
  }
  if (value.community !== undefined) {
    const named = snapshot.places.get(value.community)
    return named?.kind === 'community' ? { ...nowhere, street: named.parent, community: named.id } : null
  }
  return { ...nowhere, street: snapshot.streets.length === 1 ? snapshot.streets[0]! : null, unplaced: true }
}

/** The columns that a search looks through: what everybody who reads the entry sees. */
function searchable({ def }: Ledger, data: Data, key: string | null): string {
  const texts = Object.entries(def.columns).flatMap(([column, { kind, personal }]) => {
    if (personal) return []
    if (kind === 'place') return [(data[column] as PlaceValue | undefined)?.address]
    return kind === 'text' || kind === 'note' ? [data[column]] : []
  })
  return grams([key, ...texts], 400)
}

function readyOf(ledger: Ledger, data: Data, place: EntryPlace): ReadyEntry {
  const { key, ledger: ways } = ledger.def
  const dayOf = (column: string | undefined) => (column === undefined ? null : ((data[column] as string | undefined) ?? null))
  const own = isEmpty(data[key]) ? null : String(data[key])
  const [from, until] = [dayOf(ways.from), dayOf(ways.until)]
  return { data, key: own, name: nameOfEntry(ledger, data, own ?? ''), place, from, until, grams: searchable(ledger, data, own) }
}

/** The entry with the key the office gave it. */
export function withKey(ledger: Ledger, ready: ReadyEntry, key: string): ReadyEntry {
  return readyOf(ledger, { ...ready.data, [ledger.def.key]: key }, ready.place)
}

/** May the office give the key itself? Only where any words do, and never a name. */
const givesKeys = ({ def }: Ledger): boolean =>
  def.columns[def.key]?.kind === 'text' && !def.columns[def.key]?.form && def.key !== def.ledger.name

const omit = (of: Readonly<Record<string, unknown>>, keys: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.has(key)))

/**
 * Reads one entry. What was there before and is not touched now is not held against whoever changes something else: a unit
 * may have been closed since, or a column have become required.
 */
function readOne(fields: FieldsData, { data, before }: EntryToCheck, known: Parameters<typeof readAnswers>[2]) {
  const asked: Data = before ? omit({ ...before.data, ...data }, new Set(Object.keys(data).filter(k => data[k] === null))) : data
  const read = readAnswers(fields, asked, known)
  if (!isRefusal(read) || !before) return read
  const wrong = read.fields ?? {}
  const old = new Set(Object.keys(wrong).filter(key => !Object.hasOwn(data, key)))
  if (old.size === 0 || old.size < Object.keys(wrong).length) {
    const touched = Object.fromEntries(Object.entries(wrong).filter(([key]) => !old.has(key)))
    return { ...read, fields: touched }
  }
  const kept = Object.fromEntries(Object.entries(before.data).filter(([key]) => old.has(key)))
  const again = readAnswers(omit(fields, old) as FieldsData, omit(asked, old), known, kept)
  return isRefusal(again) ? again : { answers: { ...again.answers, ...kept } }
}

/** Masked values that come back as they were shown would overwrite what they hide. */
const maskedAgain = (ledger: Ledger, { data, before }: EntryToCheck): Problems =>
  Object.fromEntries(
    Object.entries(data).flatMap(([column, value]) => {
      const was = before?.data[column]
      const shown = was === undefined ? undefined : shownValue(ledger, column, was)
      const same = ledger.def.columns[column]?.personal && value !== null && JSON.stringify(value) === JSON.stringify(shown)
      return same && JSON.stringify(was) !== JSON.stringify(shown) ? [[column, 'masked'] as const] : []
    }),
  )

/**
 * Checks many entries at once: their columns, the rows of other registers they name, where they lie. Nothing is written.
 * Whether a column that names its own register leads round in a circle is seen when they are written.
 * @param also rows that will be there when these are written
 */
export async function checkEntries(
  tx: Tx,
  ledger: Ledger,
  snapshot: Snapshot,
  now: number,
  rows: readonly EntryToCheck[],
  also: AlsoThere = new Map(),
): Promise<CheckedEntry[]> {
  const data = rows.map(row => ({ ...row.before?.data, ...row.data }))
  const found = await standing(tx, namedKeys(ledger, data))
  const known: Parameters<typeof readAnswers>[2] = {
    now,
    row: (name, key) => {
      const register = registerName(ledger.programme.id, name)
      const there = found.get(register)?.has(key) || also.get(register)?.has(key)
      return snapshot.registers.get(register)?.get(key) ?? (there ? {} : null)
    },
    hasUnit: unit => snapshot.units.get(unit)?.active === true,
    hasFile: () => false,
  }
  const { columns, key } = ledger.def
  const fields: FieldsData = givesKeys(ledger) ? { ...columns, [key]: { ...columns[key]!, required: false } } : columns
  return rows.map(row => {
    const masked = maskedAgain(ledger, row)
    if (Object.keys(masked).length > 0) return { fields: masked }
    const read = readOne(fields, row, known)
    if (isRefusal(read)) return { fields: read.fields ?? {} }
    if (row.before && isEmpty(read.answers[key])) return { fields: { [key]: 'missing' } }
    const place = entryPlace(ledger, read.answers, snapshot)
    return place ? { ready: readyOf(ledger, read.answers, place) } : { fields: { [ledger.def.ledger.place ?? '']: 'outside' } }
  })
}
