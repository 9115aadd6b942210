import type { z } from 'zod'
import type { PublicPlanPage, publicPlan } from '#contract/plans'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import type { ItemRecord, PlanRecord } from './plan-rows.ts'
import { planColumns } from './plan-rows.ts'
import { countsOf, nameOfUnit } from './plans.ts'

type PublicRow = z.infer<typeof publicPlan>
type Lang = 'zh' | 'en'

const shown = async (tx: Tx, p: PlanRecord): Promise<PublicRow> => ({
  id: p.id,
  title: p.title,
  plain: p.plain,
  from: p.from,
  until: p.until,
  adopted:
    (
      await tx.maybe(sql<{ at: number }>`
        select adopted_at as at from plan_editions where tenant_id = ${tx.tenant} and plan_id = ${p.id} and edition = ${p.edition}`)
    )?.at ?? null,
  standings: (await countsOf(tx, [p.id])).get(p.id)?.standings ?? { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0 },
})

/** Plans anybody may read: adopted, and opened by who keeps them. */
export const publicPlans = (app: App): Promise<{ rows: PublicRow[] }> =>
  asSystem(app.db, 'public plans', async tx => {
    const rows = await tx.rows(sql<PlanRecord>`
      select ${planColumns} from plans where tenant_id = ${tx.tenant} and public and edition > 0 order by from_day desc, id limit 200`)
    const found: PublicRow[] = []
    for (const row of rows) found.push(await shown(tx, row))
    return { rows: found }
  })

/** Anybody sees four ways to stand: what is a little behind is still on its way. */
const plainly = (standing: ItemRecord['standing']) =>
  standing === 'slow' ? 'on-way' : standing === 'to-set' ? 'no-data' : standing

/** One plan with its promises, each with the clause it stands for. @throws Fault not-found */
export const publicPlanById = (app: App, id: string, lang: Lang): Promise<PublicPlanPage> =>
  asSystem(app.db, 'a public plan', async tx => {
    const plan = await tx.maybe(sql<PlanRecord>`
      select ${planColumns} from plans where tenant_id = ${tx.tenant} and id = ${id} and public and edition > 0`)
    if (!plan) throw new Fault('not-found')
    const snapshot = await app.directory.now()
    const items = await tx.rows(sql<
      Pick<
        ItemRecord,
        | 'id'
        | 'parent'
        | 'kind'
        | 'number'
        | 'title'
        | 'plain'
        | 'quote'
        | 'standing'
        | 'share'
        | 'value'
        | 'low'
        | 'unit'
        | 'lead'
      > & {
        due: string
        asOf: string | null
      }
    >`
      select id, parent_id as parent, kind, number, title, plain, left(quote, 400) as quote, standing, share::float8 as share,
        value::float8 as value, low::float8 as low, unit, lead_unit as lead, coalesce(due_day, ${plan.until}::date)::text as due,
        coalesce(done_day, value_day)::text as "asOf"
      from plan_items where tenant_id = ${tx.tenant} and plan_id = ${id} and state = 'live' order by parent_id nulls first, position, id limit 20000`)
    return {
      ...(await shown(tx, plan)),
      items: items.map(({ plain, lead, ...i }) => ({
        ...i,
        title: plain || i.title,
        standing: plainly(i.standing),
        lead: lead === null ? null : nameOfUnit(snapshot, lead, lang),
      })),
    }
  })
