import type { App } from '../../app.ts'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { planSheetWords } from '../../words/plans.ts'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'
import { inTreeOrder } from './plan-order.ts'
import { type ItemRecord, itemColumns, planById } from './plan-rows.ts'
import { nameOfUnit } from './plans.ts'

const widths: Readonly<Record<string, number>> = { title: 60, quote: 60, lead: 22, co: 30 }
const often = 12

/** The tree of a plan as a sheet: what was confirmed, in its order, figures as figures. @throws Fault not-found */
export const planSheet = (
  app: App,
  id: string,
  lang: 'zh' | 'en',
): Promise<{ title: string; columns: readonly SheetColumn[]; rows: readonly (readonly Cell[])[] }> =>
  asSystem(app.db, 'a plan as a sheet', async tx => {
    const plan = await planById(tx, id)
    const items = await tx.rows(sql<ItemRecord>`
      select ${itemColumns} from plan_items where tenant_id = ${tx.tenant} and plan_id = ${id} and state = 'live' order by position, id`)
    const snapshot = await app.directory.now()
    const w = planSheetWords[lang]
    const unit = (of: string | null) => (of === null ? null : nameOfUnit(snapshot, of, lang))
    const cells = ({ item, depth }: { item: ItemRecord; depth: number }): Record<keyof typeof w.columns, Cell> => ({
      number: item.number,
      kind: w.kinds[item.kind],
      title: `${'　'.repeat(depth)}${item.title}`,
      comparator: item.comparator && w.comparators[item.comparator],
      low: item.low,
      high: item.high,
      unit: item.unit,
      start: item.start,
      due: item.due ?? (item.comparator === null ? null : plan.until),
      lead: unit(item.lead),
      co: item.co.map(unit).join(w.list),
      person: item.person && (snapshot.people.get(item.person)?.name ?? null),
      value: item.value,
      valueDay: item.doneDay ?? item.valueDay,
      standing: w.standings[item.standing],
      quote: item.quote,
    })
    const keys = Object.keys(w.columns) as (keyof typeof w.columns)[]
    return {
      title: plan.title,
      columns: keys.map(key => ({ title: w.columns[key], width: widths[key] ?? often })),
      rows: inTreeOrder(items).map(row => {
        const said = cells(row)
        return keys.map(key => said[key])
      }),
    }
  })
