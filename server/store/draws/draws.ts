import type { z } from 'zod'
import type { DrawDetail, DrawList, DrawRow, DrawSources, drawBody, drawConflict, drawSeed } from '#contract/draws'
import type { Actor } from '#kernel/engine/actor'
import { drawLots, freeFor, lotHash } from '#methods/draws/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { drawWords } from '../../words/draws.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseType, inLanguage } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { ledgersOf } from '../entries/entry-rows.ts'
import { firstTime } from '../once.ts'
import { sql } from '../sql.ts'
import { caseIdOf, drawnType, fileDrawn } from './draw-cases.ts'
import { ledgerToDraw, listNow, mayBeDrawn, sourceOf } from './draw-list.ts'
import {
  type DrawRecord,
  drawById,
  drawnRow,
  drawsOf,
  freezeRow,
  insertDraw,
  keepConflicts,
  lockDraw,
  withdrawRow,
} from './draw-rows.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Lang = 'zh' | 'en'
/** Who prepares, freezes and draws; never the same person freezes and draws. */
export const drawers = ['supervisor', 'leader', 'dispatcher'] as const

export const rowOf = (snapshot: Snapshot, d: DrawRecord): DrawRow => ({
  id: d.id,
  version: d.version,
  title: d.title,
  source: d.source,
  sourceName: String(sourceOf(snapshot, d.source)?.name ?? d.source),
  state: d.state,
  take: d.take,
  each: d.each,
  number: d.number,
  hash: d.hash,
  madeAt: d.madeAt,
  frozenAt: d.frozenAt,
  drawnAt: d.drawnAt,
})

export async function listDraws(app: App, actor: Staff): Promise<DrawList> {
  const snapshot = await app.directory.now()
  const mayDraw = actor.posts.some(post => (drawers as readonly string[]).includes(post.role))
  return asSystem(app.db, 'draws', async tx => ({ rows: (await drawsOf(tx)).map(d => rowOf(snapshot, d)), mayDraw }))
}

/** What may be drawn from, with how much there is. */
export async function drawSourcesOf(app: App): Promise<DrawSources> {
  const snapshot = await app.directory.now()
  const ledgers = ledgersOf(app.programmes)
  return asSystem(app.db, 'what may be drawn from', async tx => {
    const counts = await tx.rows(
      sql<{ register: string; n: number }>`
        select register, count(*)::int as n from entries where tenant_id = ${tx.tenant} and archived_at is null group by register`,
    )
    const rows = [...(snapshot.registers.get('random-inspection.sources') ?? [])].map(([code, row]) => {
      const ledger = ledgers.get(String(row.register))
      return {
        code,
        name: String(row.name),
        register: String(row.register),
        entries: counts.find(c => c.register === row.register)?.n ?? 0,
        allowed: ledger !== undefined && mayBeDrawn(ledger),
      }
    })
    return { rows }
  })
}

/** What became of each drawn object; what is not inspected yet has no outcome. */
export async function outcomesOf(app: App, tx: Tx, d: DrawRecord, lang: Lang) {
  const lots = d.result ?? []
  const ids = lots.map((_, n) => caseIdOf(d.id, n))
  const found = await tx.rows(
    sql<{ id: string; state: string; late: boolean }>`
      select id, state, closed_at is null and late_at is not null as late from cases where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
  )
  const def = inLanguage(caseType(app.programmes, drawnType), lang)
  const names = new Map(d.list?.objects.map(o => [o.id, o.name]))
  return lots.map((lot, n) => {
    const there = found.find(c => c.id === ids[n])
    const title = there ? (def.states[there.state]?.title ?? there.state) : null
    const seen = there !== undefined && there.state !== def.start
    return {
      object: lot.object,
      name: names.get(lot.object) ?? lot.object,
      inspectors: [...lot.inspectors],
      case: there?.id ?? null,
      state: title,
      outcome: seen && title !== null ? drawWords[lang].outcome(title, there.late) : null,
    }
  })
}

/** One draw, for those who draw. */
export async function readDraw(app: App, actor: Staff, id: string, lang: Lang): Promise<DrawDetail> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'one draw', async tx => {
    const d = await drawById(tx, id)
    if (!d) throw new Fault('not-found')
    const { list, people } = d.list && d.people ? { list: d.list, people: d.people } : await listNow(app, tx, snapshot, d)
    const nameOf = (label: string) => snapshot.people.get(people[label] ?? '')?.name ?? label
    const free = list.objects.map(freeFor(list))
    const timesFree = Map.groupBy(free.flat(), i => i.id)
    const outcomes = await outcomesOf(app, tx, d, lang)
    return {
      ...rowOf(snapshot, d),
      communities: [...d.communities],
      units: [...d.units],
      objects: list.objects.map(o => ({ id: o.id, name: o.name })),
      inspectors: list.inspectors.map(i => ({ id: i.id, person: nameOf(i.id), free: timesFree.get(i.id)?.length ?? 0 })),
      short: free.filter(some => some.length < d.each).length,
      conflicts: d.conflicts.map(c => ({ ...c })),
      withdrawn: d.withdrawn,
      seed: d.seed && { room: [...d.seed.room], number: d.seed.number },
      lots: outcomes.map(one => ({ ...one, people: one.inspectors.map(nameOf) })),
      mayDrawNow: d.state === 'frozen' && d.frozenBy !== actor.person,
    }
  })
}

export async function prepareDraw(app: App, actor: Staff, body: z.output<typeof drawBody>): Promise<void> {
  const snapshot = await app.directory.now()
  ledgerToDraw(app, snapshot, body.source)
  if (body.units.some(unit => snapshot.units.get(unit)?.active !== true))
    throw new Fault('answers-invalid', { fields: { units: 'unknown' } })
  await asSystem(app.db, 'prepare a draw', async tx => {
    if (!(await firstTime(tx, 'draw', body.id, body, app.now()))) return
    await insertDraw(tx, body, actor.person, app.now())
    await recordAudit(tx, { at: app.now(), actor, action: 'draw-prepared', subject: body.id, detail: { title: body.title } })
  })
}

/** @throws Fault draw-not-now, stale-version, not-found */
async function change(
  app: App,
  id: string,
  version: number,
  from: readonly DrawRow['state'][],
  act: (tx: Tx, d: DrawRecord) => Promise<void>,
) {
  await asSystem(app.db, 'go on with a draw', async tx => {
    const d = await lockDraw(tx, id)
    if (!d) throw new Fault('not-found')
    if (d.version !== version) throw new Fault('stale-version', { detail: { version: d.version } })
    if (!from.includes(d.state)) throw new Fault('draw-not-now', { detail: { state: d.state } })
    await act(tx, d)
  })
}

/** Somebody says before the freezing that they have an interest. */
export async function declareConflict(app: App, actor: Staff, id: string, body: z.output<typeof drawConflict>): Promise<void> {
  const snapshot = await app.directory.now()
  await change(app, id, body.version, ['prepared'], async (tx, d) => {
    const { list } = await listNow(app, tx, snapshot, d)
    if (!list.inspectors.some(i => i.id === body.inspector))
      throw new Fault('answers-invalid', { fields: { inspector: 'unknown' } })
    if (!list.objects.some(o => o.id === body.object)) throw new Fault('answers-invalid', { fields: { object: 'unknown' } })
    const { inspector, object, because } = body
    const others = d.conflicts.filter(c => c.inspector !== inspector || c.object !== object)
    await keepConflicts(tx, id, [...others, { inspector, object, because }])
    await recordAudit(tx, { at: app.now(), actor, action: 'draw-conflict', subject: id, detail: { inspector, object } })
  })
}

/** Fixes the list and shows its digest. @throws Fault answers-invalid when there is nothing, or nobody, to draw */
export async function freezeDraw(app: App, actor: Staff, id: string, version: number): Promise<void> {
  const snapshot = await app.directory.now()
  await change(app, id, version, ['prepared'], async (tx, d) => {
    const { list, people } = await listNow(app, tx, snapshot, d)
    if (list.objects.length === 0) throw new Fault('answers-invalid', { fields: { source: 'nothing' } })
    if (list.inspectors.length === 0) throw new Fault('answers-invalid', { fields: { units: 'nobody' } })
    const hash = lotHash(list)
    await freezeRow(tx, id, { list, hash, people }, actor.person, app.now())
    await recordAudit(tx, { at: app.now(), actor, action: 'draw-frozen', subject: id, detail: { hash } })
  })
}

/** Draws with the seed made in the room and files the inspections. @throws Fault draw-same-person */
export async function drawNow(app: App, actor: Staff, id: string, body: z.output<typeof drawSeed>): Promise<void> {
  const snapshot = await app.directory.now()
  await change(app, id, body.version, ['frozen'], async (tx, d) => {
    if (d.frozenBy === actor.person) throw new Fault('draw-same-person')
    if (!d.list || !d.hash) throw new Fault('not-found')
    const seed = { room: body.room, number: body.number }
    const result = drawLots(d.list, d.hash, seed)
    await drawnRow(tx, id, { seed, result }, actor.person, app.now())
    await fileDrawn(app, tx, snapshot, actor, d, result)
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'draw-drawn',
      subject: id,
      detail: { hash: d.hash, drawn: result.length },
    })
  })
}

/** Takes back what is not drawn yet; a digest that was shown stays to be seen, with the reason. */
export async function withdrawDraw(app: App, actor: Staff, id: string, version: number, reason: string): Promise<void> {
  await change(app, id, version, ['prepared', 'frozen'], async tx => {
    await withdrawRow(tx, id, reason)
    await recordAudit(tx, { at: app.now(), actor, action: 'draw-withdrawn', subject: id, detail: { reason } })
  })
}
