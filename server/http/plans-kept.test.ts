import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlanDetail, PlanItemDetail } from '#contract/plans'
import type { Actor } from '#kernel/engine/actor'
import { usualColours } from '#kernel/index'
import { sweepPlans } from '../store/plans/plan-count.ts'
import { openPublicPlans } from '../store/plans/plan-public.ts'
import { todayOf } from '../store/plans/plan-restand.ts'
import { type ItemRecord, itemColumns, type PlanRecord, planColumns } from '../store/plans/plan-rows.ts'
import { coloursOf, type Said, stoodOf } from '../store/plans/plan-standing.ts'
import { sql } from '../store/sql.ts'
import { planItemRoutes } from './plan-items.ts'
import { planRoutes } from './plans.ts'
import { publicPlanRoutes } from './public-plans.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const keeper = staff('supervisor') as Extract<Actor, { kind: 'staff' }>
const leader = staff('leader') as Extract<Actor, { kind: 'staff' }>
const dayMs = 86_400_000
const begins = Date.UTC(2026, 2, 1, 2)

beforeAll(async () => {
  office = await openTinyOffice([
    planRoutes,
    planItemRoutes,
    async server =>
      void server.register(async inner => publicPlanRoutes(inner as unknown as typeof server), { prefix: '/public' }),
  ])
})
afterAll(() => office.close())

const call = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return answer.json() as T
}
const span = { from: '2026-01-01', until: '2026-12-31' }
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** A public plan of four promises, and a plan of its own for copies of them. */
async function makeOffice() {
  office.as(keeper)
  office.at(begins)
  // Those of the run before are not looked at again.
  await office.run(sql`update plans set state = 'closed', public = false where tenant_id = 1 returning id`)
  const make = (title: string) => call<PlanDetail>('POST', '/plans', { id: randomUUID(), kind: 'annual', title, ...span })
  const [plan, other] = [await make('年度计划'), await make('六月安排')]
  const add = (to: PlanDetail, more: object) =>
    call<PlanItemDetail>('POST', `/plans/${to.id}/items`, { id: randomUUID(), parent: null, title: '新增车位', ...more })
  const target = { kind: 'target', comparator: 'ge', low: 40 }
  const items = [
    await add(plan, target),
    await add(plan, { ...target, comparator: 'le' }),
    await add(plan, { ...target, low: 2, cadence: 'month' }),
    await add(plan, { kind: 'milestone', comparator: 'milestone', due: '2026-05-20' }),
  ].map(i => i.id)
  const copies = [await add(other, target), await add(other, { ...target, due: '2026-06-30' })].map(i => i.id)
  office.as(leader)
  for (const { id, kind, title } of [plan, other]) {
    await call('POST', `/plans/${id}/adopt`, { version: 1 })
    await call('PUT', `/plans/${id}`, { kind, title, ...span, version: 2, public: true, plain: '今年要做的事' })
  }
  office.as(keeper)
  return { plans: [plan.id, other.id], items, copies, now: begins }
}
type Made = Awaited<ReturnType<typeof makeOffice>>

const pick = fc.nat({ max: 3 })
const actions = fc.oneof(
  fc.record({ do: fc.constant('say' as const), item: pick, ago: fc.nat({ max: 50 }), value: fc.nat({ max: 60 }) }),
  fc.record({ do: fc.constant('change' as const), item: pick, ago: fc.nat({ max: 1 }), value: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ do: fc.constant('tie' as const), item: pick, ago: fc.nat({ max: 1 }), value: fc.nat({ max: 1 }) }),
  fc.record({ do: fc.constant('wait' as const), item: pick, ago: fc.integer({ min: 1, max: 25 }), value: pick }),
  fc.record({ do: fc.constant('adopt' as const), item: pick, ago: pick, value: pick }),
)
type Action = typeof actions extends fc.Arbitrary<infer T> ? T : never

async function act(made: Made, { do: what, item, ago, value }: Action): Promise<void> {
  const id = made.items[item]!
  const detail = () => call<PlanItemDetail>('GET', `/plan-items/${id}`)
  if (what === 'say')
    await call('POST', `/plan-items/${id}/values`, {
      id: randomUUID(),
      day: dayOf(made.now - ago * dayMs),
      words: '完成',
      ...(item === 3 ? { done: value % 2 === 0 } : { value }),
    })
  if (what === 'change') {
    const { version, title, kind, comparator, cadence, due } = await detail()
    const terms = {
      title,
      kind,
      comparator,
      due,
      low: value,
      cadence: ago === 1 && cadence ? 'quarter' : cadence,
      reason: '调整',
    }
    await call('PUT', `/plan-items/${id}`, { version, ...terms })
  }
  if (what === 'tie') {
    const copy = made.copies[ago]!
    const { version } = await call<PlanItemDetail>('GET', `/plan-items/${copy}`)
    await call('PUT', `/plan-items/${copy}/same`, { version, same: value === 0 ? null : id })
  }
  if (what === 'wait') {
    made.now += ago * dayMs
    office.at(made.now)
    while ((await sweepPlans(office.app)) > 0);
  }
  if (what === 'adopt') {
    office.as(leader)
    const { version } = await call<PlanDetail>('GET', `/plans/${made.plans[0]}`)
    await call('POST', `/plans/${made.plans[0]}/adopt`, { version })
    office.as(keeper)
  }
}

/** Each item as it would stand if nothing were kept of how it stood. */
async function judgedAnew({ plans }: Made): Promise<void> {
  const today = await todayOf(office.app)
  const heads = await office.run(sql<PlanRecord>`select ${planColumns} from plans where tenant_id = 1`)
  const items = (await office.run(sql<ItemRecord>`select ${itemColumns} from plan_items where tenant_id = 1`)) as ItemRecord[]
  for (const item of items.filter(i => plans.includes(i.plan))) {
    const main = items.find(i => i.id === (item.sameAs ?? item.id))!
    const plan = (heads as PlanRecord[]).find(p => p.id === main.plan)!
    const said = await office.run(sql<Said>`
      select day::text as day, place, value::float8 as value, done from plan_values v where tenant_id = 1 and item_id = ${main.id}
        and version = (select max(version) from plan_values n where n.tenant_id = 1 and n.item_id = v.item_id and n.day = v.day)
      order by day`)
    const { share, ...anew } = stoodOf(main, plan, said as Said[], coloursOf(office.app, plan.kind) ?? usualColours, today)
    expect(item).toMatchObject({ ...anew, share: share === null ? null : Math.fround(share) })
  }
}

async function publicAnew({ plans }: Made): Promise<void> {
  const anew = openPublicPlans(office.app)
  for (const id of plans) {
    const there = await office.server.inject({ url: `/api/public/plans/${id}` })
    expect(there.body).toBe((await anew.page(id, 'zh')).body.toString())
  }
  expect(await call('GET', '/public/plans')).toEqual(await anew.list())
}

it('keeps of each promise how it stands as if it were judged anew, and shows anybody that, whatever was said or changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 3, maxLength: 9 }), async asked => {
      const made = await makeOffice()
      for (const action of asked) {
        await act(made, action)
        await judgedAnew(made)
        await publicAnew(made)
      }
    }),
    { numRuns: 8 },
  )
})

it('takes the values of twenty who write at once, each once', async () => {
  const { items } = await makeOffice()
  const sent = Array.from({ length: 20 }, (_, n) => ({ id: randomUUID(), day: '2026-03-01', value: n }))
  const answers = await Promise.all(
    sent.map(payload => office.server.inject({ method: 'POST', url: `/api/plan-items/${items[0]}/values`, payload })),
  )
  expect(answers.map(a => a.statusCode)).toEqual(sent.map(() => 200))
  const kept = await office.run(sql<{ id: string; value: number }>`
    select id, value::float8 as value from plan_values where tenant_id = 1 and item_id = ${items[0]} order by version`)
  expect(new Set(kept.map(v => (v as { id: string }).id))).toEqual(new Set(sent.map(s => s.id)))
  expect((await call<PlanItemDetail>('GET', `/plan-items/${items[0]}`)).value).toBe((kept.at(-1) as { value: number }).value)
})

it('counts what is kept below a promise, whole branches down, and nothing of its neighbours', async () => {
  const { plans, items } = await makeOffice()
  const add = (parent: string, more: object) =>
    call<PlanItemDetail>('POST', `/plans/${plans[0]}/items`, { id: randomUUID(), parent, title: '新增车位', ...more })
  const target = { kind: 'target', comparator: 'ge', low: 40 }
  const whole = await add(items[0]!, { ...target, comparator: 'all', low: 100 })
  const near = await add(whole.id, target)
  const far = await add(near.id, target)
  await call('POST', `/plan-items/${far.id}/values`, { id: randomUUID(), day: '2026-03-01', value: 50 })
  const bound = { source: { kind: 'below' }, over: 'start', percent: false }
  const counted = await call<PlanItemDetail>('PUT', `/plan-items/${whole.id}/bound`, { version: whole.version, bound })
  expect(counted.value).toBe(50)
})
