import type { EntryImportCounts, EntryMapping } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { doingOf, type EntryApp } from './entries.ts'
import { isAboutRows, judgeRows, type Reading, writeFates } from './entry-import-batch.ts'
import { columnsThatTell } from './entry-import-match.ts'
import { communityNames, entryNames, namesOfItems, unitNames } from './entry-import-names.ts'
import { placerFor } from './entry-import-placing.ts'
import { filledIn, type ReadEntry, rowReader } from './entry-import-rows.ts'
import { keysAsThere } from './entry-import-spelling.ts'
import { type OpenFile, type SheetTable, sheetTable } from './entry-import-table.ts'
import { type Listening, noCounts, teller } from './entry-import-tell.ts'
import { type Ledger, namedRegister } from './entry-rows.ts'

export type { ToldProblem } from './entry-import-tell.ts'
export interface EntryImportHow extends Listening {
  readonly dryRun: boolean
  /** Store nothing unless every row is good. */
  readonly allOrNone: boolean
  /** Leave out what lies beyond the importer's place instead of refusing it. */
  readonly ownOnly?: boolean
  /** The import's own id: it stands in the history of every entry. */
  readonly id: string
  readonly onProgress?: (counts: EntryImportCounts) => void | Promise<void>
}

const batchRows = 500
const tries = 3

type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Imports of one register take turns: what one finds missing the other may be about to make. */
const takeTurns = (tx: Tx, ledger: Ledger) =>
  tx.run(sql`select pg_advisory_xact_lock(${tx.tenant}, hashtext(${`entries ${ledger.name}`}))`)

async function tablesOf(ledger: Ledger, file: OpenFile, mapping: EntryMapping): Promise<SheetTable[]> {
  const known = mapping.columns.map(c => c.heading.split(' / ').at(-1) ?? '')
  return Promise.all(
    [...new Set(mapping.sheets)].map(async n => {
      const table = await sheetTable(file, n - 1, [...known, ...Object.values(ledger.def.columns).map(f => f.title)])
      if (!table) throw new Fault('table-unreadable', { detail: { reason: 'no-header' } })
      return table
    }),
  )
}

/** One reading of the file from beginning to end; each batch is judged, and written where asked, by `within`. */
async function readThrough(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  file: OpenFile,
  mapping: EntryMapping,
  how: EntryImportHow,
  within: Within,
  write: boolean,
): Promise<EntryImportCounts> {
  const began = performance.now()
  const counts = noCounts(ledger)
  const doing = await doingOf(app, actor, { id: how.id, source: `import:${how.id}` })
  const { snapshot } = doing
  const placer = await placerFor(app, ledger, mapping, snapshot)
  const by = columnsThatTell(ledger, mapping)
  const mapped = new Set([...mapping.columns.flatMap(c => (c.to === null ? [] : [c.to])), ...Object.keys(mapping.fill)])
  const personalName = ledger.def.columns[ledger.def.ledger.name]?.personal !== undefined
  const { items, there, keys } = await within(async tx => ({
    items: await namesOfItems(tx, ledger, app.programmes, snapshot, mapped),
    // Whoever names entries by a key means what they say; whoever has only names may mean something that is there.
    there: write || personalName || by.includes(ledger.def.key) ? null : await entryNames(tx, ledger),
    keys: await keysAsThere(tx, ledger, by, mapping),
  }))
  const names = { units: unitNames(snapshot), communities: communityNames(snapshot), items }
  const tables = await tablesOf(ledger, file, mapping)
  const own = await keysInFile(ledger, tables, mapping, snapshot, names)
  const reading: Reading = { ledger, by, seen: new Map(), ...own, there, fill: filledIn(ledger, mapping, names), placer }
  const { refuse, settle } = teller(ledger, mapping, counts, how)
  /** A batch that fails for one of its rows is halved until that row is found. */
  const store = async (table: SheetTable, rows: readonly ReadEntry[]): Promise<void> => {
    for (let time = 1; ; time++) {
      try {
        const { fates, told } = await within(async tx => {
          if (write) await takeTurns(tx, ledger)
          const judged = await judgeRows(tx, reading, doing, rows)
          if (write) await writeFates(tx, ledger, doing, judged.fates)
          return judged
        })
        for (const [name, says] of told) reading.seen.set(name, says)
        settle(table, fates)
        return
      } catch (error) {
        const stale = error instanceof Fault && error.code === 'stale-version'
        if (how.allOrNone || !(stale || isAboutRows(error))) throw error
        if (stale && time < tries) continue
        if (!isAboutRows(error)) throw error
        if (rows.length === 1) {
          refuse(table, rows[0]!, error.fields)
          return
        }
        const half = Math.ceil(rows.length / 2)
        await store(table, rows.slice(0, half))
        await store(table, rows.slice(half))
        return
      }
    }
  }
  for (const table of tables) {
    const read = rowReader(ledger, table, mapping, snapshot, names)
    let batch: ReadEntry[] = []
    const flush = async () => {
      if (batch.length > 0) await store(table, batch)
      batch = []
      counts.ms = performance.now() - began
      await how.onProgress?.(counts)
    }
    for await (const { row, kind } of table.body()) {
      if (kind === 'empty') continue
      if (kind !== 'data') {
        counts.leftOut[kind] = (counts.leftOut[kind] ?? 0) + 1
        continue
      }
      counts.read++
      batch.push(keys(read(row), table))
      if (batch.length >= batchRows) await flush()
    }
    await flush()
  }
  return counts
}

interface OwnKeys {
  readonly also: ReadonlyMap<string, ReadonlySet<string>>
  /** Rows that stand above themselves, and by which column. */
  readonly circles: ReadonlyMap<string, string>
}

/** Where a column names the register itself, rows may name each other: their keys are known before they are there. */
async function keysInFile(
  ledger: Ledger,
  tables: readonly SheetTable[],
  mapping: EntryMapping,
  snapshot: Parameters<typeof rowReader>[3],
  names: Parameters<typeof rowReader>[4],
): Promise<OwnKeys> {
  const own = Object.entries(ledger.def.columns).flatMap(([column, field]) =>
    namedRegister(ledger, field) === ledger.name && names.items.has(column) ? [column] : [],
  )
  if (own.length === 0 || !mapping.columns.some(c => c.to === ledger.def.key)) return { also: new Map(), circles: new Map() }
  const only = { ...mapping, columns: mapping.columns.filter(c => c.to === ledger.def.key || own.includes(c.to ?? '')) }
  const everyRow = async (each: (row: ReadEntry) => void) => {
    for (const table of tables) {
      const read = rowReader(ledger, table, only, snapshot, names)
      for await (const { row, kind } of table.body()) if (kind === 'data') each(read(row))
    }
  }
  const keyOf = (row: ReadEntry) => String(row.data[ledger.def.key] ?? '')
  const keys = new Set<string>()
  await everyRow(row => keys.add(keyOf(row)))
  keys.delete('')
  for (const column of own) for (const key of keys) names.items.get(column)?.add({ key, title: key })
  const circles = new Map<string, string>()
  for (const column of own) {
    const above = new Map<string, unknown>()
    await everyRow(row => above.set(keyOf(row), row.data[column]))
    for (const key of keys) {
      const seen = new Set<unknown>()
      let at = above.get(key)
      for (; typeof at === 'string' && at !== key && !seen.has(at); at = above.get(at)) seen.add(at)
      if (at === key) circles.set(key, column)
    }
  }
  return { also: new Map([[ledger.name, keys]]), circles }
}

const inOwnBatches =
  (app: EntryApp, reason: string): Within =>
  work =>
    asSystem(app.db, reason, work)

/**
 * Brings the rows of a file into a register: what is there by its key, or by the columns chosen, is changed where it says
 * something else; what is not is made. Good rows are stored batch by batch and wrong ones told, or, as asked, nothing
 * unless all are good. Read again, the same file changes nothing.
 * @throws Fault table-unreadable when the file or the mapping cannot be used, stale-version
 */
export async function importEntries(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  file: OpenFile,
  mapping: EntryMapping,
  how: EntryImportHow,
): Promise<EntryImportCounts & { readonly stored: boolean }> {
  const own = inOwnBatches(app, 'import entries')
  if (how.dryRun) return { ...(await readThrough(app, actor, ledger, file, mapping, how, own, false)), stored: false }
  if (!how.allOrNone) return { ...(await readThrough(app, actor, ledger, file, mapping, how, own, true)), stored: true }
  const checked = await readThrough(app, actor, ledger, file, mapping, { ...how, allOrNone: false }, own, false)
  if (checked.refused > 0) return { ...checked, stored: false }
  const { onProblem: _, onUnknown: __, onChange: ___, onPlace: ____, ...quiet } = how
  const counts = await asSystem(app.db, 'import entries, all or none', async tx => {
    const done = await readThrough(app, actor, ledger, file, mapping, quiet, work => work(tx), true)
    // Somebody changed the office in between: what was good is good no more.
    if (done.refused > 0) throw new Fault('stale-version')
    return done
  })
  return { ...counts, noted: checked.noted, ms: counts.ms + checked.ms, stored: true }
}
