/**
 * Entries of registers with a ledger: made, changed, confirmed, archived and restored, each once however often it is sent.
 *
 * For others in the server: `ledgerOf`, `ledgersOf`, `EntryRecord` (entry-rows.ts); `checkEntries` (entry-check.ts), which
 * judges many without writing; `makeEntry`, `changeEntry`, `confirmEntry`, `archiveEntry`, `restoreEntry` here, each in a
 * transaction of its own, and the same with `In`, within yours; `writeEntries` (entry-batch.ts) for checked entries by the
 * thousand; `mergeEntries` (entry-merge.ts), `bulkEntries` (entry-bulk.ts); `mayEditEntry`, `shownData` (entry-access.ts).
 */
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { hashOf } from '../definitions.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'
import { mayEditEntry } from './entry-access.ts'
import { type CheckedEntry, checkEntries, type EntryPlace, type EntryToCheck, type ReadyEntry, withKey } from './entry-check.ts'
import { follow, refuseWhileNamed, refuseWhileRulesName } from './entry-follow.ts'
import { type EntryRecord, entryColumns, type Ledger } from './entry-rows.ts'
import {
  changesBetween,
  confirmRows,
  type Doing,
  heldEntries,
  insertEntries,
  markEntries,
  newKeys,
  refuseCircles,
  refuseColumns,
  updateEntries,
  withFreeKeys,
} from './entry-write.ts'

export type EntryApp = Pick<App, 'db' | 'directory' | 'programmes' | 'now'>
/** Which command on which entry, by somebody who saw this version of it. */
export interface EntryAct {
  /** The sender's id of the command. */
  readonly id: string
  readonly version: number
  readonly reason?: string | undefined
  readonly source?: string | null
  readonly given?: boolean
}

/** What one transaction needs to know. */
export async function doingOf(
  app: EntryApp,
  actor: Actor,
  act: Pick<EntryAct, 'id' | 'reason' | 'source' | 'given'>,
): Promise<Doing> {
  const { id: command, reason, source = null, given = false } = act
  return { actor, at: app.now(), snapshot: await app.directory.now(), programmes: app.programmes, command, source, reason, given }
}

/** @throws Fault not-allowed */
export function refuseElsewhere(ledger: Ledger, doing: Doing, ...places: readonly EntryPlace[]): void {
  const may = places.every(place => doing.given || mayEditEntry(ledger, doing.actor, place, doing.snapshot))
  if (!may) throw new Fault('not-allowed', { detail: { register: ledger.name } })
}

/** @throws Fault answers-invalid */
export async function checkOne(tx: Tx, ledger: Ledger, doing: Doing, entry: EntryToCheck): Promise<ReadyEntry> {
  const [checked] = (await checkEntries(tx, ledger, doing.snapshot, doing.at, [entry])) as [CheckedEntry]
  return 'fields' in checked ? refuseColumns(ledger, checked.fields) : checked.ready
}

/** One entry of the register. @throws Fault not-found */
export async function entryById(tx: Tx, ledger: Ledger, id: string): Promise<EntryRecord> {
  const found = await tx.maybe(
    sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and id = ${id} and register = ${ledger.name}`,
  )
  if (!found) throw new Fault('not-found')
  return found
}

/** Held, and as its sender saw it: what was only confirmed since is as they saw it. @throws Fault not-found, stale-version */
export async function heldAt(tx: Tx, ledger: Ledger, id: string, version: number): Promise<EntryRecord> {
  const [entry] = await heldEntries(tx, ledger, [id])
  if (!entry) throw new Fault('not-found')
  if (entry.version === version) return entry
  const since = await tx.maybe(
    sql<{
      at: number
      by: string | null
    }>`select at, by_id as by from entry_changes where tenant_id = ${tx.tenant} and entry_id = ${id}
      and version > ${version} and how <> 'confirmed' order by version limit 1`,
  )
  if (entry.version < version || since)
    throw new Fault('stale-version', { detail: { version: entry.version, at: since?.at ?? null, by: since?.by ?? null } })
  return entry
}

/** The person is part of it: nobody's command is taken for another's. */
const contentOf = (ledger: Ledger, doing: Doing, ...said: readonly unknown[]) => [
  ledger.name,
  'person' in doing.actor ? doing.actor.person : doing.actor.kind,
  ...said,
]
/** Is the command heard for the first time? @throws Fault key-reused */
export const firstHeard = (tx: Tx, ledger: Ledger, doing: Doing, ...said: readonly unknown[]): Promise<boolean> =>
  firstTime(tx, 'entry', doing.command, contentOf(ledger, doing, ...said), doing.at)

export async function makeEntryIn(tx: Tx, ledger: Ledger, doing: Doing, data: Data): Promise<EntryRecord> {
  const id = doing.command
  const hash = hashOf(contentOf(ledger, doing, data))
  const there = () =>
    tx.maybe(sql<{ hash: string }>`select request_hash as hash from entries where tenant_id = ${tx.tenant} and id = ${id}`)
  const before = await there()
  if (before) {
    if (before.hash !== hash) throw new Fault('key-reused')
    return entryById(tx, ledger, id)
  }
  const checked = await checkOne(tx, ledger, doing, { data })
  refuseElsewhere(ledger, doing, checked.place)
  const ready = checked.key === null ? withKey(ledger, checked, (await newKeys(tx, ledger, 1))[0]!) : checked
  await refuseCircles(tx, ledger, [{ key: ready.key ?? '', data: ready.data }])
  await withFreeKeys(ledger, () => insertEntries(tx, ledger, doing, [{ id, ready, hash }]))
  if ((await there())?.hash !== hash) throw new Fault('key-reused')
  return entryById(tx, ledger, id)
}

/** The values that change, written over what is there; what is as it was changes nothing. */
export async function changeHeld(tx: Tx, ledger: Ledger, doing: Doing, before: EntryRecord, data: Data, looked: boolean) {
  if (before.archivedAt !== null) throw new Fault('entry-archived')
  const ready = await checkOne(tx, ledger, doing, { data, before })
  refuseElsewhere(ledger, doing, before, ready.place)
  const changes = changesBetween(before.data, ready.data)
  if (Object.keys(changes).length === 0) return
  await refuseCircles(tx, ledger, [{ key: ready.key ?? '', data: ready.data }])
  if (ready.key !== before.key) refuseWhileRulesName(doing, ledger, before.key)
  await withFreeKeys(ledger, () => updateEntries(tx, ledger, doing, [{ before, ready }], looked))
  if (ready.key !== null && ready.key !== before.key) await follow(tx, doing, ledger, before.key, ready.key)
}

export async function changeEntryIn(
  tx: Tx,
  ledger: Ledger,
  doing: Doing,
  id: string,
  version: number,
  data: Data,
): Promise<EntryRecord> {
  if (await firstHeard(tx, ledger, doing, 'change', id, version, data, doing.reason))
    await changeHeld(tx, ledger, doing, await heldAt(tx, ledger, id, version), data, true)
  return entryById(tx, ledger, id)
}

export async function confirmEntryIn(tx: Tx, ledger: Ledger, doing: Doing, id: string, version: number): Promise<EntryRecord> {
  if (await firstHeard(tx, ledger, doing, 'confirm', id, version, doing.reason)) {
    const entry = await heldAt(tx, ledger, id, version)
    if (entry.archivedAt !== null) throw new Fault('entry-archived')
    refuseElsewhere(ledger, doing, entry)
    await confirmRows(tx, ledger, doing, [id])
  }
  return entryById(tx, ledger, id)
}

export async function archiveEntryIn(tx: Tx, ledger: Ledger, doing: Doing, id: string, version: number): Promise<EntryRecord> {
  if (await firstHeard(tx, ledger, doing, 'archive', id, version, doing.reason)) {
    const entry = await heldAt(tx, ledger, id, version)
    refuseElsewhere(ledger, doing, entry)
    if (entry.archivedAt !== null) throw new Fault('entry-archived')
    await refuseWhileNamed(tx, doing, ledger, entry.key)
    await markEntries(tx, doing, [id], 'archived', sql`archived_at = ${moment(doing.at)}, changed_at = ${moment(doing.at)}`)
  }
  return entryById(tx, ledger, id)
}

type In<Rest extends readonly unknown[]> = (
  tx: Tx,
  ledger: Ledger,
  doing: Doing,
  id: string,
  version: number,
  ...rest: Rest
) => Promise<EntryRecord>

const inOwn =
  <Rest extends readonly unknown[]>(reason: string, work: In<Rest>) =>
  async (app: EntryApp, actor: Actor, ledger: Ledger, id: string, act: EntryAct, ...rest: Rest): Promise<EntryRecord> => {
    const doing = await doingOf(app, actor, act)
    return asSystem(app.db, reason, tx => work(tx, ledger, doing, id, act.version, ...rest))
  }

/**
 * Makes an entry; its id is the sender's. An empty key column gets a key of the office's.
 * @throws Fault answers-invalid, not-allowed, key-reused
 */
export async function makeEntry(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  making: { readonly id: string; readonly data: Data; readonly source?: string | null; readonly given?: boolean },
): Promise<EntryRecord> {
  const doing = await doingOf(app, actor, making)
  return asSystem(app.db, 'make an entry', tx => makeEntryIn(tx, ledger, doing, making.data))
}
/** Changes the columns given; null empties one. @throws Fault answers-invalid, not-allowed, not-found, stale-version, key-reused, entry-archived */
export const changeEntry = inOwn('change an entry', changeEntryIn)
/** Somebody looked, and it is right. @throws Fault not-allowed, not-found, stale-version, key-reused, entry-archived */
export const confirmEntry = inOwn('confirm an entry', confirmEntryIn)
/** Sets an entry aside; nothing of it is lost. @throws Fault in-use when entries or rules name it, and as the others */
export const archiveEntry = inOwn('archive an entry', archiveEntryIn)
