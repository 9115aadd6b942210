import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sameData } from '../registers.ts'
import { moment, sql } from '../sql.ts'
import { changeHeld, doingOf, type EntryAct, type EntryApp, entryById, firstHeard, heldAt, refuseElsewhere } from './entries.ts'
import { follow, refuseWhileRulesName } from './entry-follow.ts'
import { type EntryRecord, type Ledger, namedRegister } from './entry-rows.ts'
import { type Changes, type Doing, heldEntries, markEntries, refuseCircles, refuseColumns, withFreeKeys } from './entry-write.ts'

interface Side {
  readonly id: string
  readonly version: number
}
export interface Merging {
  readonly id: string
  readonly keep: Side
  readonly drop: Side
  /** Settles the columns in which the two differ. */
  readonly data: Data
  readonly reason?: string | undefined
}

/** Where the kept entry named the dropped one, it names what that one named. */
const pastDropped = (ledger: Ledger, keep: EntryRecord, drop: EntryRecord): Data =>
  Object.fromEntries(
    Object.entries(ledger.def.columns).flatMap(([column, field]) => {
      const itself = namedRegister(ledger, field) === ledger.name && keep.data[column] === drop.key
      const above = drop.data[column]
      return itself ? [[column, above === keep.key ? null : (above ?? null)] as const] : []
    }),
  )

async function mergeIn(tx: Tx, ledger: Ledger, doing: Doing, merging: Merging): Promise<EntryRecord> {
  const { keep: kept, drop: dropped, data } = merging
  if (kept.id === dropped.id) throw new Fault('bad-request', { detail: { where: 'drop' } })
  if (!(await firstHeard(tx, ledger, doing, 'merge', kept, dropped, data, doing.reason))) return entryById(tx, ledger, kept.id)
  // Both at once and in the order of their ids, so that two who merge the same pair never wait for each other.
  await heldEntries(tx, ledger, [kept.id, dropped.id])
  const keep = await heldAt(tx, ledger, kept.id, kept.version)
  const drop = await heldAt(tx, ledger, dropped.id, dropped.version)
  if (keep.archivedAt !== null || drop.archivedAt !== null) throw new Fault('entry-archived')
  const own = data[ledger.def.key]
  if (own !== undefined && own !== keep.key) refuseColumns(ledger, { [ledger.def.key]: 'unknown' })
  refuseElsewhere(ledger, doing, keep, drop)
  refuseWhileRulesName(doing, ledger, drop.key)
  const at = moment(doing.at)
  await markEntries(tx, doing, [drop.id], 'merged', sql`archived_at = ${at}, changed_at = ${at}, merged_into = ${keep.id}`)
  await changeHeld(tx, ledger, doing, keep, { ...pastDropped(ledger, keep, drop), ...data }, true)
  await follow(tx, doing, ledger, drop.key, keep.key)
  const after = await entryById(tx, ledger, keep.id)
  await refuseCircles(tx, ledger, [after])
  return after
}

/**
 * Merges two entries: what named the dropped one names the kept one, which takes over `data` and keeps its key; the dropped
 * one is archived and says into which it went.
 * @throws Fault answers-invalid, not-allowed, not-found, stale-version, entry-archived, in-use when rules of the office name it
 */
export async function mergeEntries(app: EntryApp, actor: Actor, ledger: Ledger, merging: Merging): Promise<EntryRecord> {
  const doing = await doingOf(app, actor, merging)
  return asSystem(app.db, 'merge two entries', tx => mergeIn(tx, ledger, doing, merging))
}

/** Takes a merge back: what followed returns, and what the kept entry took over becomes what it was, unless it changed since. */
async function unmerge(tx: Tx, ledger: Ledger, doing: Doing, drop: EntryRecord, into: string): Promise<void> {
  const line = await tx.maybe(
    sql<{
      command: string
    }>`select command_id as command from entry_changes where tenant_id = ${tx.tenant} and entry_id = ${drop.id} and how = 'merged'
      order by version desc limit 1`,
  )
  const [keep] = await heldEntries(tx, ledger, [into])
  if (!line || !keep) return
  await follow(tx, doing, ledger, keep.key, drop.key, { command: line.command, except: [keep.id, drop.id] })
  if (keep.archivedAt !== null) return
  const took = await tx.maybe(
    sql<{
      changes: Changes
    }>`select changes from entry_changes where tenant_id = ${tx.tenant} and entry_id = ${keep.id} and command_id = ${line.command}
      and how = 'changed'`,
  )
  const back = Object.entries(took?.changes ?? {}).filter(([column, [, after]]) => sameData(keep.data[column] ?? null, after))
  await changeHeld(tx, ledger, doing, keep, Object.fromEntries(back.map(([column, [before]]) => [column, before])), false)
}

async function restoreEntryIn(tx: Tx, ledger: Ledger, doing: Doing, id: string, version: number): Promise<EntryRecord> {
  if (!(await firstHeard(tx, ledger, doing, 'restore', id, version, doing.reason))) return entryById(tx, ledger, id)
  const entry = await heldAt(tx, ledger, id, version)
  refuseElsewhere(ledger, doing, entry)
  if (entry.archivedAt === null) throw new Fault('nothing-to-do')
  const back = sql`archived_at = null, merged_into = null, changed_at = ${moment(doing.at)}`
  await withFreeKeys(ledger, () => markEntries(tx, doing, [id], 'restored', back))
  if (entry.mergedInto !== null) await unmerge(tx, ledger, { ...doing, given: true }, entry, entry.mergedInto)
  await refuseCircles(tx, ledger, [entry])
  return entryById(tx, ledger, id)
}

/**
 * An archived entry stands again; of a merge also what followed it.
 * @throws Fault not-allowed, not-found, stale-version, nothing-to-do when it was not archived, answers-invalid when its key is taken
 */
export async function restoreEntry(app: EntryApp, actor: Actor, ledger: Ledger, id: string, act: EntryAct): Promise<EntryRecord> {
  const doing = await doingOf(app, actor, act)
  return asSystem(app.db, 'restore an entry', tx => restoreEntryIn(tx, ledger, doing, id, act.version))
}
