import type { PromiseFound } from '#contract/plan-find'
import type { Data } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { asSystem, type Tx } from '../db.ts'
import { isUuid, type Query, sql } from '../sql.ts'

const promised = ['task', 'target', 'milestone']

const foundWhere = (tx: Tx, where: Query<unknown>, limit: number) =>
  tx.rows(sql<PromiseFound>`
    select i.id, i.number, i.title, i.plan_id as plan, p.title as "planTitle", i.lead_unit as lead, i.due_day::text as due,
      i.standing
    from plan_items i join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
    where i.tenant_id = ${tx.tenant} and i.state = 'live' and p.state <> 'draft' and i.kind = any(${promised}::text[]) and ${where}
    order by p.until_day, i.position, i.id limit ${limit}`)

/** Live promises of adopted and closed plans by id, as rows a case may name. */
export async function namedPromises(tx: Tx, ids: readonly string[]): Promise<{ readonly key: string; readonly data: Data }[]> {
  const rows = await foundWhere(tx, sql`i.id = any(${ids.filter(isUuid)}::uuid[])`, ids.length)
  return rows.map(({ id, title, planTitle }) => ({ key: id, data: { title, planTitle } }))
}

const escaped = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Promises that have all these words in their own words, their number or their plan's title; or the one of an id. */
export const findPromises = (app: App, q: string): Promise<PromiseFound[]> =>
  asSystem(app.db, 'promises by words', tx => {
    const words = q.split(/\s+/).filter(word => word !== '')
    if (words.length === 1 && words.every(isUuid)) return foundWhere(tx, sql`i.id = ${q}`, 1)
    const each = words.map(word => sql`(i.title || ' ' || i.number || ' ' || p.title) ilike ${escaped(word)}`)
    return foundWhere(tx, sql`p.state = 'adopted' and ${sql.join([sql`true`, ...each], sql` and `)}`, 30)
  })
