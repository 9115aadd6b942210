import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandSummary, DutyLog } from '#contract/command'
import type { Warning } from '#contract/warnings'
import { startTestOffice, type TestOffice } from '#test/office'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
let db: pg.Client
const { ask, get } = askAs(() => office)

beforeAll(async () => {
  office = await startTestOffice({ cases: 100 })
  db = new pg.Client({ connectionString: office.config.databaseUrl ?? '' })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await office?.stop()
})
const one = async <T>(text: string) => (await db.query(text)).rows[0] as T

describe('the duty log', () => {
  const write = (who: string, body: object) => ask(who, 'POST', '/command/log', { id: randomUUID(), ...body })
  const log = () => get<DutyLog>('ld01', '/command/log')

  it('keeps lines with their case and place, and never changes one', async () => {
    const { number } = await one<{ number: string }>(
      `select number from cases where closed_at is null and type = 'incident' limit 1`,
    )
    const id = randomUUID()
    expect((await write('dd01', { kind: 'entry', id, words: '东门积水，排水所已到场', number, todo: true })).statusCode).toBe(200)
    expect((await write('dd01', { kind: 'remark', about: id, words: '水退了一半' })).statusCode).toBe(200)
    const { entries } = await log()
    expect(entries[0]).toMatchObject({ words: '东门积水，排水所已到场', case: { number }, todo: true, seenBy: [] })
    expect(entries[0]?.remarks.map(r => r.words)).toEqual(['水退了一半'])
    await expect(db.query(`set role linli_app; update duty_log set words = 'x'`)).rejects.toThrow(/permission denied/)
    await db.query('reset role')
    expect((await write('dd01', { kind: 'entry', words: '没有这个案件', number: '00000000' })).statusCode).toBe(422)
  })

  it('is handed over by one and taken over by another, both on record', async () => {
    const handover = randomUUID()
    expect((await write('dd01', { kind: 'handover', id: handover, words: '都交代清楚了' })).statusCode).toBe(200)
    expect((await write('dd02', { kind: 'handover' })).json().error.code).toBe('handover-waits')
    expect((await write('dd01', { kind: 'takeover', about: handover })).json().error.code).toBe('handover-own')
    expect((await write('dd02', { kind: 'takeover', about: handover })).statusCode).toBe(200)
    expect((await write('dd03', { kind: 'takeover', about: handover })).json().error.code).toBe('nothing-to-do')
    const { entries, handovers } = await log()
    expect(handovers[0]).toMatchObject({ id: handover, todo: entries.filter(e => e.todo).length })
    expect(handovers[0]?.taken?.by).toBeTruthy()
    expect(entries.find(e => e.words?.startsWith('东门积水'))?.seenBy).toEqual([handovers[0]?.taken?.by])
  })

  it('carries what is still to do until somebody says that it is done', async () => {
    const open = (await log()).entries.find(e => e.todo && e.words?.startsWith('东门积水'))
    expect((await write('dd02', { kind: 'done', about: open?.id, words: '已排干' })).statusCode).toBe(200)
    expect((await write('dd02', { kind: 'done', about: open?.id })).json().error.code).toBe('nothing-to-do')
    expect((await log()).entries.find(e => e.id === open?.id)).toMatchObject({ todo: false })
  })

  it('is one line when it is sent twice, and read by leaders who do not write', async () => {
    const body = { kind: 'entry', id: randomUUID(), words: '只此一行' }
    await write('dd01', body)
    await write('dd01', body)
    expect((await log()).entries.filter(e => e.id === body.id)).toHaveLength(1)
    expect((await write('ld01', { kind: 'entry', words: '领导不写' })).statusCode).toBe(403)
    expect((await write('wg01', { kind: 'entry', words: '网格员不写' })).statusCode).toBe(403)
  })
})

describe('warnings', () => {
  const soon = () => Date.now() + 6 * 3_600_000
  const body = () => ({
    id: randomUUID(),
    event: 'rain',
    level: 'orange',
    headline: '暴雨橙色预警',
    instruction: '低洼处的车请移走',
    expires: soon(),
  })
  const holding = () => get<{ rows: Warning[] }>(null, '/public/warnings').then(a => a.rows)

  it('are read by anybody while they hold, the gravest first', async () => {
    const [mild, grave] = [
      { ...body(), level: 'blue', headline: '蓝色' },
      { ...body(), level: 'red', headline: '红色' },
    ]
    for (const one of [mild, grave]) expect((await ask('dd01', 'POST', '/warnings', one)).statusCode).toBe(200)
    const rows = await holding()
    expect(rows.slice(0, 1).map(w => [w.headline, w.severity])).toEqual([['红色', 'Extreme']])
    expect(rows.at(-1)?.headline).toBe('蓝色')
    const { warnings } = await get<CommandSummary>('ld01', '/command/summary')
    expect(warnings.length).toBeGreaterThan(0)
  })

  it('are raised and cancelled by a next version; the one before stays', async () => {
    const given = body()
    await ask('dd01', 'POST', '/warnings', given)
    const raised = await ask('ld01', 'PATCH', `/warnings/${given.id}`, { version: 1, level: 'red' })
    expect(raised.json()).toMatchObject({ version: 2, level: 'red', msgType: 'update', headline: given.headline })
    expect((await ask('ld01', 'PATCH', `/warnings/${given.id}`, { version: 1, level: 'blue' })).statusCode).toBe(409)
    expect((await ask('dd01', 'DELETE', `/warnings/${given.id}?version=2`)).json()).toMatchObject({ msgType: 'cancel' })
    expect((await holding()).some(w => w.id === given.id)).toBe(false)
    const { rows } = await get<{ rows: Warning[] }>('ld01', '/warnings')
    expect(rows.filter(w => w.id === given.id).map(w => w.version)).toEqual([3, 2, 1])
  })

  it('may come from outside with a key of that scope', async () => {
    const { rows } = await get<{ rows: { id: string; login: string | null }[] }>('aq01', '/people')
    const person = rows.find(p => p.login === 'dd01')?.id
    const made = (scopes: string[]) =>
      ask('aq01', 'POST', '/api-keys', { id: randomUUID(), name: '气象服务', person, scopes }).then(
        a => a.json<{ key: string }>().key,
      )
    const warning = { ...body(), sender: '区气象台' }
    expect((await ask({ key: await made(['cases:read']) }, 'POST', '/warnings', warning)).statusCode).toBe(403)
    const key = await made(['warnings:write'])
    expect((await ask({ key }, 'POST', '/warnings', warning)).json()).toMatchObject({ sender: '区气象台' })
    expect((await ask({ key }, 'GET', '/command/summary')).statusCode).toBe(403)
  })

  it('are refused when they end before they begin, are over, or lie nowhere', async () => {
    for (const wrong of [
      { onset: soon() + 1 },
      { onset: 1, expires: 2 },
      { areas: [randomUUID()] },
      { level: 'purple' },
      { headline: ' ' },
    ])
      expect([400, 422]).toContain((await ask('dd01', 'POST', '/warnings', { ...body(), ...wrong })).statusCode)
    for (const who of ['wg01', 'cb-zhifa1', 'xt01']) expect((await ask(who, 'POST', '/warnings', body())).statusCode).toBe(403)
    expect((await ask(null, 'POST', '/warnings', body())).statusCode).toBe(401)
  })
})
