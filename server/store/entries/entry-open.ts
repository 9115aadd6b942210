import type { DataSet } from '#contract/open-data'
import type { PlaceValue } from '#kernel/index'
import type { App } from '../../app.ts'
import type { CsvCell } from '../../ports/csv.ts'
import { openDataWords } from '../../words/open-data.ts'
import { asSystem } from '../db.ts'
import { cellOf } from '../register-cells.ts'
import { all, sql } from '../sql.ts'
import { stands } from './entry-filters.ts'
import { dayAt, type EntryRecord, entryColumns, type Ledger, ledgerIn, ledgersOf } from './entry-rows.ts'

type OpenApp = Pick<App, 'db' | 'directory' | 'programmes' | 'now'>
interface OpenRows {
  /** Moves whenever a row may have changed. */
  readonly stamp: readonly unknown[]
  readonly columns: readonly string[]
  readonly rows: () => Iterable<readonly CsvCell[]>
  readonly features: (() => Iterable<object>) | null
}
interface OpenLedger {
  readonly about: DataSet
  readonly read: () => Promise<OpenRows>
}

const placeColumns = ['community', 'lng', 'lat', 'address'] as const
const isPlace = ({ def }: Ledger, column: string) => def.columns[column]?.kind === 'place'
/** The open columns of the file: a place is where it lies, in columns of their own. */
const columnsOf = (ledger: Ledger): string[] =>
  ledger.def.ledger.open.flatMap(column => (isPlace(ledger, column) ? [...placeColumns] : [column]))
const round = (n: number | null) => (n === null ? null : Math.round(n * 1e6) / 1e6)

const own = (tenant: number, { name }: Ledger, now: number) =>
  all([sql`tenant_id = ${tenant}`, sql`register = ${name}`, stands(now)])

async function readOpen(app: OpenApp, ledger: Ledger): Promise<OpenRows> {
  const { places, units } = await app.directory.now()
  const found = await asSystem(app.db, 'entries as open data', tx =>
    tx.fresh(sql<EntryRecord>`select ${entryColumns} from entries where ${own(tx.tenant, ledger, app.now())} order by name, id`),
  )
  const { open } = ledger.def.ledger
  const located = open.some(column => isPlace(ledger, column))
  const cells = (entry: EntryRecord): CsvCell[] =>
    open.flatMap((column): CsvCell[] => {
      const field = ledger.def.columns[column]
      if (!field) return [null]
      const value = entry.data[column]
      if (!isPlace(ledger, column)) return [cellOf(field, value, { units })]
      const { address = null } = (value ?? {}) as PlaceValue
      return [places.get(entry.community ?? '')?.code ?? null, round(entry.lng), round(entry.lat), address]
    })
  const columns = columnsOf(ledger)
  return {
    stamp: [
      ledger.name,
      dayAt(app.now()),
      found.length,
      Math.max(0, ...found.map(e => e.changedAt)),
      found.reduce((n, e) => n + e.version, 0),
    ],
    columns,
    *rows() {
      for (const entry of found) yield cells(entry)
    },
    features: located
      ? function* () {
          for (const entry of found) {
            const row = cells(entry)
            const properties = Object.fromEntries(
              columns.flatMap((name, n) => (['lng', 'lat'].includes(name) ? [] : [[name, row[n]]])),
            )
            const geometry =
              entry.lng === null || entry.lat === null
                ? null
                : { type: 'Point', coordinates: [round(entry.lng), round(entry.lat)] }
            yield { type: 'Feature', properties, geometry }
          }
        }
      : null,
  }
}

const kept = new WeakMap<OpenApp['directory'], { until: number; rows: Promise<Map<string, number>> }>()

/** How many entries each register holds; counted at most every ten minutes, however many ask. */
function rowsIn(app: OpenApp, names: readonly string[]): Promise<Map<string, number>> {
  const there = kept.get(app.directory)
  if (there && app.now() < there.until) return there.rows
  const rows = asSystem(app.db, 'count entries for open data', async tx => {
    const found = await tx.rows(
      sql<{
        register: string
        n: number
      }>`select register, count(*)::int as n from entries where tenant_id = ${tx.tenant} and register = any(${[...names]}::text[])
        and ${stands(app.now())} group by register`,
    )
    return new Map(found.map(({ register, n }) => [register, n]))
  })
  rows.catch(() => kept.delete(app.directory))
  kept.set(app.directory, { until: app.now() + 600_000, rows })
  return rows
}

/** Registers with a ledger of which anybody may read some columns, each as a set of open data with only those. */
export async function openLedgers(app: OpenApp, lang: 'zh' | 'en'): Promise<OpenLedger[]> {
  const ledgers = [...ledgersOf(app.programmes).values()].filter(({ def }) => def.ledger.open.length > 0)
  if (ledgers.length === 0) return []
  const say = openDataWords[lang]
  const counts = await rowsIn(
    app,
    ledgers.map(l => l.name),
  )
  return ledgers.map(ledger => {
    const def = ledgerIn(ledger, lang)
    const located = def.ledger.open.some(column => isPlace(ledger, column))
    const place: Readonly<Record<string, string>> = {
      community: say.within,
      lng: say.fields.lng,
      lat: say.fields.lat,
      address: say.address,
    }
    const title = (column: string) => def.columns[column]?.title ?? place[column] ?? column
    return {
      about: {
        id: `register-${ledger.name.replace('.', '-')}`,
        ...say.ledger(def.title),
        formats: located ? ['csv', 'geojson'] : ['csv'],
        fields: columnsOf(ledger).map(name => ({ name, about: title(name) })),
        fresh: say.now,
        smallNumbers: null,
        rows: counts.get(ledger.name) ?? 0,
        changedAt: null,
      },
      read: () => readOpen(app, ledger),
    }
  })
}
