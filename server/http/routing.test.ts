import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDetail } from '#contract/cases'
import type {
  CommunityAsked,
  ReturnsCases,
  ReturnsMatrix,
  RoutingOverview,
  RoutingRun,
  RoutingSet,
  RoutingTried,
} from '#contract/routing'
import { startTestOffice, type TestOffice } from '#test/office'
import { asOwner, asSystem } from '../store/db.ts'
import { sweepRoutingRuns } from '../store/routing/routing-runs.ts'
import { sql } from '../store/sql.ts'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
const { ask, get } = askAs(() => office)
const base = '/routing/incident'
let live: RoutingSet
beforeAll(async () => {
  office = await startTestOffice({ cases: 600, jobs: false })
  live = await get('db01', `${base}/versions/1`)
}, 120_000)
afterAll(() => office?.stop())

const post = async (who: string, url: string, body: object) => {
  const answer = await ask(who, 'POST', `${base}${url}`, body)
  return { status: answer.statusCode, body: answer.json() }
}
const save = (rules: readonly object[], from = live.version, id = randomUUID()) =>
  post('db01', '/versions', { id, base: from, note: '试一试', rules })
const overview = () => get<RoutingOverview>('db01', base)
const newest = async () => (await overview()).newest
const detail = (error: { error: { detail: Record<string, unknown> } }) => error.error.detail

describe('a rule set', () => {
  it('is there from the first day, live, and read by those who send cases', async () => {
    expect(await overview()).toMatchObject({ live: 1, newest: 1, mayEdit: true })
    expect((await get<RoutingOverview>('dd01', base)).mayEdit).toBe(false)
    for (const who of ['wg01', 'cb-zhifa1', null]) expect((await ask(who, 'GET', base)).statusCode).toBeGreaterThan(400)
    expect((await get<RoutingSet>('wg01', `${base}/live`)).rules).toHaveLength(live.rules.length)
  })

  it('with a category without an owner cannot be saved, and the answer lists the categories', async () => {
    const some = live.rules.filter(rule => rule.id !== 'rest' && !rule.categories.includes('0101'))
    const { status, body } = await save(some)
    expect([status, body.error.code]).toEqual([422, 'rules-incomplete'])
    expect(detail(body).categories).toContain('0101')
    expect(body.error.message).toContain('没有单位负责')
    expect(await newest()).toBe(1)
  })

  it('that names a unit which is gone cannot be saved', async () => {
    const { status, body } = await save([{ ...live.rules.at(-1), unit: randomUUID() }])
    expect([status, body.error.code]).toEqual([422, 'rules-incomplete'])
  })

  it('of one shape only: no rules, two with one id, a day that is none and a limit below zero are refused', async () => {
    const one = live.rules.at(-1)!
    const wrong = [
      [],
      [one, one],
      [{ ...one, validFrom: '2026-02-31' }],
      [{ ...one, within: { amount: -1, unit: 'day' } }],
      [{ ...one, when: { hours: { from: '25:00', to: '06:00' } } }],
    ]
    for (const rules of wrong) expect((await save(rules)).status, JSON.stringify(rules).slice(0, 80)).toBe(400)
  })

  it('becomes a new version each time; sent twice it is one, and of two writers the second is told', async () => {
    const before = await newest()
    const id = randomUUID()
    const body = { id, base: before, note: '加一条夜间规则', rules: live.rules }
    const first = await post('db01', '/versions', body)
    expect(first).toMatchObject({ status: 200, body: { version: before + 1, note: '加一条夜间规则' } })
    expect((await post('db01', '/versions', body)).body.version).toBe(before + 1)
    const second = await save(live.rules, before)
    expect([second.status, second.body.error.code]).toEqual([409, 'stale-version'])
    expect((await overview()).live).toBe(1)
  })

  it('goes live from a day on, one at a moment, and may be called off before', async () => {
    const version = await newest()
    const soon = Date.now() + 86_400_000
    await post('db01', '/live', { id: randomUUID(), version, from: soon, reason: '下周起' })
    const planned = (await overview()).lives.find(one => one.from === soon)!
    expect((await overview()).live).toBe(1)
    expect((await ask('db01', 'DELETE', `${base}/live/${planned.id}`)).statusCode).toBe(200)
    expect((await ask('db01', 'DELETE', `${base}/live/${planned.id}`)).statusCode).toBe(404)
    const now = await post('db01', '/live', { id: randomUUID(), version, reason: '今天起' })
    expect(now.body.live).toBe(version)
    const past = (await overview()).lives.find(one => one.version === 1)!
    expect((await ask('db01', 'DELETE', `${base}/live/${past.id}`)).statusCode).toBe(404)
  })

  it('is written by those who keep lists or answer for the sending, and by nobody else', async () => {
    for (const who of ['dd01', 'ld01', 'wg01'])
      expect((await post(who, '/versions', { id: randomUUID(), base: 1, note: '不许', rules: live.rules })).status).toBe(403)
  })
})

describe('one matter tried', () => {
  it('says who would get it and why, by the rules of now or by others', async () => {
    const places = (await get<{ rows: { id: string }[] }>('dd01', '/places?kind=grid')).rows
    const tried = await post('dd01', '/try', { category: '0101', place: places[0]!.id })
    const found = tried.body as RoutingTried
    expect(found.unit).toBe(live.rules.find(rule => rule.categories.includes('0101'))?.unit)
    expect(found.why[0]).toContain('因为事项是 0101')
    const [last] = live.rules.slice(-1)
    const other = await post('dd01', '/try', { category: '0101', place: places[0]!.id, rules: [last] })
    expect(other.body.unit).toBe(last!.unit)
    expect((await post('dd01', '/try', { category: '0101', place: randomUUID() })).status).toBe(404)
  })
})

describe('a dry run', () => {
  it('counts in the background who would get more and less, and lists the cases that change', async () => {
    const last = live.rules.at(-1)!
    const body = { id: randomUUID(), rules: [last], from: 0, to: Date.now() + 1000, newest: 550 }
    const asked = await post('db01', '/runs', body)
    expect(asked.body).toMatchObject({ status: 'waiting', done: 0 })
    expect(await sweepRoutingRuns(office.app)).toBe(1)
    const run = await get<RoutingRun>('db01', `${base}/runs/${body.id}`)
    expect(run.status).toBe('done')
    const { cases, units, changed, some } = run.result!
    expect(cases).toBeGreaterThan(400)
    expect(cases).toBe(run.done)
    expect(units.find(one => one.unit === last.unit)?.after).toBe(cases)
    expect(units.reduce((sum, one) => sum + one.before, 0)).toBe(cases)
    expect(some.length).toBe(Math.min(500, changed))
    expect(some[0]).toMatchObject({ to: last.unit, newRule: 1 })
    expect(await sweepRoutingRuns(office.app)).toBe(0)
  })

  it('left by a process that ended is taken up by another, from the beginning', async () => {
    const id = randomUUID()
    await post('db01', '/runs', { id, rules: live.rules, from: 0, to: Date.now(), newest: 10 })
    const t = office.app.db.tenant
    await asOwner(office.app.db, 'a process ends', tx =>
      tx.run(
        sql`update routing_runs set status = 'running', done = 7, beat_at = now() - interval '1 hour' where tenant_id = ${t} and id = ${id}`,
      ),
    )
    expect(await sweepRoutingRuns(office.app)).toBe(1)
    expect(await get<RoutingRun>('db01', `${base}/runs/${id}`)).toMatchObject({
      status: 'done',
      done: 10,
      result: { cases: 10, changed: 0 },
    })
  })

  it('reads its cases from an index, newest first, and never all of them', async () => {
    const plan = await asSystem(office.app.db, 'how would it be read', async tx => {
      await tx.run(sql`set local enable_seqscan = off`)
      return tx.rows(
        sql<{ 'QUERY PLAN': string }>`explain select id from cases where tenant_id = ${tx.tenant} and type = 'incident'
          and filed_at >= '2020-01-01' and filed_at <= '2030-01-01' order by filed_at desc, id desc limit 500`,
      )
    })
    expect(plan.map(row => row['QUERY PLAN']).join('\n')).toMatch(/Index Scan Backward using cases_(filed_at|\w+)/)
  })
})

describe('a case', () => {
  const take = async (who: string, of: CaseDetail, step: string, answers: object) =>
    ask(who, 'POST', `/cases/${of.case.id}/commands`, {
      version: of.case.version,
      command: { kind: 'take', id: randomUUID(), step, answers },
    })

  /** A matter of this category that waits to be sent. */
  const fresh = async (category: string): Promise<CaseDetail> => {
    const { rows } = await get<{ rows: { point: [number, number] | null }[] }>('dd01', '/cases?view=all&limit=50')
    const where = { point: rows.find(row => row.point)?.point, address: '路边' }
    const filed = await ask('dd01', 'POST', '/cases/incident', { id: randomUUID(), answers: { words: '路灯不亮', where } })
    let now = await get<CaseDetail>('dd01', `/cases/${filed.json().id}`)
    now = (await take('dd01', now, 'pass', {})).json()
    return (await take('dd01', now, 'file', { category })).json()
  }

  it('keeps why it was sent where it was, and says so on its page', async () => {
    const found = await fresh('0101')
    expect(found.proposal?.why[0]).toContain('因为')
    const sent = await take('dd01', found, 'dispatch', { unit: found.suggestions.unit!.unit })
    expect(sent.statusCode).toBe(200)
    const why = await get<{ duty: string[] }>('dd01', `/cases/${found.case.id}/why`)
    expect(why.duty.join('')).toMatch(/因为.+按第 \d+ 版规则第 \d+ 条.*建议派给/)
    const assigned = sent.json<CaseDetail>().events.findLast(e => e.body.kind === 'Assigned' && e.body.proposed)
    expect(assigned?.body).toMatchObject({ proposed: { version: 2, because: { held: expect.any(Array) } } })
  })

  it('outside its list is not given to a community: the refusal says how it may be', async () => {
    const units = (await get<{ rows: { id: string; kind: string }[] }>('dd01', '/units')).rows
    const community = units.find(unit => unit.kind === 'community')!.id
    const found = await fresh('0101')
    const answer = await take('dd01', found, 'dispatch', { unit: community })
    expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'unit-not-listed'])
    expect(answer.json().error.message).toContain('申请社区协助审批')
  })
})

describe('figures', () => {
  const year = () => `from=${Date.now() - 360 * 86_400_000}&to=${Date.now() + 1000}`

  it('of who gives what back open into their cases, for overseers only', async () => {
    const { cells, categories } = await get<ReturnsMatrix>('dd01', `${base}/returns?${year()}`)
    const all = cells.reduce((sum, cell) => sum + cell.cases, 0)
    expect(all).toBeGreaterThan(3)
    expect(categories.reduce((sum, one) => sum + one.cases, 0)).toBe(all)
    const [cell] = cells
    const next = cell!.to ?? 'none'
    const behind = await get<ReturnsCases>('dd01', `${base}/returns/cases?${year()}&unit=${cell!.from}&next=${next}`)
    expect(behind.rows).toHaveLength(cell!.cases)
    expect(behind.rows[0]?.number).toMatch(/^\d{6}-/)
    for (const who of ['wg01', 'xt01']) expect((await ask(who, 'GET', `${base}/returns?${year()}`)).statusCode).toBe(403)
    expect((await ask('dd01', 'GET', `${base}/returns?from=0&to=${Date.now()}`)).statusCode).toBe(400)
  })

  it('of what communities are asked say the month, what, and who asked', async () => {
    const { rows } = await get<CommunityAsked>('dd01', `${base}/communities?from=2024-01&to=2030-12`)
    expect(new Set(rows.map(row => row.kind))).toEqual(new Set(['case', 'task']))
    expect(rows.some(row => row.kind === 'task' && row.source !== null)).toBe(true)
    expect((await ask('dd01', 'GET', `${base}/communities?from=2026-05&to=2026-01`)).statusCode).toBe(400)
  })

  it('grow with the step itself', async () => {
    const { rows } = await get<{ rows: { id: string }[] }>('dd01', '/cases?view=all&state=handling&limit=200')
    const before = (await get<ReturnsMatrix>('dd01', `${base}/returns?${year()}`)).cells.reduce((n, c) => n + c.cases, 0)
    for (const row of rows) {
      const found = await get<CaseDetail>('dd01', `/cases/${row.id}`)
      const mine = await ask('cb-zhifa1', 'GET', `/cases/${row.id}`)
      if (mine.statusCode !== 200 || !mine.json<CaseDetail>().steps.includes('sendBack')) continue
      const answer = await ask('cb-zhifa1', 'POST', `/cases/${row.id}/commands`, {
        version: found.case.version,
        command: { kind: 'take', id: randomUUID(), step: 'sendBack', answers: { reason: '不归我们' } },
      })
      if (answer.statusCode !== 200 && answer.json().error.detail?.done !== true) throw new Error(answer.body)
      const after = (await get<ReturnsMatrix>('dd01', `${base}/returns?${year()}`)).cells.reduce((n, c) => n + c.cases, 0)
      expect(after).toBe(before + 1)
      return
    }
    throw new Error('nothing could be sent back')
  })
})
