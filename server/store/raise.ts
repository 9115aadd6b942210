import type { Actor } from '#kernel/engine/actor'
import { decide } from '#kernel/engine/decide'
import { evolve } from '#kernel/engine/evolve'
import { type Case, type Command, type Data, type Event, isRefusal } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import type { Link } from '#kernel/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { errandsFor } from '../jobs/errands.ts'
import { contextFor, idFor, placeFor, usableFiles } from './context.ts'
import type { Tx } from './db.ts'
import { type CaseType, caseTypes, hashOf } from './definitions.ts'
import type { Snapshot } from './directory.ts'
import { withNamedEntries } from './entries/entry-context.ts'
import { freeNumber, pictures, searchable } from './filing.ts'
import { changesOf } from './tallies.ts'
import { insertCase } from './write-case.ts'

/** The links that leave from the steps among these events: those that raise cases, or those that take steps. */
const linksOf = (app: App, of: CaseType, events: readonly Event[], takes: boolean) =>
  events.flatMap(e => {
    const { body } = e
    if (body.kind !== 'Stepped') return []
    return app.links
      .filter(link => link.from === of.def && link.step === body.step && (link.takes !== undefined) === takes)
      .map(link => ({ link, event: e, answers: body.answers }))
  })

/** A case as a step would raise it, decided and not written. */
export interface Draft {
  readonly target: CaseType
  readonly id: string
  readonly answers: Data
  /** The events that file it: with the number of the case it comes from, not its own. */
  readonly filed: readonly Event[]
  readonly because: Event
}

/**
 * What the steps among these events raise, decided and not written. The new ids follow from the command: sent again,
 * nothing is raised twice.
 * @param number of the case the step was taken on
 * @throws Fault when the other form refuses what the link gives it; then the step is not to be taken either
 */
export async function draftLinked(
  app: App,
  tx: Tx,
  of: CaseType,
  { c, number }: { readonly c: Case; readonly number: string },
  events: readonly Event[],
  actor: Actor,
  snapshot: Snapshot,
): Promise<Draft[]> {
  const { point, address } = c.place
  const place = { ...(point && { point }), ...(address && { address }) }
  const wanted = linksOf(app, of, events, false).flatMap(({ link, event, answers }) =>
    link.answers({ data: c.data, place, answers }).map(given => ({ target: targetOf(app, link), event, given })),
  )
  const drafts: Draft[] = []
  for (const [n, { target, event, given }] of wanted.entries()) {
    const id = idFor(`${event.command}/raise`, n)
    const files = await usableFiles(tx, given, id)
    const seen = await withNamedEntries(tx, target, snapshot, [given])
    const from = { type: of.type, id: c.id, number }
    // Rounds are walked with the phone; all else is done at the desk.
    const channel = of.def.round ? 'grid' : 'desk'
    const command = { kind: 'file', id, channel, answers: given, from } as const
    const where = placeField(target.def) ? c.place : placeFor(target.def.form, {}, snapshot, actor)
    const filed = decide(target.def, null, command, contextFor(target, actor, app.now(), seen, files, where))
    if (isRefusal(filed)) throw new Fault(filed.refused, { refusal: { no: filed, def: target.def } })
    drafts.push({ target, id, answers: given, filed, because: event })
  }
  return drafts
}

/** Files the cases that a step raises, in the same transaction as the step, and answers with the events that say so. */
export async function raiseLinked(
  app: App,
  tx: Tx,
  of: CaseType,
  from: { readonly c: Case; readonly number: string },
  events: readonly Event[],
  actor: Actor,
  snapshot: Snapshot,
): Promise<Event[]> {
  const raised: Event[] = []
  for (const { target, id, answers, filed, because } of await draftLinked(app, tx, of, from, events, actor, snapshot)) {
    const child = filed.reduce<Case | { id: string }>(evolve, { id }) as Case
    const number = await freeNumber(tx, app.now())
    await insertCase(tx, {
      c: child,
      events: filed,
      errands: errandsFor(target, null, child, filed, number),
      now: app.now(),
      madeAt: null,
      number,
      definition: target.hash,
      requestHash: hashOf([target.type, answers, from.c.id]),
      grams: searchable(target.def, child),
      files: pictures(target.def.form, child.data),
      tallies: changesOf(target, snapshot.calendar, null, child),
    })
    raised.push({ ...because, body: { kind: 'Raised', type: target.type, id, number } })
  }
  return raised
}

/** A step to be taken on another case because of one that was taken. */
export interface Further {
  readonly of: CaseType
  readonly number: string
  readonly command: Extract<Command, { kind: 'take' }>
}

/** The steps that follow on other cases, in the order of their numbers, so that two at once never wait for each other. */
export function furtherOf(app: App, of: CaseType, c: Case, events: readonly Event[]): readonly Further[] {
  const place = {}
  return linksOf(app, of, events, true)
    .flatMap(({ link, event, answers }) =>
      link
        .answers({ data: c.data, place, answers })
        .map(({ number, ...said }) => ({ link, event, number: String(number), said })),
    )
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .map(({ link, event, number, said }, n) => ({
      of: targetOf(app, link),
      number,
      command: { kind: 'take', id: idFor(`${event.command}/take`, n), step: link.takes ?? '', answers: said },
    }))
}

function targetOf(app: App, link: Link): CaseType {
  const found = [...caseTypes(app.programmes).values()].find(one => one.def === link.to)
  if (!found) throw new Error(`a link leads to "${link.to.title}", which this office does not run`)
  return found
}
