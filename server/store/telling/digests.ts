import type { Digest, DigestRow } from '#contract/telling'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { filters } from '../case-lists.ts'
import { reachParts, within } from '../case-reach.ts'
import { reachOf } from '../commands.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, caseTypes } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { all, json, moment, type Query, sql } from '../sql.ts'

type Part = Digest['fresh']
const listed = 10
const counted = 999
const day = 86_400_000

const empty: Part = { count: 0, more: false, rows: [] }
const join = (a: Part, b: Part): Part => ({
  count: a.count + b.count,
  more: a.more || b.more,
  rows: [...a.rows, ...b.rows].sort((x, y) => (x.dueAt ?? Infinity) - (y.dueAt ?? Infinity)).slice(0, listed),
})

/** A few of them and how many, read from the indexes of open cases only. */
async function partOf(
  tx: Tx,
  of: CaseType,
  actor: Actor,
  now: number,
  view: 'open' | 'turn' | 'late',
  also: readonly Query<unknown>[],
): Promise<Part> {
  const asked = await filters(tx, of, actor, { type: of.type, view, order: 'due', limit: 1 }, now)
  const reach = within(await reachParts(tx, readScope(of.def, actor), 'open'))
  const where = all([...asked, reach, ...also])
  const rows = await tx.fresh(
    sql<DigestRow>`select id, number, type, state, due_at as "dueAt" from cases where ${where} order by due_at nulls last, id limit ${listed}`,
  )
  if (rows.length < listed) return { count: rows.length, more: false, rows }
  const [row] = await tx.fresh(
    sql<{ n: number }>`select count(*)::int as n from (select 1 from cases where ${where} limit ${counted + 1}) x`,
  )
  return { count: Math.min(row?.n ?? 0, counted), more: (row?.n ?? 0) > counted, rows }
}

/** What the day holds for one person, over every kind of matter they read. Rounds have pages of their own. */
export async function digestFor(app: App, actor: Actor, dayText: string, snapshot: Snapshot): Promise<Digest> {
  const now = app.now()
  const tonight = Date.parse(`${dayText}T00:00:00Z`) - snapshot.calendar.utcOffsetMinutes * 60_000 + day
  const types = [...caseTypes(app.programmes).values()].filter(of => {
    const { office, streets, communities, grids, units } = readScope(of.def, actor)
    return !of.def.round && (office || [streets, communities, grids, units].some(ids => ids.length > 0))
  })
  return transact(app.db, reachOf(app, actor), async tx => {
    let [fresh, today, late, mine] = [empty, empty, empty, empty]
    for (const of of types) {
      fresh = join(fresh, await partOf(tx, of, actor, now, 'open', [sql`filed_at >= ${moment(now - day)}`]))
      today = join(
        today,
        await partOf(tx, of, actor, now, 'open', [sql`due_at >= ${moment(now)}`, sql`due_at < ${moment(tonight)}`]),
      )
      late = join(late, await partOf(tx, of, actor, now, 'late', []))
      mine = join(mine, await partOf(tx, of, actor, now, 'turn', []))
    }
    return { day: dayText, madeAt: now, fresh, today, late, mine }
  })
}

/** Whose hour has come today and who has none of today yet. */
export const dueDigests = (
  tx: Tx,
  dayText: string,
  hour: number,
  limit: number,
): Promise<{ person: string; byEmail: boolean }[]> =>
  tx.rows(sql<{ person: string; byEmail: boolean }>`
    select s.person_id as person, coalesce((s.settings ->> 'byEmail')::boolean, false) as "byEmail" from tell_settings s
    where s.tenant_id = ${tx.tenant} and s.digest_at <= ${hour} and not exists (
      select 1 from digests d where d.tenant_id = ${tx.tenant} and d.person_id = s.person_id and d.day = ${dayText})
    order by s.digest_at, s.person_id limit ${limit}`)

/** @returns false when another instance made it first */
export const keepDigest = async (tx: Tx, person: string, content: Digest): Promise<boolean> =>
  (await tx.run(sql`
    insert into digests (tenant_id, person_id, day, content, made_at) values (${tx.tenant}, ${person}, ${content.day}, ${json(content)}::jsonb, ${moment(content.madeAt)})
    on conflict (tenant_id, person_id, day) do nothing`)) > 0

export const lastDigest = async (tx: Tx, person: string): Promise<Digest | null> =>
  (
    await tx.maybe(
      sql<{
        content: Digest
      }>`select content from digests where tenant_id = ${tx.tenant} and person_id = ${person} order by day desc limit 1`,
    )
  )?.content ?? null
