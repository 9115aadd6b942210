import { translate } from '#kernel/engine/translate'
import { type FieldData, type LedgerData, type Programme, type RegisterData, registerName } from '#kernel/index'
import { english } from '#programmes/words'
import { Fault } from '../../errors.ts'
import { sql } from '../sql.ts'

/** A register with a ledger and the name its entries are kept under. */
export interface Ledger {
  /** `programme.register` */
  readonly name: string
  readonly programme: Programme
  readonly def: RegisterData & { readonly ledger: LedgerData }
}

const hasLedger = (def: RegisterData): def is Ledger['def'] => def.ledger !== undefined

const known = new WeakMap<readonly Programme[], ReadonlyMap<string, Ledger>>()

/** Every register with a ledger, by its name. */
export function ledgersOf(programmes: readonly Programme[]): ReadonlyMap<string, Ledger> {
  let found = known.get(programmes)
  if (!found) {
    const all = programmes.flatMap(programme =>
      Object.entries(programme.registers).flatMap(([id, def]) =>
        hasLedger(def) ? [{ name: `${programme.id}.${id}`, programme, def }] : [],
      ),
    )
    found = new Map(all.map(ledger => [ledger.name, ledger]))
    known.set(programmes, found)
  }
  return found
}

/** @throws Fault not-found */
export function ledgerOf(programmes: readonly Programme[], name: string): Ledger {
  const found = ledgersOf(programmes).get(name)
  if (!found) throw new Fault('not-found', { detail: { register: name } })
  return found
}

const translated = new WeakMap<Ledger, Ledger['def']>()

/** The definition with its titles in the language asked for. */
export function ledgerIn(ledger: Ledger, lang: 'zh' | 'en'): Ledger['def'] {
  if (lang === 'zh') return ledger.def
  let def = translated.get(ledger)
  if (!def) {
    const said = translate(ledger.programme, english).registers[ledger.name.slice(ledger.programme.id.length + 1)]
    def = said && hasLedger(said) ? said : ledger.def
    translated.set(ledger, def)
  }
  return def
}

/** The register a column names, whole; null for columns that name none. */
export const namedRegister = (ledger: Pick<Ledger, 'programme'>, field: FieldData): string | null =>
  field.kind === 'item' && field.register ? registerName(ledger.programme.id, field.register) : null

/** The columns by which entries of other registers, or of this one, name its entries. */
export const namingColumns = (programmes: readonly Programme[], name: string): readonly { of: Ledger; column: string }[] =>
  [...ledgersOf(programmes).values()].flatMap(of =>
    Object.entries(of.def.columns).flatMap(([column, field]) => (namedRegister(of, field) === name ? [{ of, column }] : [])),
  )

/** An entry as it lies in the table. */
export interface EntryRecord {
  readonly id: string
  readonly register: string
  readonly key: string
  readonly name: string
  readonly version: number
  readonly data: Readonly<Record<string, unknown>>
  readonly lng: number | null
  readonly lat: number | null
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
  readonly unplaced: boolean
  readonly from: string | null
  readonly until: string | null
  readonly madeAt: number
  readonly changedAt: number
  readonly changedBy: string | null
  readonly source: string | null
  readonly confirmedAt: number
  readonly confirmedBy: string | null
  readonly freshUntil: number
  readonly archivedAt: number | null
  readonly mergedInto: string | null
}

/** The columns of an `EntryRecord`. */
export const entryColumns = sql`id, register, key, name, version, data, lng, lat, street_id as street, community_id as community, grid_id as grid,
  unplaced, from_day::text as "from", until_day::text as until, made_at as "madeAt", changed_at as "changedAt", changed_by as "changedBy", source,
  confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", fresh_until as "freshUntil", archived_at as "archivedAt", merged_into as "mergedInto"`

/** The day it is in the office at this moment. */
export const dayAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
