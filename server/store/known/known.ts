import type { z } from 'zod'
import type { KnownList, KnownNear, knownAsk } from '#contract/known'
import type { Actor } from '#kernel/engine/actor'
import { mergeRole } from '#kernel/engine/merge'
import type { KnownData } from '#kernel/index'
import { metresBetween } from '#methods/placement/measure'
import { cut, type Scored, scorePair, suggestKnown } from '#methods/similarity/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { readCase } from '../cases.ts'
import { reachOf } from '../commands.ts'
import { asSystem, transact } from '../db.ts'
import { type CaseType, caseTypes } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { namesNoHousehold, toldLat, toldLng } from '../published/near-cells.ts'
import { howOf, toldTypes } from '../published/published-kinds.ts'
import { refOf } from '../published/published-ref.ts'
import { nameIn, notHidden } from '../published/published-row.ts'
import { sql } from '../sql.ts'
import { type Candidate, candidates, daysOf, reportOf, textsOf, windowMs } from './known-candidates.ts'

const mostNear = 3
const mostAtDesk = 5
const mostWords = 80

/** The first words, cut for one line. */
const titleOf = (words: string | null): string => [...(words ?? '')].slice(0, mostWords).join('')

/**
 * What neighbours may already have reported, before a report is sent. Only open matters that one may join are told, and of
 * each what any neighbour may see; places are compared as they are told, so that no row of questions closes in on a door.
 */
export async function knownNear(app: App, ask: z.output<typeof knownAsk>, lang: 'zh' | 'en'): Promise<KnownNear[]> {
  const of = caseTypes(app.programmes).get(ask.type)
  const known = of?.def.known
  if (!of || !known) return []
  const snapshot = await app.directory.now()
  const told = toldTypes(app, snapshot).find(one => one.of.type === of.type)
  if (!told) return []
  const now = app.now()
  const from = now - windowMs(known, now, snapshot)
  const rows = await asSystem(app.db, 'is it known already', tx =>
    candidates(tx, of, known, {
      point: ask.point,
      from,
      until: now,
      lng: toldLng,
      lat: toldLat,
      // A matter in a house with few homes would tell who reported it.
      only: [namesNoHousehold(tx.tenant), notHidden(tx.tenant)],
    }),
  )
  const report = reportOf({
    id: 'new',
    words: ask.words,
    kind: ask.category,
    address: null,
    ...at(ask.point),
    filedAt: now,
    closedAt: null,
  })
  const may = (one: Candidate) => of.def.states[one.state]?.ends === undefined && howOf(told, { kind: one.kind }) !== 'never'
  const likely = suggestKnown(rows.map(reportOf), report, { top: rows.length, days: daysOf(rows, from, now) })
  return likely
    .flatMap(({ id }) => rows.find(one => one.id === id) ?? [])
    .filter(may)
    .slice(0, mostNear)
    .map(one => nearly(app, of, known, ask.point, one, snapshot, lang))
}

const at = ([lng, lat]: readonly [number, number]) => ({ lng, lat })
/** Told to the nearest fifty metres, as the place itself is. */
const roughly = (metres: number) => Math.max(50, Math.round(metres / 50) * 50)

function nearly(
  app: App,
  of: CaseType,
  known: KnownData,
  point: readonly [number, number],
  one: Candidate,
  snapshot: Snapshot,
  lang: 'zh' | 'en',
): KnownNear {
  return {
    ref: refOf(app.config.secret, one.id),
    type: of.type,
    state: one.state,
    data: one.kind === null ? {} : { [known.category]: one.kind },
    metres: roughly(metresBetween(point, [one.lng, one.lat])),
    community: nameIn(snapshot, one.community, lang),
    filedOn: localDay(one.filedAt, snapshot.calendar),
    voices: one.voices,
  }
}

/** What may be the same as this case, earlier and later, within the actor's reach; likeliest first, with the reasons. */
export async function knownOf(app: App, actor: Actor, id: string): Promise<KnownList> {
  const { c, of } = await readCase(app, actor, id)
  const { known } = of.def
  const { point } = c.place
  if (!known || actor.kind !== 'staff') return { rows: [], merge: false }
  const merge = mergeRole(of.def, actor, c) !== null
  if (point === null) return { rows: [], merge }
  const snapshot = await app.directory.now()
  const span = windowMs(known, c.filedAt, snapshot)
  const [from, until] = [c.filedAt - span, Math.min(app.now(), c.filedAt + span)]
  const exact = { lng: sql<number>`lng`, lat: sql<number>`lat` }
  const rows = await transact(app.db, reachOf(app, actor), tx =>
    candidates(tx, of, known, { point, from, until, ...exact, only: [] }),
  )
  const own = {
    id,
    ...textsOf(of.def, known, c.data),
    address: c.place.address,
    ...at(point),
    filedAt: c.filedAt,
    closedAt: null,
  }
  const scored = [...earlier(rows, own, from), ...later(rows, own, from)]
  const open = (one: Candidate) => [undefined, 'done'].includes(of.def.states[one.state]?.ends)
  return {
    merge,
    rows: scored
      .sort((a, b) => b.score - a.score)
      .flatMap(({ id: of, score, because }) => {
        const one = rows.find(row => row.id === of)
        return one && open(one) ? [{ one, score, because }] : []
      })
      .slice(0, mostAtDesk)
      .map(({ one, score, because }) => ({
        id: one.id,
        number: one.number,
        state: one.state,
        version: one.version,
        title: titleOf(one.words),
        kind: one.kind,
        address: one.address,
        filedAt: one.filedAt,
        closedAt: one.closedAt,
        voices: one.voices,
        later: one.filedAt > c.filedAt,
        score,
        because: [...because],
      })),
  }
}

type Own = Parameters<typeof reportOf>[0]
interface Likely extends Scored {
  readonly id: string
}

const earlier = (rows: readonly Candidate[], own: Own, from: number): Likely[] => {
  const before = rows.filter(one => one.filedAt <= own.filedAt)
  return suggestKnown(before.map(reportOf), reportOf(own), { top: rows.length, days: daysOf(before, from, own.filedAt) })
}

/** Those that came in later, each compared as the new one; what is usual at the place is counted from before this case. */
function later(rows: readonly Candidate[], own: Own, from: number): Likely[] {
  const before = rows.filter(one => one.filedAt <= own.filedAt && one.id !== own.id)
  const days = daysOf(before, from, own.filedAt)
  return rows
    .filter(one => one.filedAt > own.filedAt)
    .flatMap(one => {
      const far = metresBetween([own.lng, own.lat], [one.lng, one.lat])
      const close = before.filter(other => metresBetween([own.lng, own.lat], [other.lng, other.lat]) <= far)
      const nearby = { sameKind: close.filter(other => other.kind === own.kind).length, anyKind: close.length, days }
      const scored = scorePair(reportOf(own), reportOf(one), { nearby })
      return scored.score >= cut ? [{ id: one.id, ...scored }] : []
    })
}
