import { randomUUID } from 'node:crypto'
import type { Data } from '#kernel/engine/model'
import type { PlaceValue } from '#kernel/index'
import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { mayEditEntry, shownValue } from './entry-access.ts'
import { writeEntries } from './entry-batch.ts'
import { type AlsoThere, checkEntries, type EntryPlace, entryPlace, type ReadyEntry } from './entry-check.ts'
import { digest, entriesFor, tellingOf } from './entry-import-match.ts'
import type { NameList } from './entry-import-names.ts'
import { placeOver } from './entry-import-places.ts'
import type { Lying, Placer } from './entry-import-placing.ts'
import type { ReadEntry } from './entry-import-rows.ts'
import type { EntryRecord, Ledger } from './entry-rows.ts'
import { type Changes, changesBetween, type Doing } from './entry-write.ts'

/** What becomes of one row. `lying`: where it lies; null where the register has no place. */
export type Fate =
  | {
      readonly row: ReadEntry
      readonly what: 'new'
      readonly ready: ReadyEntry
      readonly alike: string | null
      readonly lying: Lying | null
    }
  | {
      readonly row: ReadEntry
      readonly what: 'changed'
      readonly entry: EntryRecord
      readonly ready: ReadyEntry
      readonly changes: Changes
      readonly lying: Lying | null
    }
  | { readonly row: ReadEntry; readonly what: 'unchanged'; readonly lying: Lying | null }
  | { readonly row: ReadEntry; readonly what: 'refused'; readonly fields: Readonly<Record<string, string>> }
  /** It lies beyond the importer's place, in this community. */
  | { readonly row: ReadEntry; readonly what: 'outside'; readonly community: string | null }

/** What is known over the whole file. */
export interface Reading {
  readonly ledger: Ledger
  readonly by: readonly string[]
  /** What each row was known by and said, so that a second one is found out. */
  readonly seen: Map<string, string>
  readonly also: AlsoThere
  /** What new entries say where the row says nothing. */
  readonly fill: Data
  /** Keys of rows that stand above themselves, and by which column. */
  readonly circles: ReadonlyMap<string, string>
  /** Names of what is there, where new rows may be something that is there under another name. */
  readonly there: NameList | null
  readonly placer: Placer | null
}

interface Known {
  readonly row: ReadEntry
  readonly telling: Data
}

function whole({ ledger, placer }: Reading, row: ReadEntry, before: Data | undefined): Data {
  const places = Object.entries(row.places).map(([column, told]) => {
    const there = before?.[column] as PlaceValue | undefined
    const found = placer && column === ledger.def.ledger.place ? placer.place(told, there) : told
    return [column, found === there ? there : placeOver(there, found)]
  })
  return { ...row.data, ...Object.fromEntries(places) }
}

/** The row as a new entry: what it says there is none of is not there. */
const fresh = (reading: Reading, row: ReadEntry): Data =>
  Object.fromEntries(Object.entries({ ...reading.fill, ...whole(reading, row, undefined) }).filter(([, value]) => value !== null))

export interface Judged {
  readonly fates: readonly Fate[]
  /** What these rows are known by and say, for those that follow. */
  readonly told: ReadonlyMap<string, string>
}

/** Judges rows that were read: new, changed, as they were, or refused and why. Nothing is written. */
export async function judgeRows(tx: Tx, reading: Reading, doing: Doing, rows: readonly ReadEntry[]): Promise<Judged> {
  const { ledger, by, seen } = reading
  const fates = new Map<ReadEntry, Fate>()
  const refuse = (row: ReadEntry, fields: Readonly<Record<string, string>>) => fates.set(row, { row, what: 'refused', fields })
  const known: Known[] = []
  const mine = new Map<string, string>()
  /** Whose row it is comes before what is wrong with it: others will mend it. */
  const refuseOrSendOn = (row: ReadEntry, fields: Readonly<Record<string, string>>) => {
    const at = toldPlace(reading, doing, row)
    if (at && !mayEditEntry(ledger, doing.actor, at, doing.snapshot))
      fates.set(row, { row, what: 'outside', community: at.community })
    else refuse(row, fields)
  }
  for (const row of rows) {
    if (row.wrong.length > 0) {
      refuseOrSendOn(row, {})
      continue
    }
    const telling = tellingOf(ledger, by, { ...row.data, ...row.places })
    if (!telling) {
      refuse(row, { [by[0] ?? '']: 'by-missing' })
      continue
    }
    const circle = reading.circles.get(String(row.data[ledger.def.key]))
    if (circle !== undefined) {
      refuse(row, { [circle]: 'circle' })
      continue
    }
    const name = digest(telling)
    const says = digest([row.data, row.places])
    const before = seen.get(name) ?? mine.get(name)
    mine.set(name, before ?? says)
    if (before === undefined) known.push({ row, telling })
    else if (before === says) fates.set(row, { row, what: 'unchanged', lying: null })
    else refuse(row, { [by[0] ?? '']: 'twice' })
  }
  const found = await entriesFor(
    tx,
    ledger,
    by,
    known.map(k => k.telling),
  )
  const single = known.flatMap(({ row }, n) => {
    const entries = found[n] ?? []
    if (entries.length > 1) refuse(row, { [by[0] ?? '']: 'several-there' })
    return entries.length > 1 ? [] : [{ row, entry: entries[0] }]
  })
  const checked = await checkEntries(
    tx,
    ledger,
    doing.snapshot,
    doing.at,
    single.map(({ row, entry }) =>
      entry ? { data: whole(reading, row, entry.data), before: entry } : { data: fresh(reading, row) },
    ),
    reading.also,
  )
  for (const [n, { row, entry }] of single.entries()) {
    const one = checked[n]!
    if ('fields' in one) {
      refuseOrSendOn(row, one.fields)
      continue
    }
    const beyond = [...(entry ? [entry] : []), one.ready.place].find(
      place => !mayEditEntry(ledger, doing.actor, place, doing.snapshot),
    )
    if (beyond) {
      fates.set(row, { row, what: 'outside', community: beyond.community })
      continue
    }
    const { ready } = one
    const lying = lyingOf(reading, row, ready)
    if (entry) {
      const changes = changesBetween(entry.data, ready.data)
      const same = Object.keys(changes).length === 0
      fates.set(row, same ? { row, what: 'unchanged', lying } : { row, what: 'changed', entry, ready, changes, lying })
    } else fates.set(row, { row, what: 'new', ready, alike: alikeThere(reading, ready), lying })
  }
  return { fates: rows.map(row => fates.get(row)!), told: mine }
}

/** Where the row says that it lies, whatever else is wrong with it. */
function toldPlace({ ledger, placer }: Reading, { snapshot }: Doing, { places }: ReadEntry): EntryPlace | null {
  const column = ledger.def.ledger.place
  const told = column === undefined ? undefined : places[column]
  return told && column !== undefined
    ? entryPlace(ledger, { [column]: placer ? placer.place(told, undefined) : told }, snapshot)
    : null
}

function lyingOf({ ledger, placer }: Reading, row: ReadEntry, ready: ReadyEntry): Lying | null {
  const column = ledger.def.ledger.place
  if (!placer || column === undefined) return null
  return placer.lying(ready.data[column] as PlaceValue | undefined, ready.place, row.places[column])
}

function alikeThere({ there }: Reading, ready: ReadyEntry): string | null {
  const near = there
    ?.near(ready.name)
    .find(({ reason, differs }) => reason === undefined || (!differs && reason !== 'alike' && reason !== 'branch'))
  return near ? `${near.title} ${near.key}` : null
}

/** The changes as anybody who may read the entry sees them. */
export const shownChanges = (ledger: Ledger, changes: Changes): Changes =>
  Object.fromEntries(
    Object.entries(changes).map(([column, [before, after]]) => [
      column,
      [shownValue(ledger, column, before), shownValue(ledger, column, after)] as const,
    ]),
  )

/** Writes what was judged, together. */
export async function writeFates(tx: Tx, ledger: Ledger, doing: Doing, fates: readonly Fate[]): Promise<void> {
  await writeEntries(tx, ledger, doing, {
    make: fates.flatMap(f => (f.what === 'new' ? [{ id: randomUUID(), ready: f.ready }] : [])),
    change: fates.flatMap(f => (f.what === 'changed' ? [{ id: f.entry.id, version: f.entry.version, ready: f.ready }] : [])),
    looked: true,
  })
}

/** Whether a batch failed for what one of its rows says. */
export const isAboutRows = (error: unknown): error is Fault & { readonly fields: Readonly<Record<string, string>> } =>
  error instanceof Fault && error.code === 'answers-invalid' && error.fields !== undefined
