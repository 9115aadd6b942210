import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readScope } from '#kernel/engine/access'
import { type Actor, authorOf } from '#kernel/engine/actor'
import { decide } from '#kernel/engine/decide'
import { evolve } from '#kernel/engine/evolve'
import type { MergeCommand } from '#kernel/engine/merge'
import { type Case, type Channel, type Command, type Data, type Event, isRefusal, type Refusal } from '#kernel/engine/model'
import { whyNot } from '#kernel/engine/take'
import type { CaseData } from '#kernel/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { errandsFor } from '../jobs/errands.ts'
import { followCallback } from './callback/callbacks.ts'
import { type CaseRecord, caseOf } from './case-rows.ts'
import { contextFor, placeFor, placeOf, usableFiles } from './context.ts'
import { asOwner, asSystem, type Tx, transact } from './db.ts'
import { type CaseType, caseType, hashOf } from './definitions.ts'
import type { Snapshot } from './directory.ts'
import { withNamedEntries } from './entries/entry-context.ts'
import { newNumber, pictures, searchable } from './filing.ts'
import { concernsOrder, followOrder } from './imports/hotline-orders.ts'
import { keepCaseConsents } from './personal/consents.ts'
import { erasesBy, eraseWhatWasAsked } from './personal/retention-request.ts'
import { furtherOf, raiseLinked } from './raise.ts'
import { keepVisits } from './rounds/round-visits.ts'
import { sendingsOf, writeSendings } from './routing/sendings.ts'
import { sql } from './sql.ts'
import { changesOf } from './tallies.ts'
import { attachFiles, caseById, eventsOf, insertCase, updateCase } from './write-case.ts'

export const refuse = (no: Refusal, def: CaseData): never => {
  throw new Fault(no.refused, { refusal: { no, def }, ...(no.detail && { detail: no.detail }) })
}

/** The key that makes the reporter's phone the holder of the case; it follows from the id, so sending again gives it again. */
export const keyOf = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`case ${id}`).digest('base64url').slice(0, 22)
export function keyFits(secret: string, id: string, given: string): boolean {
  const a = createHash('sha256').update(keyOf(secret, id)).digest()
  return timingSafeEqual(a, createHash('sha256').update(given).digest())
}

export interface Filing {
  readonly type: string
  readonly id: string
  readonly channel: Channel
  readonly answers: Data
  readonly madeAt?: number | undefined
}

/**
 * Files a case, once however often it is sent: the sender's id is the case's id. Another content under the same id is
 * refused, so that nobody's words replace another's.
 */
export async function fileCase(app: App, actor: Actor, filing: Filing): Promise<{ readonly c: Case; readonly number: string }> {
  const of = caseType(app.programmes, filing.type)
  const snapshot = await app.directory.now()
  const now = app.now()
  const place = placeFor(of.def.form, filing.answers, snapshot, actor)
  const requestHash = hashOf([filing.type, filing.answers, 'person' in actor ? actor.person : actor.kind])
  const command: Command = { kind: 'file', id: filing.id, channel: filing.channel, answers: filing.answers }
  for (;;) {
    try {
      return await asSystem(app.db, 'file a case the engine accepted', async tx => {
        const files = await usableFiles(tx, filing.answers, filing.id)
        const seen = await withNamedEntries(tx, of, snapshot, [filing.answers])
        const events = decide(of.def, null, command, contextFor(of, actor, now, seen, files, place))
        if (isRefusal(events)) {
          // Filed before, when it was still allowed: the boundary may have moved since, the answer to the sender must not.
          const before = await caseById(tx, filing.id, 'look')
          return before?.request_hash === requestHash ? { c: caseOf(before), number: before.number } : refuse(events, of.def)
        }
        const c = events.reduce<Case | { id: string }>(evolve, { id: filing.id }) as Case
        const number = newNumber(now)
        const errands = errandsFor(of, null, c, events, number)
        const fresh = await insertCase(tx, {
          c,
          events,
          errands,
          now,
          madeAt: filing.madeAt ?? null,
          number,
          definition: of.hash,
          requestHash,
          grams: searchable(of.def, c),
          files: pictures(of.def.form, c.data),
          tallies: changesOf(of, snapshot.calendar, null, c),
        })
        if (fresh) {
          await keepCaseConsents(tx, of, null, c, events[0]!.by, now)
          return { c, number }
        }
        const there = await caseById(tx, filing.id, 'look')
        if (there?.request_hash !== requestHash) throw new Fault('key-reused')
        return { c: caseOf(there), number: there.number }
      })
    } catch (error) {
      // Two cases drew the same number: draw again.
      if ((error as { constraint?: string }).constraint !== 'cases_number') throw error
    }
  }
}

/** Changes that take nothing from what another person is about to do. */
const harmless = new Set<Event['body']['kind']>([
  'Commented',
  'Attached',
  'Warned',
  'TaskChanged',
  'MoreTimeAsked',
  'WentLate',
  'Joined',
  'RatedToo',
  'Gathered',
  'LetGo',
  'Erased',
])

/** Refuses a command that was made looking at an older case, unless nothing since then matters to it. */
export async function checkVersion(
  tx: Tx,
  record: CaseRecord,
  version: number,
  command: Pick<Command, 'kind'> | MergeCommand,
): Promise<void> {
  if (version === record.version || ['comment', 'attach', 'rateToo'].includes(command.kind)) return
  const since = version > record.version ? [] : await eventsOf(tx, record.id, version)
  const first = since.find(e => !harmless.has(e.body.kind))
  if (version > record.version || first)
    throw new Fault('stale-version', {
      detail: {
        version: record.version,
        by: first?.by.name ?? null,
        kind: first?.body.kind ?? null,
        step: first?.body.kind === 'Stepped' ? first.body.step : null,
        at: first?.at ?? null,
      },
    })
}

export const alreadyDone = (tx: Tx, id: string, command: string) =>
  tx.maybe(
    sql<{
      person: string | null
    }>`select by ->> 'person' as person from case_events where tenant_id = ${tx.tenant} and case_id = ${id} and command = ${command} order by seq limit 1`,
  )

/** A case out of reach is not there; whose own command took it out of reach is told that this was done, however often. */
async function notThere(tx: Tx, actor: Actor, id: string, command: string): Promise<Fault> {
  const done = 'person' in actor && (await alreadyDone(tx, id, command))?.person === actor.person
  return new Fault('not-found', done ? { detail: { done } } : {})
}

/** What the engine says to a command on this case, or on it as it would stand. @throws Fault with its refusal */
export async function decideOn(
  app: App,
  tx: Tx,
  of: CaseType,
  record: CaseRecord,
  actor: Actor,
  command: Command,
  snapshot: Snapshot,
  before: Case = caseOf(record),
): Promise<{ readonly before: Case; readonly c: Case; readonly events: readonly Event[]; readonly files: readonly string[] }> {
  const answers = 'answers' in command ? command.answers : {}
  const files = command.kind === 'attach' ? { files: command.files } : answers
  const usable = await usableFiles(tx, files, record.id)
  const place = command.kind === 'correct' ? placeOf(of.def.form, answers, snapshot) : before.place
  const seen = await withNamedEntries(tx, of, snapshot, [before.data, answers])
  const events = decide(of.def, before, command, contextFor(of, actor, app.now(), seen, usable, place))
  if (isRefusal(events)) return refuse(events, of.def)
  return { before, c: events.reduce(evolve, before) as Case, events, files: [...usable] }
}

/** Decides and writes, on a case that is locked. Shared by people and by the clock. */
export async function decideAndWrite(
  app: App,
  tx: Tx,
  of: CaseType,
  record: CaseRecord,
  actor: Actor,
  command: Command,
  snapshot: Snapshot,
  madeAt: number | null = null,
): Promise<Case> {
  const { before, c: decided, events: own, files } = await decideOn(app, tx, of, record, actor, command, snapshot)
  await tx.decided()
  const raised = await raiseLinked(app, tx, of, { c: decided, number: record.number }, own, actor, snapshot)
  const events = [...own, ...raised]
  const c = raised.reduce<Case>((now, e) => evolve(now, e), decided)
  await updateCase(tx, {
    c,
    before,
    events,
    now: app.now(),
    madeAt,
    definition: of.hash,
    grams: searchable(of.def, c),
    errands: errandsFor(of, before, c, events, record.number),
    tallies: changesOf(of, snapshot.calendar, before, c),
  })
  if (of.def.round) await keepVisits(tx, of.def.round, before, events)
  if (concernsOrder(c)) await followOrder(tx, of.def, before, c, events)
  await keepCaseConsents(tx, of, before, c, events[0]?.by ?? authorOf(actor), app.now())
  await followCallback(tx, app.config.secret, of, before, events, snapshot.calendar)
  await writeSendings(tx, of.type, [sendingsOf(of.def, before, before.id, events, snapshot)])
  if (files.length > 0) await attachFiles(tx, record.id, files)
  await eraseWhatWasAsked(app, tx, of, c, command, actor)
  await takeFurther(app, tx, of, decided, own, actor, snapshot)
  return c
}

/** Takes the steps that follow on other cases. One that cannot be taken is left: somebody decided about it before. */
async function takeFurther(
  app: App,
  tx: Tx,
  of: CaseType,
  c: Case,
  events: readonly Event[],
  actor: Actor,
  snapshot: Snapshot,
): Promise<void> {
  for (const { of: other, number, command } of furtherOf(app, of, c, events)) {
    const named = await tx.maybe(sql<{ id: string }>`
      select id from cases where tenant_id = ${tx.tenant} and number = ${number} and type = ${other.type}`)
    const record = named && (await caseById(tx, named.id, 'lock'))
    if (!record || whyNot(other.def, caseOf(record), command.step, { actor })) continue
    await decideAndWrite(app, tx, other, record, actor, command, snapshot)
  }
}

/**
 * One command on one case, and those that follow it, in one transaction, seen within the actor's reach only: a case out of reach is simply not
 * there. The same command sent again changes nothing and answers the same.
 * @param further more commands on the case as the one before left it: all are done, or none
 */
export async function runCommand(
  app: App,
  actor: Actor,
  id: string,
  version: number,
  command: Command,
  madeAt: number | null = null,
  further: readonly Command[] = [],
): Promise<Case> {
  const snapshot = await app.directory.now()
  const work = async (tx: Tx, mayErase: boolean): Promise<Case | null> => {
    const locked = async () => {
      const record = await caseById(tx, id, 'lock')
      if (!record) throw await notThere(tx, actor, id, command.id)
      return record
    }
    const record = await locked()
    if (await alreadyDone(tx, id, command.id)) return caseOf(record)
    await checkVersion(tx, record, version, command)
    const of = caseType(app.programmes, record.type)
    if (!mayErase && [command, ...further].some(one => erasesBy(of.def, one))) return null
    let c = await decideAndWrite(app, tx, of, record, actor, command, snapshot, madeAt)
    for (const next of further) c = await decideAndWrite(app, tx, of, await locked(), actor, next, snapshot, madeAt)
    return c
  }
  const done = await transact(app.db, reachOf(app, actor), tx => work(tx, false))
  // Found within the actor's reach; only the owner may take something out of a history.
  return done ?? ((await asOwner(app.db, 'erase what was asked for', tx => work(tx, true))) as Case)
}

/** How far an actor sees, over all case types together: the second wall. Each type's own scope is the first. */
export function reachOf(app: App, actor: Actor) {
  const scopes = app.programmes.flatMap(p => Object.values(p.cases)).map(def => readScope(def, actor))
  const join = (key: 'streets' | 'communities' | 'grids' | 'units') => [...new Set(scopes.flatMap(s => s[key]))]
  return {
    person: 'person' in actor ? actor.person : null,
    scope: {
      office: scopes.some(s => s.office),
      streets: join('streets'),
      communities: join('communities'),
      grids: join('grids'),
      units: join('units'),
      filer: scopes[0]?.filer ?? null,
      id: scopes[0]?.id ?? null,
    },
  }
}
