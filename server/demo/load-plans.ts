import type { Office } from '#demo/office/index'
import { type DemoPace, type DemoPlan, makePlans, paces } from '#demo/plans/index'
import { hash32, stableId } from '#demo/random'
import { isPromise } from '#kernel/index'
import { readPlan } from '#methods/plan-reader/index'
import type { Tx } from '../store/db.ts'
import { keepText } from '../store/plans/plan-bring.ts'
import { type Proposal, proposalsOf } from '../store/plans/plan-propose.ts'
import { noteChange } from '../store/plans/plan-rows.ts'
import { keepEdition } from '../store/plans/plans.ts'
import { json, moment, sql } from '../store/sql.ts'

const dayMs = 86_400_000
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const atNine = (day: string) => Date.parse(`${day}T09:30:00+08:00`)
/** A number from 0.9 to 1.1, the same for the same words. */
const wobble = (of: string) => 0.9 + (hash32(of) % 200) / 1000

/** The last days of the months between two days, today at the end. */
function monthEnds(from: string, today: string): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number)
  const found: string[] = []
  for (let n = 0; n < 61; n++) {
    const end = new Date(Date.UTC(year, month + n, 0)).toISOString().slice(0, 10)
    if (end >= today) break
    found.push(end)
  }
  return [...found, today]
}

interface Row {
  readonly item: string
  readonly day: string
  readonly value: number | null
  readonly done: boolean | null
  readonly words: string
}

/** What was reported of a promise, month by month, at the pace the story gives it. */
function saidOf(item: Proposal, plan: DemoPlan, pace: DemoPace, today: string): Row[] {
  if (pace.pace === null || pace.bound) return []
  const due = item.due ?? plan.until
  const begun = Date.parse(plan.from)
  const share = (day: string) => Math.min(1.02, ((Date.parse(day) - begun) / (Date.parse(due) - begun)) * (pace.pace ?? 1))
  const ends = monthEnds(plan.from, today)
  const remark = (n: number) => (n === ends.length - 1 ? (pace.remark ?? '') : '')
  if (item.comparator === 'milestone' || item.kind === 'milestone' || item.low === null) {
    const done = ends.find(day => share(day) >= 1)
    return done ? [{ item: item.id, day: done, value: null, done: true, words: '已完工验收' }] : []
  }
  if (item.cadence === 'week')
    return Array.from({ length: 12 }, (_, n) => new Date(Date.parse(today) - n * 7 * dayMs).toISOString().slice(0, 10))
      .filter(day => day >= plan.from)
      .map(day => ({ item: item.id, day, value: item.low ?? 1, done: null, words: '' }))
  if (item.cadence) return ends.map((day, n) => ({ item: item.id, day, value: item.low ?? 1, done: null, words: remark(n) }))
  const low = item.low
  return ends.map((day, n) => {
    const whole = low * share(day) * (n === ends.length - 1 ? 1 : wobble(`${item.title} ${day}`))
    // Nobody finishes nine tenths of a lift.
    const counted = Number.isInteger(low) && !['公里', '%', '％'].includes(item.unit)
    return {
      item: item.id,
      day,
      value: counted ? Math.floor(whole) : Math.round(whole * 10) / 10,
      done: null,
      words: remark(n),
    }
  })
}

const boundOf = (pace: DemoPace): object | null => {
  if (!pace.bound) return null
  const more = { over: 'start', percent: false }
  if ('closed' in pace.bound) return { ...more, source: { kind: 'cases', type: pace.bound.closed, figure: 'closed' } }
  const { register, figure } = pace.bound
  return { ...more, source: { kind: 'register', register, of: figure ? 'figure' : 'count', ...(figure && { figure }) } }
}

async function settle(
  tx: Tx,
  plan: DemoPlan,
  id: string,
  found: readonly Proposal[],
  who: { keeper: string; leader: string },
  now: number,
) {
  const adoptedAt = Math.min(now, atNine(plan.from) + 20 * dayMs)
  await tx.run(sql`
    update plan_items set state = 'live', questions = '[]', decided_by = ${who.keeper}, decided_at = ${moment(adoptedAt)}
    where tenant_id = ${tx.tenant} and plan_id = ${id}`)
  const rows: Row[] = []
  for (const item of found) {
    if (!isPromise(item.kind)) continue
    const pace = paces.find(p => item.title.includes(p.words) || item.quote.includes(p.words))
    if (!pace) continue
    rows.push(...saidOf(item, plan, pace, dayOf(now)))
    const bound = boundOf(pace)
    if (bound)
      await tx.run(sql`update plan_items set bound = ${json(bound)}::jsonb where tenant_id = ${tx.tenant} and id = ${item.id}`)
  }
  await tx.run(sql`
    insert into plan_values (tenant_id, item_id, day, version, id, value, done, words, said_by, at)
    select ${tx.tenant}, r.item, r.day, 1, r.id, r.value, r.done, r.words, ${who.keeper}, r.at
    from jsonb_to_recordset(${json(
      rows.map(r => ({ ...r, id: stableId(`plan value ${r.item} ${r.day}`), at: moment(Math.min(now, atNine(r.day))) })),
    )}::jsonb) as r(item uuid, day date, value numeric, done boolean, words text, id uuid, at timestamptz)`)
  await keepEdition(tx, id, { edition: 1, by: who.leader, at: adoptedAt, words: '党工委会议通过' })
  await noteChange(tx, { plan: id, item: null, at: adoptedAt, by: who.leader, what: 'adopted', after: { edition: 1 } })
  await tx.run(sql`
    update plans set state = 'adopted', edition = 1, public = true, changed_at = ${moment(adoptedAt)}
    where tenant_id = ${tx.tenant} and id = ${id}`)
}

/** The plans of the demo's street. They are counted and judged by the office itself as soon as it runs. */
export async function writePlans(tx: Tx, office: Office, { seed, now }: { seed: number; now: number }): Promise<void> {
  const holder = (role: string) => office.posts.find(p => p.role === role)?.person ?? office.people[0]!.id
  const who = { keeper: holder('supervisor'), leader: holder('leader') }
  const units = new Map(office.units.map(u => [u.id, { ...u, active: true }]))
  const idOf = (key: DemoPlan['key']) => stableId(`plan ${seed} ${key}`)
  for (const plan of makePlans(dayOf(now))) {
    const id = idOf(plan.key)
    const at = Math.min(now, atNine(plan.adopted ? plan.from : dayOf(now - 6 * dayMs)))
    await tx.run(sql`
      insert into plans (tenant_id, id, version, kind, title, number, issued, from_day, until_day, under, state, plain, made_by,
        made_at, changed_at)
      values (${tx.tenant}, ${id}, 1, ${plan.kind}, ${plan.title}, ${plan.number}, ${plan.adopted ? plan.from : null}, ${plan.from},
        ${plan.until}, ${plan.under ? idOf(plan.under) : null}, 'draft', ${plan.plain}, ${who.keeper}, ${moment(at)}, ${moment(at)})`)
    const reading = readPlan(plan.text)
    const found = proposalsOf(reading, plan.text, units)
    const source = { plan: id, id: stableId(`plan source ${seed} ${plan.key}`), name: `${plan.title}.txt`, text: plan.text }
    await keepText(tx, { ...source, by: who.keeper, at }, reading, found)
    await noteChange(tx, { plan: id, item: null, at, by: who.keeper, what: 'read', after: { proposed: found.length } })
    if (plan.adopted) await settle(tx, plan, id, found, who, now)
  }
}
