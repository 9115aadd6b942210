import { sql } from '../sql.ts'
import type { FigureReader } from './report-wish.ts'

interface Promised {
  readonly n: number
  readonly low: number | null
  readonly baseline: number | null
  readonly value: number | null
  readonly values: number
}

/**
 * What was promised and how far it was at the end of the days a cell speaks of. A promise that stands for another takes the
 * values of that one; by community only what each of them has to reach is known.
 */
export const promiseFigures: FigureReader = async (_, tx, wishes, told) => {
  const asked = wishes.flatMap(({ source, days, community }, n) =>
    source.kind === 'target' ? [{ n, item: source.item, part: source.part, to: days.to, place: community ?? '' }] : [],
  )
  if (asked.length === 0) return
  const rows = await tx.rows(sql<Promised>`
    select a.n, i.low::float8 as low, i.baseline::float8 as baseline, v.value::float8 as value, coalesce(v.values, 0)::int as values
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(n int, item uuid, "to" date, place text)
    join plan_items i on i.tenant_id = ${tx.tenant} and i.id = a.item and i.state = 'live'
    left join lateral (
      select value, count(*) over () as values from plan_values v
      where v.tenant_id = i.tenant_id and v.item_id = coalesce(i.same_as, i.id) and v.day <= a.to and v.place = a.place and v.value is not null
      order by v.day desc, v.version desc limit 1) v on true`)
  for (const { n, low, baseline, value, values } of rows) {
    const { part } = asked.find(one => one.n === n)!
    const base = baseline ?? 0
    const done = value === null || low === null || low === base ? null : Math.min(1, Math.max(0, (value - base) / (low - base)))
    told[n] = {
      value: part === 'asked' ? low : part === 'done' ? done : value,
      of: values,
      share: part === 'done',
      persons: false,
      stood: null,
    }
  }
}
