import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { refuseElsewhere } from './entries.ts'
import { type ReadyEntry, withKey } from './entry-check.ts'
import { follow, refuseWhileRulesName } from './entry-follow.ts'
import type { Ledger } from './entry-rows.ts'
import {
  confirmRows,
  type Doing,
  type EntryToChange,
  heldEntries,
  insertEntries,
  newKeys,
  refuseCircles,
  updateEntries,
  withFreeKeys,
} from './entry-write.ts'

/** Entries that were checked (`checkEntries`), to be written together or not at all. */
export interface EntryBatch {
  readonly make?: readonly { readonly id: string; readonly ready: ReadyEntry }[]
  /** `version` is the one they were checked against. */
  readonly change?: readonly { readonly id: string; readonly version: number; readonly ready: ReadyEntry }[]
  /** Somebody looked at them, and they are right. */
  readonly confirm?: readonly string[]
  /** Whether what is changed counts as looked at, too. */
  readonly looked?: boolean
}

/** How many rows one statement carries. */
const portion = 500

function* portions<T>(all: readonly T[] = []): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += portion) yield all.slice(from, from + portion)
}

/** Those to be changed, held and as they were when checked. @throws Fault stale-version, not-found */
async function heldChanges(tx: Tx, ledger: Ledger, rows: NonNullable<EntryBatch['change']>): Promise<EntryToChange[]> {
  const held = await heldEntries(
    tx,
    ledger,
    rows.map(r => r.id),
  )
  const now = new Map(held.map(entry => [entry.id, entry]))
  const apart = rows.filter(row => now.has(row.id) && now.get(row.id)?.version !== row.version)
  if (now.size < rows.length) throw new Fault('not-found')
  if (apart.length > 0) throw new Fault('stale-version', { detail: { entries: apart.slice(0, 20).map(row => row.id) } })
  return rows.map(({ id, ready }) => ({ before: now.get(id)!, ready }))
}

/**
 * Writes a batch within the caller's transaction, 500 rows a statement and one line of history each, all under the command
 * of `doing`. Whoever may send the same batch twice asks `firstTime` before.
 * @throws Fault stale-version with the `entries` changed since they were checked, answers-invalid for a key that is taken
 *   or a circle, not-allowed, not-found
 */
export async function writeEntries(
  tx: Tx,
  ledger: Ledger,
  doing: Doing,
  batch: EntryBatch,
): Promise<{ readonly made: number; readonly changed: number; readonly confirmed: number }> {
  const done = { made: 0, changed: 0, confirmed: 0 }
  for (const rows of portions(batch.make)) {
    refuseElsewhere(ledger, doing, ...rows.map(({ ready }) => ready.place))
    const keys = await newKeys(tx, ledger, rows.filter(({ ready }) => ready.key === null).length)
    const keyed = rows.map(({ id, ready }) => ({
      id,
      ready: ready.key === null ? withKey(ledger, ready, keys.pop() ?? '') : ready,
      hash: `${doing.command}/${id}`,
    }))
    done.made += await withFreeKeys(ledger, () => insertEntries(tx, ledger, doing, keyed))
  }
  for (const rows of portions(batch.change)) {
    const changes = await heldChanges(tx, ledger, rows)
    for (const { before, ready } of changes) refuseElsewhere(ledger, doing, before, ready.place)
    const renamed = changes.filter(({ before, ready }) => ready.key !== null && ready.key !== before.key)
    for (const { before } of renamed) refuseWhileRulesName(doing, ledger, before.key)
    done.changed += await withFreeKeys(ledger, () => updateEntries(tx, ledger, doing, changes, batch.looked ?? false))
    for (const { before, ready } of renamed) await follow(tx, doing, ledger, before.key, ready.key!)
  }
  for (const ids of portions(batch.confirm)) done.confirmed += await confirmRows(tx, ledger, doing, ids)
  const written = [...(batch.make ?? []), ...(batch.change ?? [])].map(({ ready }) => ready)
  await refuseCircles(
    tx,
    ledger,
    written.flatMap(({ key, data }) => (key === null ? [] : [{ key, data }])),
  )
  return done
}
