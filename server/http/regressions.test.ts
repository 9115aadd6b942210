import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDetail, CaseRow, CaseView, Filed, PublicCase } from '#contract/cases'
import type { CommandSummary } from '#contract/command'
import type { Joined } from '#contract/known'
import { hashPassword } from '../identity/password.ts'
import { type Browser, code, type Desk, goodPassword, openDesk } from '../identity/testing/desk.ts'
import { sweepTimers } from '../jobs/timers.ts'
import { asSystem } from '../store/db.ts'
import { refOf } from '../store/published/published-ref.ts'
import { moment, sql } from '../store/sql.ts'
import { digestFor } from '../store/telling/digests.ts'
import { at, middle, staff } from '../testing/small-office.ts'

/** Faults that other systems of this kind had in the field, each as a sentence that holds here. */
let desk: Desk
let dispatcher: Browser
beforeAll(async () => {
  desk = await openDesk()
  dispatcher = await desk.signedIn('dispatcher')
})
afterAll(() => desk.stop())

const hour = 3_600_000
const day = 24 * hour

async function resident(name: string): Promise<Browser> {
  const { app } = desk.office
  const hash = await hashPassword(goodPassword)
  await asSystem(app.db, 'test', tx =>
    tx.run(sql`insert into people (tenant_id, id, kind, name, login, password_hash, created_at)
      values (${tx.tenant}, ${at(name)}, 'resident', ${name}, ${name}, ${hash}, ${moment(app.now())})`),
  )
  const browser = desk.browser()
  const answer = await browser.send('POST', '/session', { login: name, password: goodPassword })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return browser
}
async function file(
  words = '水管爆了，喷得到处都是',
  by: Browser = desk.browser(),
  more: object = {},
  grid = 'g11',
): Promise<Filed> {
  const answers = { words, where: { point: middle(grid) }, kind: 'street', ...more }
  const answer = await by.send('POST', '/cases/incident', { id: randomUUID(), answers })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Filed>()
}
const read = async (id: string, by = dispatcher) => (await by.send('GET', `/cases/${id}`)).json<CaseDetail>()
const send = (id: string, version: number, command: object, by = dispatcher) =>
  by.send('POST', `/cases/${id}/commands`, { version, command: { id: randomUUID(), ...command } })
async function act(id: string, command: object, by = dispatcher): Promise<CaseView> {
  const answer = await send(id, (await read(id)).case.version, command, by)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<CaseDetail>().case
}
const take = (id: string, step: string, answers: object = {}, by = dispatcher) => act(id, { kind: 'take', step, answers }, by)
async function dispatched(more: object = {}): Promise<Filed> {
  const made = await file('路面塌了一块', desk.browser(), more)
  await take(made.id, 'pass')
  await take(made.id, 'file', { category: '010101' })
  await take(made.id, 'dispatch', { unit: at('roads') })
  return made
}
const rowsOf = async (query: string, by = dispatcher, head = {}) => {
  const answer = await by.send('GET', `/cases?${query}`, undefined, head)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ rows: CaseRow[]; next: string | null }>()
}
const found = async (query: string, by = dispatcher, head = {}) => (await rowsOf(query, by, head)).rows.map(r => r.id)
async function everyPage(query: string): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { rows: CaseRow[]; next: string | null } = await rowsOf(`${query}${cursor && `&cursor=${cursor}`}`)
    rows.push(...page.rows)
    cursor = page.next
  }
  return rows
}
const publicCase = async (number: string, key?: string) =>
  (await desk.browser().send('GET', `/public/cases/${number}`, undefined, key ? { 'x-case-key': key } : {})).json<PublicCase>()

describe('citizens cannot list others’ complaints', () => {
  let theirs: Filed
  let own: Filed
  let neighbour: Browser
  beforeAll(async () => {
    theirs = await file('喷泉池的围栏断了', await resident('wang'), { reporter: { name: '王某' }, phone: '13800001111' })
    neighbour = await resident('zhao')
    own = await file('喷泉池没有灯', neighbour)
  })
  const words = encodeURIComponent('喷泉')

  it('by any view, by number, by search or by id', async () => {
    for (const view of ['open', 'turn', 'held', 'late', 'closed', 'mine', 'all'])
      for (const also of [
        '',
        `q=${theirs.number}`,
        `q=${words}`,
        `ids=${theirs.id}`,
        `grid=${theirs.place.grid}`,
        'state=reported',
      ])
        expect([view, also, await found(`view=${view}&${also}`, neighbour)]).not.toContainEqual(
          expect.arrayContaining([theirs.id]),
        )
    // It is not that nothing is ever found.
    expect(await found(`view=all&q=${words}`, neighbour)).toEqual([own.id])
    expect(await found(`view=all&q=${words}`)).toEqual(expect.arrayContaining([own.id, theirs.id]))
  })

  it('by asking for one, its reasons, its names, its export, or by acting on it', async () => {
    for (const path of ['', '/why', '/known'])
      expect([path, (await neighbour.send('GET', `/cases/${theirs.id}${path}`)).statusCode]).not.toContain(200)
    for (const path of ['reveal?reason=because', 'export.docx'])
      expect([path, (await neighbour.send('GET', `/cases/${theirs.id}/${path}`)).statusCode]).not.toContain(200)
    for (const path of ['counts', 'count?view=all', 'map?view=all', 'units', 'export.xlsx?view=all', 'bulk'])
      expect([path, code(await neighbour.send('GET', `/cases/${path}`))]).toEqual([path, 'not-allowed'])
    expect(code(await send(theirs.id, 1, { kind: 'comment', text: '看看' }, neighbour))).toBe('not-found')
    expect((await desk.browser().send('GET', `/cases?q=${theirs.number}`)).statusCode).toBe(401)
    expect((await desk.browser().send('GET', `/cases/${theirs.id}`)).statusCode).toBe(401)
  })

  it('by an API key', async () => {
    const security = await desk.signedIn('security-admin')
    const keyOf = async (person: string, scopes: string[]) => {
      const body = { id: randomUUID(), name: '别的系统', person: at(person), scopes }
      const { key } = (await security.send('POST', '/api-keys', body)).json<{ key: string }>()
      return { authorization: `Bearer ${key}` }
    }
    const elsewhere = await keyOf('worker-g33', ['cases:read'])
    for (const also of ['', `q=${theirs.number}`, `q=${words}`, `ids=${theirs.id}`])
      expect([also, await found(`view=all&${also}`, desk.browser(), elsewhere)]).toEqual([also, []])
    expect(await found(`view=all&ids=${theirs.id}`, desk.browser(), await keyOf('worker-g11', ['cases:read']))).toEqual([
      theirs.id,
    ])
    const writer = await keyOf('dispatcher', ['open311:write'])
    expect(code(await desk.browser().send('GET', `/cases?q=${theirs.number}`, undefined, writer))).toBe('key-scope')
  })

  it('by Open311: the sender’s own name for it tells a state and no words, and number and inner id are no names', async () => {
    const ref = refOf(desk.office.app.config.secret, theirs.id)
    const ask = (path: string) => desk.server.inject(`/open311/v2/${path}`)
    for (const name of [theirs.id, theirs.number, own.number]) {
      expect([name, (await ask(`requests/${name}.json`)).statusCode]).toEqual([name, 404])
      expect([name, (await ask(`requests.json?service_request_id=${name}`)).json()]).toEqual([name, []])
    }
    const named = await ask(`requests/${ref}.json`)
    expect(named.json()).toMatchObject([{ service_request_id: ref, status: 'open', description: null }])
    // Nobody has looked at it, so no list holds it.
    const listed = await ask('requests.json')
    expect(listed.json()).toEqual([])
    expect(named.body + listed.body).not.toMatch(new RegExp(`${theirs.number}|${theirs.id}|围栏|王某|1380`))
  })

  it('by the key of one who joined it, or by a key of their own', async () => {
    const mine = (
      await desk.browser().send('POST', `/public/cases/${theirs.number}/join`, { id: randomUUID(), answers: {} })
    ).json<Joined>()
    for (const key of [mine.key, own.key]) {
      const seen = await publicCase(theirs.number, key)
      // No more than anybody who was given the number.
      expect(seen).toEqual(await publicCase(theirs.number))
      expect(seen.mine).toBeNull()
      expect(JSON.stringify(seen)).not.toMatch(/王某|1380/)
      const command = { kind: 'comment', id: randomUUID(), text: '我是他' }
      const body = { version: 1, command }
      const said = await desk.browser().send('POST', `/public/cases/${theirs.number}/commands`, body, { 'x-case-key': key })
      expect([401, 403, 404]).toContain(said.statusCode)
    }
    expect(JSON.stringify(await publicCase(mine.number, mine.key))).not.toMatch(
      new RegExp(`围栏|王某|1380|${theirs.number}|${theirs.id}`),
    )
  })
})

describe('lists', () => {
  it('counts do not stop at the page size', async () => {
    const before = (await dispatcher.send('GET', '/cases/count?view=open')).json<{ count: number }>().count
    for (let n = 0; n < 21; n += 1) await Promise.all(Array.from({ length: 10 }, () => file('数不完的井盖')))
    const here = `view=open&q=${encodeURIComponent('数不完')}`
    expect((await rowsOf(`${here}&limit=200`)).rows).toHaveLength(200)
    expect((await dispatcher.send('GET', `/cases/count?${here}`)).json()).toEqual({ count: 210, more: false })
    expect((await dispatcher.send('GET', '/cases/count?view=open')).json()).toEqual({ count: before + 210, more: false })
    const counts = (await dispatcher.send('GET', '/cases/counts')).json<{
      views: { open: { count: number } }
      states: { reported: number }
    }>()
    expect(counts.views.open.count).toBe(before + 210)
    expect(counts.states.reported).toBeGreaterThanOrEqual(210)
    expect((await dispatcher.send('GET', `/cases/map?${here}`)).json<{ points: unknown[] }>().points).toHaveLength(210)
    expect(new Set((await everyPage(`${here}&limit=50`)).map(r => r.id)).size).toBe(210)
  })

  it('a requested sort is honoured, over every page and together with any filter', async () => {
    for (let n = 0; n < 6; n += 1) {
      desk.office.pass(n % 2 === 0 ? 60_000 : 3 * hour)
      const { id } = await file('排序的路灯')
      if (n % 3 === 0) await take(id, 'pass')
    }
    const ordered = (values: readonly number[]) => values.every((v, i) => i === 0 || (values[i - 1] as number) <= v)
    const words = encodeURIComponent('排序')
    for (const also of [`view=open&q=${words}`, 'view=open', 'view=open&state=reported', `view=open&community=${at('c1')}`]) {
      const due = await everyPage(`${also}&order=due&limit=40`)
      const oldest = await everyPage(`${also}&order=oldest&limit=40`)
      const newest = await everyPage(`${also}&order=newest&limit=40`)
      expect(due.length).toBeGreaterThan(3)
      expect([also, ordered(due.map(r => r.dueAt ?? Number.POSITIVE_INFINITY))]).toEqual([also, true])
      expect([also, ordered(oldest.map(r => r.filedAt))]).toEqual([also, true])
      expect(newest.map(r => r.id)).toEqual(oldest.map(r => r.id).reverse())
      expect(new Set(due.map(r => r.id))).toEqual(new Set(newest.map(r => r.id)))
    }
    const all = await everyPage(`view=all&q=${words}&order=oldest&limit=4`)
    expect(ordered(all.map(r => r.filedAt))).toBe(true)
    expect(all).toHaveLength(6)
  })
})

describe('what an update leaves alone', () => {
  it('a masked value is not saved back over the real one', async () => {
    const { id } = await file('楼道有积水', desk.browser(), {
      reporter: { name: '李某', phone: '13900002222' },
      phone: '13800001111',
    })
    const shown = (await read(id)).case
    expect(JSON.stringify(shown.data)).not.toMatch(/13800001111|13900002222/)
    const correct = (answers: object) => send(id, shown.version, { kind: 'correct', answers, reason: '顺手改一下' })
    for (const answers of [
      { phone: shown.data.phone },
      { reporter: shown.data.reporter },
      { phone: shown.data.phone, words: '楼道有很深的积水' },
      // Half mended: the real name with the telephone still masked.
      { reporter: { ...(shown.data.reporter as object), name: '李某某' } },
    ])
      expect([answers, code(await correct(answers))]).toEqual([answers, 'answers-invalid'])
    await act(id, { kind: 'correct', answers: { words: '楼道有很深的积水' }, reason: '说清楚' })
    const real = (await dispatcher.send('GET', `/cases/${id}/reveal?reason=${encodeURIComponent('核对电话')}`)).json<CaseDetail>()
    expect(real.case.data).toMatchObject({
      words: '楼道有很深的积水',
      phone: '13800001111',
      reporter: { name: '李某', phone: '13900002222' },
    })
  })

  it('nor a wholly hidden one, where the reporter wished not to be known', async () => {
    const { id } = await file('有人举报', dispatcher, { reporter: { name: '李某' }, phone: '13800001111', secret: true })
    const { version, data } = (await read(id)).case
    const answer = await send(id, version, {
      kind: 'correct',
      answers: { phone: data.phone, reporter: data.reporter },
      reason: '改',
    })
    expect(code(answer)).toBe('answers-invalid')
  })

  it('the unit is not overwritten by an update of something else', async () => {
    const { id, number } = await dispatched()
    const handler = await desk.signedIn('handler-roads')
    const updates: readonly [object, Browser][] = [
      [{ kind: 'comment', text: '请抓紧', open: true }, dispatcher],
      [{ kind: 'correct', answers: { words: '路面塌了一大块', kind: 'safety' }, reason: '更清楚' }, dispatcher],
      [{ kind: 'correct', answers: { where: { point: middle('g22') } }, reason: '在另一个社区' }, dispatcher],
      [{ kind: 'hold', person: at('handler-roads') }, handler],
      [{ kind: 'askMoreTime', span: { amount: 1, unit: 'workday' }, reason: '等材料' }, handler],
      [{ kind: 'answerMoreTime', grant: true }, dispatcher],
      [{ kind: 'take', step: 'inquire', answers: { question: '在路的哪一侧？' } }, handler],
      [{ kind: 'take', step: 'reply', answers: { reply: '东侧' } }, handler],
    ]
    for (const [command, by] of updates) expect([command, (await act(id, command, by)).unit]).toEqual([command, at('roads')])
    await desk.browser().send('POST', `/public/cases/${number}/join`, { id: randomUUID(), answers: {} })
    expect((await read(id)).case.unit).toBe(at('roads'))
    expect((await rowsOf(`view=open&unit=${at('roads')}`)).rows.map(r => r.id)).toContain(id)
  })
})

describe('time', () => {
  const untilOffice = async (clock: string, ahead: number) => {
    const now = desk.office.app.now()
    const midnight = Math.floor((now + 8 * hour) / day) * day - 8 * hour
    const [h = 0, m = 0] = clock.split(':').map(Number)
    desk.office.pass(midnight + ahead * day + h * hour + m * 60_000 - now)
    // A session does not outlast a night.
    dispatcher = await desk.signedIn('dispatcher')
  }

  it('“today” is the office’s calendar day and not the last 24 hours', async () => {
    await untilOffice('23:50', 1)
    await file('深夜的井盖')
    await untilOffice('00:10', 1)
    const night = await file('凌晨的井盖')
    await untilOffice('00:30', 0)
    const leader = await desk.signedIn('leader')
    const summary = (await leader.send('GET', '/command/summary')).json<CommandSummary>()
    expect(summary.counts.filed).toBe(1)
    expect(summary.dayStart).toBe(desk.office.app.now() - 30 * 60_000)
    const ofToday = (await leader.send('GET', '/command/records?figure=filed&limit=50')).json<{ rows: { id: string }[] }>()
    expect(ofToday.rows.map(r => r.id)).toEqual([night.id])
    // Half an hour before midnight the whole day still counts, though it is more than a working day ago.
    await untilOffice('23:59', 0)
    const late = (await (await desk.signedIn('leader')).send('GET', '/command/summary')).json<CommandSummary>()
    expect(late.counts.filed).toBe(1)
  })

  it('what is due tomorrow morning is not due today, though it is less than 24 hours away', async () => {
    await untilOffice('16:00', 1)
    const { app } = desk.office
    const due = async (id: string, at: number) =>
      asSystem(app.db, 'test', tx =>
        tx.run(sql`update cases set due_at = ${moment(at)} where tenant_id = ${tx.tenant} and id = ${id}`),
      )
    const [tonight, tomorrow] = [await file('今晚到期'), await file('明早到期')]
    await due(tonight.id, app.now() + 7 * hour)
    await due(tomorrow.id, app.now() + 9 * hour)
    const leader = staff('leader')
    const today = new Date(app.now() + 8 * hour).toISOString().slice(0, 10)
    const digest = await digestFor(app, leader, today, await app.directory.now())
    const ids = digest.today.rows.map(r => r.id)
    expect([ids.includes(tonight.id), ids.includes(tomorrow.id)]).toEqual([true, false])
    const records = (await (await desk.signedIn('leader')).send('GET', '/command/records?figure=due&limit=200')).json<{
      rows: { id: string }[]
    }>()
    const wall = records.rows.map(r => r.id)
    expect([wall.includes(tonight.id), wall.includes(tomorrow.id)]).toEqual([true, false])
  })

  it('the time to say “not solved” is the same on the page and in the API, and so is every deadline', {
    timeout: 120_000,
  }, async () => {
    await untilOffice('10:00', 7)
    const { app } = desk.office
    const picture = async () => {
      const one = randomUUID()
      await asSystem(app.db, 'test', tx =>
        tx.run(sql`insert into files (tenant_id, id, type, bytes, sha256, created_at)
          values (${tx.tenant}, ${one}, 'image/webp', 1, 'x', ${moment(app.now())})`),
      )
      return one
    }
    const done = async (id: string) => {
      dispatcher = await desk.signedIn('dispatcher')
      const handler = await desk.signedIn('handler-roads')
      await take(id, 'finish', { result: '修好了', after: [await picture()] }, handler)
      await take(id, 'approve', { checked: '平整' })
    }
    const made = await dispatched()
    const page = () => publicCase(made.number, made.key)
    const object = async () => {
      const { mine } = await page()
      const command = { kind: 'take', id: randomUUID(), step: 'notSolved', answers: { reason: '还在漏' } }
      const body = { version: mine?.version, command }
      const taken = await desk.browser().send('POST', `/public/cases/${made.number}/commands`, body, { 'x-case-key': made.key })
      const offered = { page: mine?.steps.includes('notSolved'), desk: before.steps.includes('notSolved') }
      return { ...offered, api: taken.statusCode === 200 }
    }
    let before = await read(made.id)
    const deadlines = async () => {
      before = await read(made.id)
      const [row] = (await rowsOf(`view=open&ids=${made.id}`)).rows
      return new Set([before.case.clock?.dueAt, row?.dueAt, (await page()).dueAt, (await publicCase(made.number)).dueAt])
    }
    // While it is being done; while the office asks; long after it was closed by itself; and after three times.
    expect((await deadlines()).size).toBe(1)
    expect(await object()).toEqual({ page: false, desk: false, api: false })
    await done(made.id)
    expect((await deadlines()).size).toBe(1)
    expect(await object()).toEqual({ page: true, desk: true, api: true })
    for (const wait of [30 * day, 200 * day]) {
      await done(made.id)
      desk.office.pass(wait)
      while ((await sweepTimers(app, 500)) > 0);
      dispatcher = await desk.signedIn('dispatcher')
      before = await read(made.id)
      expect(before.case.state).toBe('closed')
      expect(await object()).toEqual({ page: true, desk: true, api: true })
    }
    await done(made.id)
    before = await read(made.id)
    expect(await object()).toEqual({ page: false, desk: false, api: false })
  })
})
