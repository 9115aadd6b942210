import type { z } from 'zod'
import type { RoutingRule, RoutingRun, routingRunBody } from '#contract/routing'
import type { Actor } from '#kernel/engine/actor'
import { matterOf } from '#kernel/engine/sending'
import { fieldsOf } from '#kernel/index'
import { addRuns, type DryRun, dryRun, loads, nothingRun, type RuleSet } from '#methods/routing/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { liveRules } from './routing.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** Asks for a dry run; it is done in the background. @throws Fault bad-request, key-reused */
export async function askRun(app: App, actor: Staff, of: CaseType, body: z.output<typeof routingRunBody>): Promise<RoutingRun> {
  if (body.to <= body.from) throw new Fault('bad-request', { detail: { where: { to: 'range' } } })
  const now = app.now()
  const before = liveRules(await app.directory.now(), of.type, now)?.version ?? 0
  await asSystem(app.db, 'ask for a dry run', async tx => {
    if (!(await firstTime(tx, 'routing-run', body.id, [of.type, body], now))) return
    await tx.run(sql`
      insert into routing_runs (tenant_id, id, type, asked_by, asked_at, before, rules, from_at, to_at, newest, status)
      values (${tx.tenant}, ${body.id}, ${of.type}, ${actor.person}, ${moment(now)}, ${before}, ${json(body.rules)}::jsonb,
        ${moment(body.from)}, ${moment(body.to)}, ${body.newest}, 'waiting')`)
  })
  return readRun(app, of.type, body.id)
}

/** @throws Fault not-found */
export const readRun = (app: App, type: string, id: string): Promise<RoutingRun> =>
  asSystem(app.db, 'a dry run', async tx => {
    const found = await tx.maybe(
      sql<RoutingRun>`select id, status, done, newest, from_at as "from", to_at as "to", before, result, error
        from routing_runs where tenant_id = ${tx.tenant} and type = ${type} and id = ${id}`,
    )
    if (!found) throw new Fault('not-found')
    return found
  })

interface Claimed {
  readonly id: string
  readonly type: string
  readonly before: number
  readonly rules: readonly RoutingRule[]
  readonly from: number
  readonly to: number
  readonly newest: number
}
const portion = 500
const shown = 500
const abandoned = 60_000
const kept = 30 * 86_400_000

/** Takes up a waiting dry run, or one whose process ended, and does it whole. How many were done: 0 or 1. */
export async function sweepRoutingRuns(app: App): Promise<number> {
  const now = app.now()
  const run = await asSystem(app.db, 'take up a dry run', async tx => {
    await tx.run(sql`delete from routing_runs where tenant_id = ${tx.tenant} and asked_at < ${moment(now - kept)}`)
    return tx.maybe(
      sql<Claimed>`
        update routing_runs set status = 'running', done = 0, beat_at = ${moment(now)}
        where tenant_id = ${tx.tenant} and id = (
          select id from routing_runs where tenant_id = ${tx.tenant} and status in ('waiting', 'running')
            and (status = 'waiting' or beat_at < ${moment(now - abandoned)})
          order by asked_at limit 1 for update skip locked)
        returning id, type, before, rules, from_at as "from", to_at as "to", newest`,
    )
  })
  if (!run) return 0
  try {
    await perform(app, run)
  } catch (error) {
    await settle(app, run.id, sql`status = 'failed', error = ${(error as Error).message.slice(0, 300)}`)
  }
  return 1
}

const settle = (app: App, id: string, set: ReturnType<typeof sql>) =>
  asSystem(app.db, 'a dry run goes on', tx =>
    tx.run(sql`update routing_runs set ${set} where tenant_id = ${tx.tenant} and id = ${id}`),
  )

interface PastRow {
  readonly id: string
  readonly number: string
  readonly filed_at: number
  readonly category: string | null
  readonly street_id: string | null
  readonly community_id: string | null
  readonly grid_id: string | null
  readonly building_id: string | null
  readonly lng: number | null
  readonly lat: number | null
}

/** The next portion, newest first, from the index of when cases were filed. */
const past = (tx: Tx, run: Claimed, item: string, last: PastRow | null, size: number) =>
  tx.rows(
    sql<PastRow>`
      select id, number, filed_at, data ->> ${item} as category, street_id, community_id, grid_id, building_id, lng, lat
      from cases where tenant_id = ${tx.tenant} and type = ${run.type} and filed_at >= ${moment(run.from)}
        and filed_at <= ${moment(last?.filed_at ?? run.to - 1)}
        and (${last === null} or filed_at < ${moment(last?.filed_at ?? run.to)} or id < ${last?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
        and data ? ${item}
      order by filed_at desc, id desc limit ${size}`,
  )

async function perform(app: App, run: Claimed): Promise<void> {
  const of = caseType(app.programmes, run.type)
  const item = Object.entries(fieldsOf(of.def)).find(([, field]) => field.kind === 'item')?.[0] ?? ''
  const old = await asSystem(app.db, 'the rules of now', tx =>
    tx.maybe(
      sql<RuleSet>`select version, rules from routing_sets where tenant_id = ${tx.tenant} and type = ${run.type} and version = ${run.before}`,
    ),
  )
  const before = old ?? { version: 0, rules: [] }
  const after = { version: before.version + 1, rules: run.rules }
  const { calendar } = await app.directory.now()
  const numbers = new Map<string, string>()
  let result: DryRun = nothingRun
  let changed = 0
  let last: PastRow | null = null
  while (result.cases < run.newest) {
    const size = Math.min(portion, run.newest - result.cases)
    const rows: PastRow[] = await asSystem(app.db, 'past cases for a dry run', tx => past(tx, run, item, last, size))
    const part = dryRun(
      before,
      after,
      rows.map(row => ({ id: row.id, matter: matterOf(row.category, placeOf(row), row.filed_at, calendar) })),
    )
    changed += part.changed.length
    const some = part.changed.slice(0, shown - result.changed.length)
    for (const { id, number } of rows) if (some.some(one => one.id === id)) numbers.set(id, number)
    result = addRuns(result, { ...part, changed: some })
    last = rows.at(-1) ?? last
    await settle(app, run.id, sql`done = ${result.cases}, beat_at = ${moment(app.now())}`)
    if (rows.length < size) break
  }
  const told: RoutingRun['result'] = {
    cases: result.cases,
    units: loads(result),
    matrix: result.matrix.slice(0, 2000).map(cell => ({ ...cell })),
    changed,
    some: result.changed.map(one => ({ ...one, number: numbers.get(one.id) ?? '' })),
  }
  await settle(app, run.id, sql`status = 'done', result = ${json(told)}::jsonb`)
}

const placeOf = (row: PastRow) => ({
  street: row.street_id,
  community: row.community_id,
  grid: row.grid_id,
  building: row.building_id,
  boundary: null,
  point: row.lng === null || row.lat === null ? null : ([row.lng, row.lat] as const),
  address: null,
})
