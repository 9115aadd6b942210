import type { App } from '../../../app.ts'
import type { Tx } from '../../db.ts'
import { moment, sql } from '../../sql.ts'
import type { Blocking, Fact } from './facts.ts'

interface BlockedOrder {
  readonly number: string
  readonly promise: string | null
  readonly matter: string | null
  readonly unit: string | null
  readonly by: string | null
  readonly clearing: unknown
  readonly clearBy: string | null
}

/**
 * Orders about promises (督办单) that waited for somebody else on a day: the last step up to then had blocked them. Of one
 * plan: those that name a promise of it, by its id, its number or its words.
 */
export async function blockingOn(app: App, tx: Tx, day: string, facts: readonly Fact[] | null): Promise<Blocking[]> {
  const until = moment(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000)
  const rows = await tx.rows(sql<BlockedOrder>`
    select c.number, c.data ->> 'promise' as promise, c.data ->> 'matter' as matter, c.unit_id as unit,
      e.body -> 'answers' ->> 'blockedBy' as by, e.body -> 'answers' -> 'clearing' as clearing,
      e.body -> 'answers' ->> 'clearBy' as "clearBy"
    from cases c join lateral (
      select body from case_events where tenant_id = c.tenant_id and case_id = c.id and kind = 'Stepped' and at < ${until}
        and body ->> 'stays' is null order by seq desc limit 1) e on e.body ->> 'to' = 'blocked'
    where c.tenant_id = ${tx.tenant} and c.type = 'supervisionOrder' and c.data ->> 'about' = 'promise' and c.filed_at < ${until}
    order by c.filed_at, c.id limit 200`)
  const { units } = await app.directory.now()
  const name = (id: string | null) => (id && units.get(id)?.name) || ''
  const known = facts && new Set(facts.flatMap(f => [f.id, f.number, f.title]).filter(words => words !== ''))
  return rows
    .filter(o => known === null || known.has(o.promise ?? '') || known.has(o.matter ?? ''))
    .map(o => ({
      order: o.number,
      matter: o.matter ?? '',
      unit: name(o.unit),
      by: o.by ?? '',
      clearing: (Array.isArray(o.clearing) ? o.clearing : []).map(id => name(String(id))).filter(words => words !== ''),
      clearBy: o.clearBy,
    }))
}
