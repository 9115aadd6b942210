import type { Actor } from '#kernel/engine/actor'
import { decide } from '#kernel/engine/decide'
import { evolve } from '#kernel/engine/evolve'
import { type Case, type Event, isRefusal } from '#kernel/engine/model'
import type { Lot } from '#methods/draws/index'
import { addSpan, localDay } from '#methods/working-time/index'
import { answersOfDrawn } from '#programmes/random-inspection/answers'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { errandsFor } from '../../jobs/errands.ts'
import { contextFor, idFor, placeFor, placeOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { caseType, hashOf } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { type EntryRecord, entryColumns } from '../entries/entry-rows.ts'
import { freeNumber, searchable } from '../filing.ts'
import { sql } from '../sql.ts'
import { changesOf } from '../tallies.ts'
import { insertCase } from '../write-case.ts'
import { inspectorsOf, sourceOf } from './draw-list.ts'
import type { DrawRecord } from './draw-rows.ts'

/** The kind of case a drawn object becomes. */
export const drawnType = 'randomInspection'
/** The case of one drawn object: its id follows from the draw, so that drawing twice files nothing twice. */
export const caseIdOf = (draw: string, n: number): string => idFor(`draw ${draw}`, n)

/** Files one inspection for each drawn object, in the hand of the first inspector drawn for it. */
export async function fileDrawn(
  app: App,
  tx: Tx,
  snapshot: Snapshot,
  actor: Extract<Actor, { kind: 'staff' }>,
  draw: DrawRecord,
  lots: readonly Lot[],
): Promise<void> {
  const of = caseType(app.programmes, drawnType)
  const source = sourceOf(snapshot, draw.source)
  const now = app.now()
  const days = typeof source?.visitDays === 'number' ? source.visitDays : 5
  const visitBy = localDay(addSpan(now, { amount: days, unit: 'workday' }, snapshot.calendar).at, snapshot.calendar)
  const ids = lots.map(lot => lot.object)
  const entries = await tx.rows(
    sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
  )
  const byId = new Map(entries.map(e => [e.id, e]))
  const unitOf = new Map(inspectorsOf(snapshot, draw.units, now).map(i => [i.id, i.unit]))
  for (const [n, lot] of lots.entries()) {
    const entry = byId.get(lot.object)
    const point = entry?.lng == null || entry.lat == null ? null : ([entry.lng, entry.lat] as const)
    const answers = answersOfDrawn({
      draw: draw.title,
      kind: draw.source,
      name: entry?.name ?? lot.object,
      entry: entry?.key,
      point,
      sent: lot.inspectors.flatMap(label => {
        const unit = unitOf.get(label)
        return unit ? [{ label, unit, name: snapshot.people.get(draw.people?.[label] ?? '')?.name ?? null }] : []
      }),
      otherwise: draw.units[0],
      visitBy,
    })
    const id = caseIdOf(draw.id, n)
    const place = placeOf(of.def.form, answers, snapshot) ?? placeFor({}, {}, snapshot, actor)
    const context = contextFor(of, { kind: 'clock' }, now, snapshot, new Set(), place)
    const filed = decide(of.def, null, { kind: 'file', id, channel: 'desk', answers }, context)
    if (isRefusal(filed)) throw new Fault(filed.refused, { refusal: { no: filed, def: of.def } })
    const fresh = filed.reduce<Case | { id: string }>(evolve, { id }) as Case
    const person = draw.people?.[lot.inspectors[0] ?? '']
    const command = { kind: 'hold', id: idFor(id, 1), person: person ?? null } as const
    const held = person ? decide(of.def, fresh, command, context) : []
    const events: readonly Event[] = isRefusal(held) ? filed : [...filed, ...held]
    const c = events.reduce<Case | { id: string }>(evolve, { id }) as Case
    const number = await freeNumber(tx, now)
    await insertCase(tx, {
      c,
      events,
      errands: errandsFor(of, null, c, events, number),
      now,
      madeAt: null,
      number,
      definition: of.hash,
      requestHash: hashOf([drawnType, answers, draw.id]),
      grams: searchable(of.def, c),
      files: [],
      tallies: changesOf(of, snapshot.calendar, null, c),
    })
  }
}
