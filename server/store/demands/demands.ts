import type { z } from 'zod'
import type {
  Coverage,
  DemandDetail,
  DemandList,
  DemandRow,
  demandDecide,
  demandHandOut,
  demandPut,
  demandQuery,
} from '#contract/demands'
import type { Actor } from '#kernel/engine/actor'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { sql } from '../sql.ts'
import { type AskedColumn, coverageOf, sharedColumns } from './demand-cover.ts'
import { beyondList } from './demand-list.ts'
import { stretchAfter, tellFillers } from './demand-round.ts'
import {
  countWaiting,
  type DemandBody,
  type DemandRecord,
  demandById,
  demandsOf,
  insertDemand,
  insertRound,
  lockDemand,
  rewriteDemand,
  roundsOf,
  settleDemand,
} from './demand-rows.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Lang = 'zh' | 'en'
/** Who takes in what departments ask for, and hands it out. */
export const demandEnterers = ['supervisor', 'dispatcher', 'leader'] as const
/** Who lets pass what the list does not permit. */
export const demandDeciders = ['leader'] as const

const has = (actor: Staff, roles: readonly string[]) => actor.posts.some(post => roles.includes(post.role))
const todayOf = async (app: App) => localDay(app.now(), (await app.directory.now()).calendar)

const rowOf = (d: DemandRecord, today: string): DemandRow => ({
  id: d.id,
  version: d.version,
  title: d.title,
  asker: d.asker,
  basis: d.basis,
  every: d.every,
  until: d.until,
  state: d.state,
  over: d.state === 'approved' && d.until < today,
  listed: d.listed,
  communities: [...d.communities],
  rows: d.rows,
  columns: d.columns.length,
  askedBy: d.askedName,
  askedAt: d.askedAt,
  fileName: d.fileName,
  last: d.lastAt === null || d.lastDue === null ? null : { at: d.lastAt, due: d.lastDue },
})

export async function listDemands(app: App, actor: Staff, { show }: z.output<typeof demandQuery>): Promise<DemandList> {
  const today = await todayOf(app)
  return asSystem(app.db, 'tables asked for', async tx => ({
    rows: (await demandsOf(tx, show, today)).map(d => rowOf(d, today)),
    waiting: await countWaiting(tx),
    mayEnter: has(actor, demandEnterers),
    mayDecide: has(actor, demandDeciders),
  }))
}

const mostOverlaps = 10

/** What share of some columns is held already, and which tables that stand ask for the same ones. */
async function covered(
  app: App,
  tx: Tx,
  columns: readonly AskedColumn[],
  except: string | undefined,
  today: string,
  lang: Lang,
): Promise<Coverage> {
  const others = (await demandsOf(tx, 'standing', today)).filter(d => d.id !== except)
  const overlaps = others
    .map(d => ({ id: d.id, title: d.title, asker: d.asker, columns: sharedColumns(columns, d.columns) }))
    .filter(one => one.columns.length >= 2)
    .sort((a, b) => b.columns.length - a.columns.length)
  return { ...coverageOf(app.programmes, columns, lang), overlaps: overlaps.slice(0, mostOverlaps) }
}

export async function coverColumns(
  app: App,
  columns: readonly AskedColumn[],
  except: string | undefined,
  lang: Lang,
): Promise<Coverage> {
  const today = await todayOf(app)
  return asSystem(app.db, 'what is held of a table', tx => covered(app, tx, columns, except, today, lang))
}

/** The report form that fills it: how many cells it has and how many are bound. */
async function formOf(tx: Tx, id: string | null) {
  if (id === null) return null
  return tx.maybe(sql<{ id: string; title: string; cells: number; bound: number }>`
    select f.id, f.title, jsonb_array_length(f.layout -> 'slots') as cells,
      (select count(*)::int from (
        select distinct on (b.cell) b.bound from report_bindings b where b.tenant_id = f.tenant_id and b.form_id = f.id
        order by b.cell, b.version desc) x where x.bound is not null and x.bound -> 'source' ->> 'kind' <> 'asked') as bound
    from report_forms f where f.tenant_id = ${tx.tenant} and f.id = ${id}`)
}

/** Cells of one handing out: of the report form where one fills it, else columns times rows for each community. */
function cellsOf(
  d: DemandRecord,
  cover: Coverage,
  form: { cells: number; bound: number } | null,
): { cells: number; held: number } {
  const times = Math.max(1, d.communities.length)
  return form
    ? { cells: form.cells * times, held: form.bound * times }
    : { cells: d.columns.length * d.rows * times, held: cover.held * d.rows * times }
}

/** From which day it may be handed out again, when it was handed out in this stretch of time already. */
async function handOutFrom(app: App, d: DemandRecord, today: string): Promise<string | null> {
  if (d.lastAt === null || d.every === 'once') return null
  const { calendar } = await app.directory.now()
  const next = stretchAfter(d.every, localDay(d.lastAt, calendar))
  return next > today ? next : null
}

/** What was let pass for once was handed out once. */
const isSpent = (d: DemandRecord): boolean => d.every === 'once' && d.lastAt !== null

async function detailOf(app: App, tx: Tx, actor: Staff, d: DemandRecord, lang: Lang): Promise<DemandDetail> {
  const today = await todayOf(app)
  const cover = await covered(app, tx, d.columns, d.id, today, lang)
  const form = await formOf(tx, d.form)
  const { cells, held } = cellsOf(d, cover, form)
  const stands = d.state === 'approved' && d.until >= today && !isSpent(d)
  const from = stands ? await handOutFrom(app, d, today) : null
  return {
    ...rowOf(d, today),
    reason: d.reason,
    form,
    beyond: [...d.beyond],
    decidedBy: d.decidedName,
    decidedAt: d.decidedAt,
    decision: d.decision,
    coverage: cover,
    rounds: await roundsOf(tx, d.id),
    cells,
    heldCells: held,
    mayChange: d.state === 'waiting' && d.askedBy === actor.person && has(actor, demandEnterers),
    mayDecide: d.state === 'waiting' && d.askedBy !== actor.person && has(actor, demandDeciders),
    mayHandOut: stands && from === null && has(actor, demandEnterers),
    handOutFrom: from,
  }
}

const found = async (tx: Tx, id: string): Promise<DemandRecord> => {
  const d = await demandById(tx, id)
  if (!d) throw new Fault('not-found')
  return d
}

export const readDemand = (app: App, actor: Staff, id: string, lang: Lang): Promise<DemandDetail> =>
  asSystem(app.db, 'a table asked for', async tx => detailOf(app, tx, actor, await found(tx, id), lang))

/** Personal whether the office keeps it or not. */
const plainlyPersonal = /身份证|证件号|护照号|银行卡|银行账号|住址|户籍地|残疾证|病史/

/** Columns that ask for something personal: whoever says that a column has to be typed makes it no less so. */
function personalAmong(app: App, columns: readonly AskedColumn[]): number {
  const untold = columns.map(({ title }) => ({ title, typed: false }))
  return coverageOf(app.programmes, untold, 'zh').columns.filter(
    ({ title, held }, n) => plainlyPersonal.test(title) || (held?.personal && (held.how !== 'alike' || !columns[n]?.typed)),
  ).length
}

/** Whether it may pass by the list alone, and what stands in the way. @throws Fault answers-invalid */
async function judged(app: App, d: Omit<DemandBody, 'id'>, now: number) {
  const snapshot = await app.directory.now()
  const today = localDay(now, snapshot.calendar)
  const fields: Record<string, string> = {}
  if (d.until < today) fields.until = 'past'
  if (d.communities.some(id => snapshot.places.get(id)?.kind !== 'community')) fields.communities = 'unknown'
  const personal = personalAmong(app, d.columns)
  const beyond = beyondList({ ...d, personal }, snapshot, today)
  if (beyond.length > 0 && d.reason === '') fields.reason = 'empty'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
  const passes = beyond.length === 0
  return {
    state: passes ? ('approved' as const) : ('waiting' as const),
    beyond,
    decision: null,
    decidedBy: null,
    decidedAt: passes ? now : null,
  }
}

/** Takes a demand in. What the list permits stands at once; all else waits for a second person. @throws Fault answers-invalid, key-reused */
export async function enterDemand(app: App, actor: Staff, d: DemandBody, lang: Lang): Promise<DemandDetail> {
  const now = app.now()
  const settled = await judged(app, d, now)
  return asSystem(app.db, 'take in a table asked for', async tx => {
    if (await firstTime(tx, 'demand', d.id, [actor.person, d], now)) {
      if (d.form !== null && !(await formOf(tx, d.form))) throw new Fault('answers-invalid', { fields: { form: 'unknown' } })
      await insertDemand(tx, d, settled, actor.person, now)
      await recordAudit(tx, {
        at: now,
        actor,
        action: 'demand-enter',
        detail: { id: d.id, title: d.title, state: settled.state, beyond: settled.beyond },
      })
    }
    return detailOf(app, tx, actor, await found(tx, d.id), lang)
  })
}

/** The demand, held until the transaction ends, as the caller saw it. @throws Fault not-found, stale-version, step-not-now */
async function inHand(tx: Tx, id: string, version: number, state: DemandRow['state']): Promise<DemandRecord> {
  await lockDemand(tx, id)
  const d = await found(tx, id)
  if (d.version !== version) throw new Fault('stale-version', { detail: { version: d.version } })
  if (d.state !== state) throw new Fault('step-not-now')
  return d
}

/** Changes one that still waits, by whoever entered it. */
export async function changeDemand(
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof demandPut>,
  lang: Lang,
): Promise<DemandDetail> {
  const settled = await judged(app, body, app.now())
  return asSystem(app.db, 'change a table asked for', async tx => {
    const d = await inHand(tx, id, body.version, 'waiting')
    if (d.askedBy !== actor.person) throw new Fault('not-allowed')
    await rewriteDemand(tx, id, body, settled)
    return detailOf(app, tx, actor, await found(tx, id), lang)
  })
}

/** Approves or refuses, by somebody other than who entered it. @throws Fault second-person, stale-version, step-not-now */
export async function decideDemand(
  app: App,
  actor: Staff,
  id: string,
  { version, approve, words }: z.output<typeof demandDecide>,
  lang: Lang,
): Promise<DemandDetail> {
  const now = app.now()
  return asSystem(app.db, 'decide on a table asked for', async tx => {
    const d = await inHand(tx, id, version, 'waiting')
    if (d.askedBy === actor.person) throw new Fault('second-person')
    const state = approve ? ('approved' as const) : ('refused' as const)
    await settleDemand(tx, id, { state, decision: words, decidedBy: actor.person, decidedAt: now })
    await recordAudit(tx, { at: now, actor, action: 'demand-decide', detail: { id, title: d.title, state, words } })
    return detailOf(app, tx, actor, await found(tx, id), lang)
  })
}

/** Takes one back: one that waits by whoever entered it, one that stands by anybody who may enter. */
export async function withdrawDemand(app: App, actor: Staff, id: string, version: number, lang: Lang): Promise<DemandDetail> {
  const now = app.now()
  return asSystem(app.db, 'withdraw a table asked for', async tx => {
    await lockDemand(tx, id)
    const before = await found(tx, id)
    if (before.state !== 'approved' && before.state !== 'waiting') throw new Fault('step-not-now')
    const d = await inHand(tx, id, version, before.state)
    if (d.state === 'waiting' && d.askedBy !== actor.person) throw new Fault('not-allowed')
    await settleDemand(tx, id, { ...d, state: 'withdrawn' })
    await recordAudit(tx, { at: now, actor, action: 'demand-withdraw', detail: { id, title: d.title } })
    return detailOf(app, tx, actor, await found(tx, id), lang)
  })
}

/**
 * Hands a demand out to those who fill it. What was not let pass, was taken back, has run out, or was to be filled once and
 * is handed out already is not handed out, nor more often than was let pass. Whoever has to fill it is told.
 * @throws Fault not-found, demand-not-permitted, demand-too-often, answers-invalid
 */
export async function handOut(
  app: App,
  actor: Staff,
  id: string,
  round: z.output<typeof demandHandOut>,
  lang: Lang,
): Promise<DemandDetail> {
  const now = app.now()
  const today = await todayOf(app)
  return asSystem(app.db, 'hand out a table', async tx => {
    await lockDemand(tx, id)
    const d = await found(tx, id)
    if (d.state !== 'approved' || d.until < today)
      throw new Fault('demand-not-permitted', { detail: { state: d.state, until: d.until } })
    if (round.due < today) throw new Fault('answers-invalid', { fields: { due: 'past' } })
    if (await firstTime(tx, 'demand-round', round.id, [actor.person, id, round], now)) {
      if (isSpent(d)) throw new Fault('demand-not-permitted', { detail: { state: d.state, until: d.until } })
      const from = await handOutFrom(app, d, today)
      if (from !== null) throw new Fault('demand-too-often', { detail: { from } })
      const cover = await covered(app, tx, d.columns, id, today, lang)
      const { cells, held } = cellsOf(d, cover, await formOf(tx, d.form))
      await insertRound(tx, id, { id: round.id, at: now, by: actor.person, due: round.due, cells, held })
      await tellFillers(app, tx, d, actor.person)
      await recordAudit(tx, {
        at: now,
        actor,
        action: 'demand-hand-out',
        detail: { id, title: d.title, due: round.due, cells, held },
      })
    }
    return detailOf(app, tx, actor, await found(tx, id), lang)
  })
}
