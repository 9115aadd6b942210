import type { EntryCompare } from '#contract/entries'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import { sameData } from '../registers.ts'
import { moment, sql } from '../sql.ts'
import type { EntryApp } from './entries.ts'
import { shownValue } from './entry-access.ts'
import { endOf } from './entry-detail.ts'
import type { Ledger } from './entry-rows.ts'
import type { Changes } from './entry-write.ts'

const mostRows = 500

interface Found {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly what: 'came' | 'went' | 'changed'
  readonly came: number
  readonly went: number
  readonly changed: number
  /** Oldest first. */
  readonly lines: readonly Changes[]
}

/** From the first value to the last; what is as it was is left out. */
function net(ledger: Ledger, lines: readonly Changes[]) {
  const ends = new Map<string, [unknown, unknown]>()
  for (const changes of lines)
    for (const [column, [before, after]] of Object.entries(changes)) ends.set(column, [ends.get(column)?.[0] ?? before, after])
  const shown = [...ends].flatMap(([column, [before, after]]) => {
    const pair: [unknown, unknown] = [shownValue(ledger, column, before), shownValue(ledger, column, after)]
    return sameData(before, after) ? [] : [[column, pair] as const]
  })
  return Object.fromEntries(shown)
}

/**
 * What differs in a register between the ends of two days: entries that came, went and changed, at most 500 of them told
 * one by one. One that came and went between is in neither.
 * @throws Fault bad-request when the first day is after the second
 */
export async function compareEntries(app: EntryApp, ledger: Ledger, from: string, to: string): Promise<EntryCompare> {
  if (from > to) throw new Fault('bad-request', { detail: { where: 'from' } })
  const rows = await asSystem(app.db, 'compare a register at two days', tx =>
    tx.fresh(sql<Found>`
      with lines as (
        select c.entry_id, c.version, c.how, c.changes, e.key, e.name from entry_changes c
        join entries e on e.tenant_id = c.tenant_id and e.id = c.entry_id
        where c.tenant_id = ${tx.tenant} and e.register = ${ledger.name} and c.at > ${moment(endOf(from))} and c.at <= ${moment(endOf(to))}
          and c.how <> 'confirmed'
      ), each as (
        select entry_id, key, name,
          coalesce((array_agg(how order by version) filter (where how in ('made', 'archived', 'merged', 'restored')))[1] in ('archived', 'merged'), true) as stood,
          coalesce((array_agg(how order by version desc) filter (where how in ('made', 'archived', 'merged', 'restored')))[1] in ('made', 'restored'), true) as stands,
          coalesce(jsonb_agg(changes order by version) filter (where changes <> '{}'), '[]') as lines
        from lines group by entry_id, key, name
      ), told as (
        select *, case when not stood and stands then 'came' when stood and not stands then 'went' else 'changed' end as what from each
        where (stood or stands) and (stood <> stands or lines <> '[]')
      )
      select entry_id as id, key, name, what, lines,
        count(*) filter (where what = 'came') over ()::int as came, count(*) filter (where what = 'went') over ()::int as went,
        count(*) filter (where what = 'changed') over ()::int as changed
      from told order by name, entry_id limit ${mostRows}`),
  )
  const { came = 0, went = 0, changed = 0 } = rows[0] ?? {}
  return {
    from,
    to,
    came,
    went,
    changed,
    rows: rows.map(({ id, key, name, what, lines }) => ({
      id,
      key,
      name,
      what,
      changes: what === 'changed' ? net(ledger, lines) : {},
    })),
    more: came + went + changed > rows.length,
  }
}
