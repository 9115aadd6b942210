import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { RoutingOverview, RoutingRule, RoutingSet, routingGoLive, routingSave } from '#contract/routing'
import type { Actor } from '#kernel/engine/actor'
import { fieldsOf } from '#kernel/index'
import { findGaps, type Gap, mustMend, type Rule, type RuleSet, type Spot } from '#methods/routing/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import { type Snapshot, touchDirectory } from '../directory.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** The types of cases whose units are proposed by rules. */
export const isRoutedType = (of: CaseType): boolean => Object.values(fieldsOf(of.def)).some(field => field.routed)
/** @throws Fault not-found */
export function routedType(app: App, type: string): CaseType {
  const of = caseType(app.programmes, type)
  if (!isRoutedType(of)) throw new Fault('not-found')
  return of
}

/** The rules live at a moment, as far as the picture of the office knows: it holds those of now and those to come. */
export const liveRules = (snapshot: Snapshot, type: string, at: number): RuleSet | null =>
  snapshot.routing.findLast(live => live.type === type && live.from <= at) ?? null

/** What the office has now, for rules to be laid over. */
export function gapsOf(of: CaseType, snapshot: Snapshot, rules: readonly Rule[], now: number): Gap[] {
  const register = Object.values(fieldsOf(of.def)).find(field => field.kind === 'item')?.register
  const catalogue = [...(snapshot.registers.get(`${of.programme.id}.${register}`)?.keys() ?? [])]
  const named = new Set(rules.flatMap(rule => rule.places))
  const spots = [...snapshot.places.values()]
    .filter(place => ['grid', 'street'].includes(place.kind) || (place.kind === 'building' && named.has(place.id)))
    .map(place => spotOf(snapshot, place.id))
  return findGaps({
    rules,
    catalogue,
    spots,
    places: new Set(snapshot.places.keys()),
    units: new Set([...snapshot.units.values()].filter(unit => unit.active).map(unit => unit.id)),
    on: localDay(now, snapshot.calendar),
  })
}

/** A place with all it lies in. */
export function spotOf(snapshot: Snapshot, id: string): Spot {
  const spot: Record<string, string | null> = { street: null, community: null, grid: null, building: null }
  for (let at = snapshot.places.get(id); at; at = at.parent ? snapshot.places.get(at.parent) : undefined) spot[at.kind] = at.id
  return { id, ...spot } as unknown as Spot
}

/** @throws Fault rules-incomplete with what must be mended, newest thirty */
function requireWhole(of: CaseType, snapshot: Snapshot, rules: readonly Rule[], now: number): void {
  const gaps = gapsOf(of, snapshot, rules, now).filter(mustMend)
  if (gaps.length === 0) return
  const categories = gaps.flatMap(gap => (gap.kind === 'noOwner' ? [gap.category] : []))
  throw new Fault('rules-incomplete', {
    detail: { categories: [...new Set(categories)], gaps: gaps.slice(0, 30), count: gaps.length },
  })
}

const most = 50
const by = sql`(select name from people p where p.tenant_id = r.tenant_id and p.id = r.made_by)`

export const overview = (app: App, of: CaseType, mayEdit: boolean): Promise<RoutingOverview> =>
  asSystem(app.db, 'rule sets', async tx => {
    const versions = await tx.rows(
      sql<RoutingOverview['versions'][number]>`
        select version, base, note, ${by} as by, made_at as at, jsonb_array_length(rules) as rules
        from routing_sets r where tenant_id = ${tx.tenant} and type = ${of.type} order by version desc limit ${most}`,
    )
    const lives = await tx.rows(
      sql<RoutingOverview['lives'][number]>`
        select id, version, live_from as "from", reason, ${by} as by, made_at as at, called_off_at as "calledOffAt"
        from routing_lives r where tenant_id = ${tx.tenant} and type = ${of.type} order by live_from desc, made_at desc limit ${most}`,
    )
    const live = lives.find(one => one.calledOffAt === null && one.from <= app.now())
    return { live: live?.version ?? 0, newest: versions[0]?.version ?? 0, versions, lives, mayEdit }
  })

/** @throws Fault not-found */
export const readSet = (app: App, type: string, version: number): Promise<RoutingSet> =>
  asSystem(app.db, 'a rule set', async tx => {
    const found = await tx.maybe(
      sql<RoutingSet>`select version, base, note, ${by} as by, made_at as at, rules
        from routing_sets r where tenant_id = ${tx.tenant} and type = ${type} and version = ${version}`,
    )
    if (!found) throw new Fault('not-found')
    return found
  })

const newest = async (tx: Tx, type: string): Promise<number> =>
  (
    await tx.maybe(
      sql<{
        version: number
      }>`select version from routing_sets where tenant_id = ${tx.tenant} and type = ${type} order by version desc limit 1`,
    )
  )?.version ?? 0

/** Puts a set down as a new version; nothing is ever changed in place. @throws Fault rules-incomplete, stale-version */
export async function saveSet(app: App, actor: Staff, of: CaseType, body: z.output<typeof routingSave>): Promise<RoutingSet> {
  const now = app.now()
  const snapshot = await app.directory.now()
  requireWhole(of, snapshot, body.rules, now)
  const version = await asSystem(app.db, 'save a rule set', async tx => {
    await tx.run(sql`select pg_advisory_xact_lock(7219, ${tx.tenant}::int)`)
    if (!(await firstTime(tx, 'routing-set', body.id, [of.type, body], now))) {
      const there = await tx.maybe(
        sql<{
          version: number
        }>`select version from routing_sets where tenant_id = ${tx.tenant} and type = ${of.type} and base = ${body.base} order by version desc limit 1`,
      )
      return there?.version ?? 0
    }
    const last = await newest(tx, of.type)
    if (last !== body.base) throw new Fault('stale-version', { detail: { version: last } })
    await insertSet(tx, {
      type: of.type,
      version: last + 1,
      base: body.base,
      note: body.note,
      rules: body.rules,
      by: actor.person,
      at: now,
    })
    await recordAudit(tx, {
      at: now,
      actor,
      action: 'routing-save',
      detail: { type: of.type, version: last + 1, note: body.note },
    })
    return last + 1
  })
  return readSet(app, of.type, version)
}

interface NewSet {
  readonly type: string
  readonly version: number
  readonly base: number
  readonly note: string
  readonly rules: readonly RoutingRule[]
  readonly by: string | null
  readonly at: number
}
const insertSet = (tx: Tx, set: NewSet) =>
  tx.run(sql`
    insert into routing_sets (tenant_id, type, version, base, note, rules, made_by, made_at)
    values (${tx.tenant}, ${set.type}, ${set.version}, ${set.base}, ${set.note}, ${json(set.rules)}::jsonb, ${set.by}, ${moment(set.at)})`)

/** The first rules of a new office, live from then on. */
export async function firstRules(tx: Tx, type: string, rules: readonly Rule[], note: string, at: number): Promise<void> {
  await insertSet(tx, { type, version: 1, base: 0, note, rules: rules as readonly RoutingRule[], by: null, at })
  await insertLive(tx, { id: randomUUID(), type, version: 1, from: at, reason: note, by: null, at })
}

const insertLive = (
  tx: Tx,
  live: { id: string; type: string; version: number; from: number; reason: string; by: string | null; at: number },
) =>
  tx.run(sql`
    insert into routing_lives (tenant_id, id, type, version, live_from, reason, made_by, made_at)
    values (${tx.tenant}, ${live.id}, ${live.type}, ${live.version}, ${moment(live.from)}, ${live.reason}, ${live.by}, ${moment(live.at)})`)

/** Makes a version live from a moment on, at the earliest now. @throws Fault not-found, rules-incomplete */
export async function goLive(app: App, actor: Staff, of: CaseType, body: z.output<typeof routingGoLive>): Promise<void> {
  const now = app.now()
  const set = await readSet(app, of.type, body.version)
  const from = Math.max(body.from ?? now, now)
  // Units may have gone and categories come since it was saved.
  requireWhole(of, await app.directory.now(), set.rules, from)
  await asSystem(app.db, 'rules go live', async tx => {
    if (!(await firstTime(tx, 'routing-live', body.id, [of.type, body], now))) return
    await insertLive(tx, { ...body, type: of.type, from, by: actor.person, at: now })
    const detail = { type: of.type, version: body.version, from, reason: body.reason }
    await recordAudit(tx, { at: now, actor, action: 'routing-live', detail })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}

/** Calls off what was to go live and has not yet. @throws Fault not-found */
export async function callOff(app: App, actor: Staff, of: CaseType, id: string): Promise<void> {
  const now = app.now()
  await asSystem(app.db, 'call off rules', async tx => {
    const off = await tx.run(sql`
      update routing_lives set called_off_at = ${moment(now)}, called_off_by = ${actor.person}
      where tenant_id = ${tx.tenant} and type = ${of.type} and id = ${id} and called_off_at is null and live_from > ${moment(now)}`)
    if (off === 0) throw new Fault('not-found')
    await recordAudit(tx, { at: now, actor, action: 'routing-call-off', detail: { type: of.type, live: id } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}
