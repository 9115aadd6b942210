import type { PlanDiff } from '#contract/plan-editions'
import type { PlanItemKind } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { planById } from './plan-rows.ts'

export type Kept = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly parent: string | null
  readonly position: number
  readonly kind: PlanItemKind
}

/** The items of an edition; edition 0 is the tree as it stands now. @throws Fault not-found */
export async function itemsOf(tx: Tx, plan: string, edition: number): Promise<readonly Kept[]> {
  if (edition > 0) {
    const found = await tx.maybe(sql<{ items: Kept[] }>`
      select tree -> 'items' as items from plan_editions where tenant_id = ${tx.tenant} and plan_id = ${plan} and edition = ${edition}`)
    if (!found) throw new Fault('not-found')
    return found.items
  }
  return tx.rows(sql<Kept>`
    select id, parent_id as parent, position, kind, number, title, comparator, low::float8 as low, high::float8 as high, unit, per,
      baseline::float8 as baseline, start_day::text as start, due_day::text as due, cadence, lead_unit as lead, co_units::text[] as co, person
    from plan_items where tenant_id = ${tx.tenant} and plan_id = ${plan} and state = 'live' order by position, id`)
}

const told = [
  'kind',
  'number',
  'title',
  'comparator',
  'low',
  'high',
  'unit',
  'per',
  'baseline',
  'start',
  'due',
  'cadence',
  'lead',
  'co',
  'person',
]

/** What is different between two trees, item by item, in the order of the later one; what is gone comes last. */
export function diffOf(
  before: readonly Kept[],
  after: readonly Kept[],
  say: (field: string, value: unknown) => string,
): PlanDiff['rows'] {
  const old = new Map(before.map(i => [i.id, i]))
  const there = new Set(after.map(i => i.id))
  const head = (i: Kept) => ({ id: i.id, number: String(i.number ?? ''), title: String(i.title ?? '') })
  const rows = after.flatMap((item): PlanDiff['rows'] => {
    const was = old.get(item.id)
    if (!was) return [{ ...head(item), what: 'added', changes: [] }]
    const changes = told.flatMap(field =>
      JSON.stringify(was[field] ?? null) === JSON.stringify(item[field] ?? null)
        ? []
        : [{ field, before: say(field, was[field]), after: say(field, item[field]) }],
    )
    if (changes.length > 0) return [{ ...head(item), what: 'changed', changes }]
    return was.parent === item.parent ? [] : [{ ...head(item), what: 'moved', changes: [] }]
  })
  const gone = before.filter(i => !there.has(i.id)).map(i => ({ ...head(i), what: 'gone' as const, changes: [] }))
  return [...rows, ...gone]
}

/** What changed between two editions; 0 stands for now. @throws Fault not-found */
export const readDiff = (app: App, id: string, from: number, to: number): Promise<PlanDiff> =>
  asSystem(app.db, 'what changed in a plan', async tx => {
    await planById(tx, id)
    const { units, people } = await app.directory.now()
    const say = (field: string, value: unknown): string => {
      if (value === null || value === undefined) return ''
      if (Array.isArray(value)) return value.map(v => say(field, v)).join('、')
      if (field === 'lead' || field === 'co') return units.get(String(value))?.name ?? String(value)
      return field === 'person' ? (people.get(String(value))?.name ?? '') : String(value)
    }
    return { from, to, rows: diffOf(await itemsOf(tx, id, from), await itemsOf(tx, id, to), say) }
  })
