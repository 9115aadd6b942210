import type { z } from 'zod'
import type { aheadBody, Batch, BatchMade, BulkLook, bulkBody } from '#contract/bulk'
import type { CaseDetail } from '#contract/cases'
import { masked, mayRead, mySteps } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Command, Data } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { errorWords } from '../words/errors.ts'
import { caseOf } from './case-rows.ts'
import { detailFrom } from './cases.ts'
import { alreadyDone, checkVersion, decideAndWrite, decideOn, reachOf } from './commands.ts'
import { idFor } from './context.ts'
import { asOwner, asSystem, type Tx, transact } from './db.ts'
import { caseType } from './definitions.ts'
import { type HeldStep, insertSteps, lockStep, openBatches, recallSteps, settleStep, stepsOf } from './held-steps.ts'
import { firstTime } from './once.ts'
import { erasesBy } from './personal/retention-request.ts'
import { draftLinked } from './raise.ts'
import { proposalFor, suggestionsFor } from './routing/suggestions.ts'
import { caseById, eventsOf } from './write-case.ts'

type Body = z.output<typeof bulkBody>
type Steps = Pick<Body, 'step' | 'answers' | 'further'>
type Staff = Extract<Actor, { kind: 'staff' }>
type Lang = 'zh' | 'en'

/** The command a step of a batch becomes: its id follows from batch and case, so that taken twice it is taken once. */
const commandOf = (batch: string, of: string, step: string, answers: Data, at = 0): Command => ({
  kind: 'take',
  id: idFor(`${batch}/${of}`, at),
  step,
  answers,
})

const saidOf = (fault: Fault, lang: Lang): NonNullable<HeldStep['error']> => {
  const { code, message, mend, fields } = errorWords(fault, lang)
  // A list of many says in one line what is wrong with a field.
  const words = fields ? `${message} ${Object.values(fields).join(' ')}` : message
  return { code, message: words, ...(mend !== undefined && { mend }) }
}

/** Would this step be taken now, and what follows it? Decides without writing. @throws Fault as taking it would */
async function tryStep(app: App, tx: Tx, actor: Actor, batch: string, body: Steps, item: Body['items'][number]) {
  const record = await caseById(tx, item.case, 'look')
  if (!record) throw new Fault('not-found')
  const of = caseType(app.programmes, record.type)
  const answers = { ...body.answers, ...item.answers }
  const command = commandOf(batch, item.case, body.step, answers)
  await checkVersion(tx, record, item.version, command)
  const snapshot = await app.directory.now()
  const { before, c: first, events: own } = await decideOn(app, tx, of, record, actor, command, snapshot)
  let [c, events] = [first, own]
  for (const [at, next] of (body.further ?? []).entries()) {
    const then = commandOf(batch, item.case, next.step, next.answers, at + 1)
    const more = await decideOn(app, tx, of, record, actor, then, snapshot, c)
    c = more.c
    events = [...events, ...more.events]
  }
  const raises = await draftLinked(app, tx, of, { c, number: record.number }, events, actor, snapshot)
  return { of, record, answers, before, c, events, raises }
}
type Tried = Awaited<ReturnType<typeof tryStep>>

/** The case as it will stand, for the sender to go on with; null when it leaves their reach. */
async function previewOf(app: App, tx: Tx, actor: Staff, { of, record, before, c, events, raises }: Tried, lang: Lang) {
  if (!mayRead(of.def, actor, c)) return null
  const past = await eventsOf(tx, record.id)
  const ahead = events.map((e, n) => ({ seq: before.version + 1 + n, at: e.at, command: e.command, by: e.by, body: e.body }))
  const found = { of, record: { ...record, definition: of.hash }, c, events: [...past, ...ahead] }
  const detail = await detailFrom(app, actor, found, lang)
  const drafts = raises.map(({ target, id, answers }) => ({ type: target.type, id, answers: masked(target.def, answers) }))
  return drafts.length === 0 ? detail : { ...detail, raises: drafts }
}

/** What a case would be after this step. Nothing is written. @throws Fault as taking it would */
export const lookAhead = (
  app: App,
  actor: Staff,
  id: string,
  { version, ...steps }: z.output<typeof aheadBody>,
  lang: Lang,
): Promise<CaseDetail | null> =>
  transact(app.db, reachOf(app, actor), async tx =>
    previewOf(app, tx, actor, await tryStep(app, tx, actor, id, steps, { case: id, version }), lang),
  )

/** A little room before a deadline: holding a step back must not make it late. */
const roomMs = 2000

/**
 * Accepts a step on many cases: what may be taken now is stored and acknowledged at once, and taken when the time for
 * taking it back is over. A single step that may not be taken is a fault, so that its form can be mended.
 */
export async function acceptBatch(app: App, actor: Staff, body: Body, lang: Lang): Promise<BatchMade> {
  const now = app.now()
  const holdMs = app.config.undoSeconds * 1000
  const one = body.items.length === 1
  const made = await transact(app.db, reachOf(app, actor), async tx => {
    if (!(await firstTime(tx, 'bulk', body.id, [actor.person, body], now))) return null
    let tried: Tried | undefined
    const steps = []
    for (const item of body.items) {
      const base = { case: item.case, version: item.version, answers: { ...body.answers, ...item.answers } }
      try {
        tried = await tryStep(app, tx, actor, body.id, body, item)
        const due = tried.before.clock?.dueAt ?? null
        const runsAt = due !== null && due > now && due < now + holdMs + roomMs ? now : now + holdMs
        steps.push({ ...base, runsAt, status: 'held' as const, error: null })
      } catch (error) {
        if (one || !(error instanceof Fault)) throw error
        steps.push({ ...base, runsAt: now, status: 'refused' as const, error: saidOf(error, lang) })
      }
    }
    await insertSteps(tx, { batch: body.id, person: actor.person, step: body.step, lang, at: now }, steps, body.further)
    return { preview: one && tried ? await previewOf(app, tx, actor, tried, lang) : null }
  })
  const batch = await readBatch(app, actor, body.id)
  const due = batch.runsAt !== null && batch.runsAt <= app.now()
  return { ...(due ? await runBatch(app, actor, body.id) : batch), preview: made?.preview ?? null }
}

/** @throws Fault not-found when it is not this person's */
export async function readBatch(app: App, actor: Staff, id: string): Promise<Batch> {
  return transact(app.db, reachOf(app, actor), async tx => batchOf(tx, await stepsOf(tx, id, actor.person)))
}

async function batchOf(tx: Tx, steps: readonly HeldStep[]): Promise<Batch> {
  const [first] = steps
  if (!first) throw new Fault('not-found')
  const held = steps.filter(s => s.status === 'held')
  const numbers = new Map<string, string>()
  for (const s of steps) {
    const record = await caseById(tx, s.case, 'look')
    if (record) numbers.set(s.case, record.number)
  }
  return {
    id: first.batch,
    step: first.step,
    answers: steps.find(s => s.status === 'refused')?.answers ?? {},
    at: first.at,
    runsAt: held.length > 0 ? Math.min(...held.map(s => s.runsAt)) : null,
    items: steps.map(s => ({ case: s.case, number: numbers.get(s.case) ?? null, status: s.status, error: s.error })),
  }
}

/** What of mine is still held, and what was refused in the last day and not put away. */
export const myBatches = (app: App, actor: Staff): Promise<Batch[]> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const open = await openBatches(tx, actor.person, app.now() - 86_400_000)
    const found: Batch[] = []
    for (const { batch } of open) found.push(await batchOf(tx, await stepsOf(tx, batch, actor.person)))
    return found
  })

/** Takes one held step: case, history and the step's own row in one transaction. @returns false when somebody else has it */
export async function runStep(app: App, actor: Staff, batch: string, of: string, wait: boolean): Promise<boolean> {
  const snapshot = await app.directory.now()
  const work = async (tx: Tx, mayErase: boolean): Promise<boolean | null> => {
    const step = await lockStep(tx, batch, of, wait)
    if (!step) return false
    const record = await caseById(tx, of, 'lock')
    if (!record) throw new Fault('not-found')
    const command = commandOf(batch, of, step.step, step.answers)
    if (!(await alreadyDone(tx, of, command.id))) {
      await checkVersion(tx, record, step.version, command)
      const type = caseType(app.programmes, record.type)
      if (!mayErase && erasesBy(type.def, command)) return null
      await decideAndWrite(app, tx, type, record, actor, command, snapshot)
      for (const [at, next] of step.further.entries()) {
        const left = await caseById(tx, of, 'lock')
        if (!left) throw new Fault('not-found')
        await decideAndWrite(app, tx, type, left, actor, commandOf(batch, of, next.step, next.answers, at + 1), snapshot)
      }
    }
    await settleStep(tx, step, 'done', app.now())
    return true
  }
  try {
    const done = await transact(app.db, reachOf(app, actor), tx => work(tx, false))
    // Found within the actor's reach; only the owner may take something out of a history.
    return done ?? (await asOwner(app.db, 'erase what was asked for', tx => work(tx, true))) === true
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    await refuseStep(app, batch, of, error)
    return true
  }
}

/** Keeps why a step was not taken, for its sender to read. */
export const refuseStep = (app: App, batch: string, of: string, fault: Fault): Promise<void> =>
  asSystem(app.db, 'a held step was refused', async tx => {
    const step = await lockStep(tx, batch, of, true)
    if (step) await settleStep(tx, step, 'refused', app.now(), saidOf(fault, step.lang))
  })

/** Takes at once what is still held, e.g. because its sender goes on with the case. */
export async function runBatch(app: App, actor: Staff, id: string): Promise<Batch> {
  const { items } = await readBatch(app, actor, id)
  for (const item of items) if (item.status === 'held') await runStep(app, actor, id, item.case, true)
  return readBatch(app, actor, id)
}

export async function recallBatch(app: App, actor: Staff, id: string): Promise<Batch> {
  await asSystem(app.db, 'a step taken back', tx => recallSteps(tx, id, actor.person, app.now()))
  return readBatch(app, actor, id)
}

/** What the actor may do with each of these now. */
export const lookAt = (app: App, actor: Staff, ids: readonly string[]): Promise<BulkLook> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const snapshot = await app.directory.now()
    const rows: BulkLook['rows'][number][] = []
    for (const id of new Set(ids)) {
      const record = await caseById(tx, id, 'look')
      const of = record && caseType(app.programmes, record.type)
      const c = record && caseOf(record)
      if (!record || !of || !c || !mayRead(of.def, actor, c)) continue
      const { number, version, state } = { ...record, version: c.version, state: c.state }
      rows.push({
        case: id,
        number,
        version,
        state,
        steps: [...mySteps(of.def, actor, c)],
        suggestions: suggestionsFor(of, c, proposalFor(of, c, snapshot, app.now())),
      })
    }
    return { rows }
  })
