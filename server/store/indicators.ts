import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { toSql } from '#kernel/engine/sql'
import type { IndicatorData, Programme } from '#kernel/index'
import type { App } from '../app.ts'
import { within } from './case-lists.ts'
import { reachOf } from './commands.ts'
import { type Tx, transact } from './db.ts'
import { all, moment, type Query, sql } from './sql.ts'

export interface IndicatorRow {
  readonly programme: string
  readonly key: string
  readonly title: string
  readonly kind: 'tally' | 'share'
  readonly type: string
  /** The value of the field it is broken down by; null for the whole. */
  readonly group: string | null
  readonly numerator: number
  readonly denominator: number
  /** Null when there is nothing to divide by, or too few to show. */
  readonly value: number | null
  /** 95 % Wilson interval of a share. */
  readonly low: number | null
  readonly high: number | null
  readonly target: number | null
}

/** Cells smaller than this are not shown: a number must not point at a person. */
const smallest = 5

/** Wilson score interval of k out of n at 95 % (Wilson 1927). */
export function wilson(k: number, n: number): { low: number; high: number } {
  const z = 1.959964
  const p = k / n
  const middle = p + (z * z) / (2 * n)
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) }
}

/** An expression of a definition as a piece of this query: the same text, its values bound here. */
function fragment(expr: NonNullable<IndicatorData['where']>): Query<unknown> {
  const { text, values } = toSql(expr, 'cases')
  const parts = text.split(/\$\d+/)
  const order = [...text.matchAll(/\$(\d+)/g)].map(m => values[Number(m[1]) - 1])
  return sql.join(
    parts.flatMap((part, n) => (n < order.length ? [sql.raw(part), sql`${order[n]}`] : [sql.raw(part)])),
    sql.raw(''),
  )
}

/**
 * What counts: cases filed in the period for a tally; for a share, those that should have ended by now, so that a case
 * whose time is not yet up is not held against anybody (GB/T 30428.4: should-close).
 */
async function measure(
  tx: Tx,
  i: IndicatorData,
  type: string,
  scope: Query<unknown>,
  period: { from: number; to: number },
  now: number,
  by: string | null,
): Promise<{ group: string | null; hit: number; of: number }[]> {
  const base: Query<unknown>[] = [
    sql`tenant_id = ${tx.tenant}`,
    sql`type = ${type}`,
    scope,
    sql`filed_at >= ${moment(period.from)}`,
    sql`filed_at < ${moment(period.to)}`,
  ]
  if (i.where) base.push(fragment(i.where))
  if (i.kind === 'share') base.push(sql`(closed_at is not null or due_at < ${moment(now)})`)
  const hits: Query<unknown>[] = [sql`true`]
  if (i.states) hits.push(sql`state = any(${[...i.states]}::text[])`)
  if (i.inTime) hits.push(sql`not ever_late`)
  const group = by === null ? sql`null::text` : sql`data ->> ${by}`
  return tx.rows(sql<{ group: string | null; hit: number; of: number }>`
    select ${group} as "group", count(*) filter (where ${all(hits)})::int as hit, count(*)::int as of from cases where ${all(base)} group by 1 order by 1`)
}

/** Every indicator of the office within the actor's reach, whole and by the fields it may be broken down by. */
export async function indicators(
  app: App,
  actor: Actor,
  period: { from: number; to: number },
  programmes: readonly Programme[] = app.programmes,
): Promise<IndicatorRow[]> {
  return transact(app.db, reachOf(app, actor), async tx => {
    const rows: IndicatorRow[] = []
    for (const p of programmes)
      for (const [key, i] of Object.entries(p.indicators)) {
        const type = Object.entries(p.cases).find(([, def]) => def === i.of)?.[0] ?? ''
        const scope = within(readScope(i.of, actor))
        for (const by of [null, ...i.by])
          for (const { group, hit, of } of await measure(tx, i, type, scope, period, app.now(), by)) {
            if (by !== null && of < smallest) continue
            const share = i.kind === 'share' && of > 0
            const band = share ? wilson(hit, of) : { low: null, high: null }
            const value = i.kind === 'tally' ? of : share ? hit / of : null
            rows.push({
              programme: p.id,
              key,
              title: i.title,
              kind: i.kind,
              type,
              group: by === null ? null : (group ?? ''),
              numerator: i.kind === 'tally' ? of : hit,
              denominator: of,
              value,
              ...band,
              target: i.target ?? null,
            })
          }
      }
    return rows
  })
}
