import type { Actor } from '#kernel/engine/actor'
import { evolve } from '#kernel/engine/evolve'
import { decideMerge, type MergeCommand } from '#kernel/engine/merge'
import { type Case, type Event, isRefusal } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { errandsFor } from '../../jobs/errands.ts'
import { followCallback } from '../callback/callbacks.ts'
import { type CaseRecord, caseOf } from '../case-rows.ts'
import { alreadyDone, checkVersion, reachOf, refuse } from '../commands.ts'
import { contextFor } from '../context.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { searchable } from '../filing.ts'
import { changesOf } from '../tallies.ts'
import { caseById, caseByNumber, updateCase } from '../write-case.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface Merging {
  readonly case: string
  readonly version: number
  readonly command: MergeCommand
}

/** The case a number means: one that is merged stands for its main case. Not locked. */
async function mainOf(tx: Tx, number: string): Promise<CaseRecord> {
  const named = await caseByNumber(tx, number)
  const main = named?.rest.follows ? await caseById(tx, named.rest.follows.case, 'look') : named
  if (!main) throw new Fault('not-found')
  return main
}

/** Both rows are locked in one order, whoever asks, so that two dispatchers wait for each other and never crosswise. */
async function lockBoth(tx: Tx, one: string, main: string): Promise<readonly [CaseRecord, CaseRecord]> {
  const found = new Map<string, CaseRecord>()
  for (const id of [one, main].sort()) {
    const record = await caseById(tx, id, 'lock')
    if (!record) throw new Fault('not-found')
    found.set(id, record)
  }
  return [found.get(one)!, found.get(main)!]
}

/**
 * Merges a case into another, both within the actor's reach, in one transaction. The same command again changes nothing.
 * @returns the number of the main case
 */
export async function mergeCase(app: App, actor: Staff, merging: Merging, into: string): Promise<string> {
  return transact(app.db, reachOf(app, actor), async tx => {
    if (await alreadyDone(tx, merging.case, merging.command.id)) return into
    const look = await caseById(tx, merging.case, 'look')
    if (!look) throw new Fault('not-found')
    const main = await mainOf(tx, into)
    // Asked for one that was merged into this very case, the main case is the case itself.
    await pair(app, tx, actor, merging, main.id)
    return main.number
  })
}

/** Takes a merged case out of its main case again. */
export async function takeApart(app: App, actor: Staff, merging: Merging): Promise<void> {
  await transact(app.db, reachOf(app, actor), async tx => {
    if (await alreadyDone(tx, merging.case, merging.command.id)) return
    const look = await caseById(tx, merging.case, 'look')
    if (!look) throw new Fault('not-found')
    const { follows } = look.rest
    if (!follows) throw refuse({ refused: 'merge-not-merged' }, caseType(app.programmes, look.type).def)
    await pair(app, tx, actor, merging, follows.case)
  })
}

async function pair(app: App, tx: Tx, actor: Staff, { case: id, version, command }: Merging, mainId: string): Promise<void> {
  const snapshot = await app.directory.now()
  const [record, main] = await lockBoth(tx, id, mainId)
  await checkVersion(tx, record, version, command)
  const of = caseType(app.programmes, record.type)
  const numbered = (r: CaseRecord) => ({ c: caseOf(r), number: r.number })
  const ctx = contextFor(of, actor, app.now(), snapshot, new Set(), null)
  const decided = decideMerge(of.def, numbered(record), numbered(main), command, ctx)
  if (isRefusal(decided)) throw refuse(decided, of.def)
  await tx.decided()
  await write(app, tx, of, record, decided.one, snapshot)
  await write(app, tx, of, main, decided.main, snapshot)
}

async function write(
  app: App,
  tx: Tx,
  of: CaseType,
  record: CaseRecord,
  events: readonly Event[],
  snapshot: Snapshot,
): Promise<void> {
  const before = caseOf(record)
  const c = events.reduce<Case>((now, e) => evolve(now, e), before)
  await updateCase(tx, {
    c,
    before,
    events,
    now: app.now(),
    madeAt: null,
    definition: of.hash,
    grams: searchable(of.def, c),
    errands: errandsFor(of, before, c, events, record.number),
    tallies: changesOf(of, snapshot.calendar, before, c),
  })
  await followCallback(tx, app.config.secret, of, before, events, snapshot.calendar)
}
