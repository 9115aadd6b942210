import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { lotFaults } from '#methods/draws/index'
import { at, middle, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { besideOf } from '../beside.ts'
import { listCases } from '../case-lists.ts'
import { fileCase, runCommand } from '../commands.ts'
import { makeEntry } from '../entries/entries.ts'
import { ledgerOf } from '../entries/entry-rows.ts'
import { putRow, registerOf } from '../registers.ts'
import { declareConflict, drawNow, freezeDraw, listDraws, prepareDraw, readDraw, withdrawDraw } from './draws.ts'
import { fileOf, publicDrawOf, publicDrawsOf } from './public-draws.ts'

let office: SmallOffice
const admin = staff('system-admin')
const supervisor = staff('supervisor')
const leader = staff('leader')

const toilet = (name: string, grid: string) => ({
  name,
  where: { point: middle(grid), address: name },
  kind: 'flush',
  grade: 'one',
  men: 4,
  women: 6,
  accessible: true,
  smart: false,
  hours: '全天',
  manager: at('roads'),
  state: 'open',
})

beforeAll(async () => {
  office = await smallOffice()
  const put = (register: string, key: string, data: Data) =>
    putRow(office.app, admin, registerOf(office.app.programmes, 'random-inspection', register), key, 0, data)
  await put('checklists', 'toilet', { code: 'toilet', name: '公厕', points: '地面干净\n照明完好' })
  const source = { code: 'T', name: '公厕', register: 'facilities.toilets', checklist: 'toilet', visitDays: 3, mendDays: 10 }
  await put('sources', 'T', { ...source, unitColumn: 'manager' })
  await put('sources', 'V', { ...source, code: 'V', name: '志愿者', register: 'volunteers.volunteers' })
  const ledger = ledgerOf(office.app.programmes, 'facilities.toilets')
  for (const n of [1, 2, 3])
    for (const g of [1, 2])
      await makeEntry(office.app, admin, ledger, { id: randomUUID(), data: toilet(`${n}${g}号公厕`, `g${n}${g}`), given: true })
  office.app.directory.changed()
})
afterAll(() => office.stop())

const wish = (more = {}) => ({
  id: randomUUID(),
  title: '三月第一次',
  source: 'T',
  communities: [] as string[],
  take: 3,
  each: 1,
  units: [at('city'), at('roads')],
  number: '3 月 5 日开奖号',
  ...more,
})
const look = (id: string, who = supervisor) => readDraw(office.app, who, id, 'zh')
const prepared = async (more = {}) => {
  const body = wish(more)
  await prepareDraw(office.app, supervisor, body)
  return body.id
}
const frozen = async () => {
  const id = await prepared()
  await freezeDraw(office.app, supervisor, id, 1)
  return id
}
const seed = { room: ['柳树', '四十七'], number: '358' }
const code = (promise: Promise<unknown>) => promise.then(() => 'fine').catch((e: { code?: string }) => e.code)
const turn = (who: Actor, type: string) => listCases(office.app, who, { type, view: 'open', order: 'due', limit: 50 } as never)

describe('a draw', () => {
  it('shows its digest before the seed and its list only when all was inspected', async () => {
    const id = await frozen()
    const open = await publicDrawOf(office.app, id, 'zh')
    expect(open).toMatchObject({ state: 'frozen', number: '3 月 5 日开奖号', file: null, seed: null, outcomes: [] })
    expect(open.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(open)).not.toContain('公厕')
    await drawNow(office.app, leader, id, { version: 2, ...seed })
    const drawn = await publicDrawOf(office.app, id, 'zh')
    expect(drawn).toMatchObject({ state: 'drawn', seed, file: null })
    expect(JSON.stringify(drawn)).not.toContain('公厕')
    const file = await fileOf(office.app, id)
    expect(file && lotFaults(file)).toEqual([])
    expect(file?.hash).toBe(open.hash)
  })

  it('sends nobody of the unit that keeps the object, and files one inspection for each', async () => {
    const id = await frozen()
    await drawNow(office.app, leader, id, { version: 2, ...seed })
    const { lots } = await look(id)
    expect(lots).toHaveLength(3)
    // The roads unit keeps all of them: only the other unit goes.
    expect(lots.flatMap(l => l.inspectors).every(i => i.startsWith('city'))).toBe(true)
    expect(lots.every(l => l.case !== null && l.state === '待检查')).toBe(true)
    const held = await turn(staff('handler-city'), 'randomInspection')
    expect(held.rows.length).toBeGreaterThanOrEqual(3)
    expect((await turn(staff('handler-roads'), 'randomInspection')).rows).toEqual([])
  })

  it('sends two from two units together: one writes it down, the other reads it, and the office knows their names', async () => {
    const id = await prepared({ units: [at('city'), at('water')], take: 6, each: 2 })
    expect((await look(id)).short).toBeGreaterThanOrEqual(0)
    await freezeDraw(office.app, supervisor, id, 1)
    await drawNow(office.app, leader, id, { version: 2, ...seed })
    const pair = (await look(id)).lots.find(l => l.inspectors.length === 2)!
    const [lead, other] = pair.inspectors.map(label => (label.startsWith('city') ? 'handler-city' : 'handler-water'))
    const seenBy = async (who: Actor) => (await turn(who, 'randomInspection')).rows.find(row => row.id === pair.case)
    expect(await seenBy(staff(lead!))).toBeDefined()
    expect(await seenBy(staff(other!))).toMatchObject({ unit: at(lead!.slice(8)), taskUnits: [at(other!.slice(8))] })
    expect(pair.people).not.toEqual(pair.inspectors)
  })

  it('is never drawn by who froze it, nor twice, nor changed in between', async () => {
    const id = await frozen()
    expect(await code(drawNow(office.app, supervisor, id, { version: 2, ...seed }))).toBe('draw-same-person')
    expect(await code(freezeDraw(office.app, leader, id, 2))).toBe('draw-not-now')
    await drawNow(office.app, leader, id, { version: 2, ...seed })
    expect(await code(drawNow(office.app, leader, id, { version: 3, ...seed }))).toBe('draw-not-now')
    expect(await code(withdrawDraw(office.app, leader, id, 3, '不抽了'))).toBe('draw-not-now')
    expect(await code(drawNow(office.app, leader, id, { version: 2, ...seed }))).toBe('stale-version')
  })

  it('takes a declared interest into the list before it is frozen', async () => {
    const id = await prepared({ take: 6 })
    const { inspectors, objects } = await look(id)
    const of = inspectors.find(i => i.id.startsWith('city'))!
    await declareConflict(office.app, supervisor, id, { version: 1, inspector: of.id, object: objects[0]!.id, because: '亲属' })
    await freezeDraw(office.app, supervisor, id, 2)
    await drawNow(office.app, leader, id, { version: 3, ...seed })
    const lot = (await look(id)).lots.find(l => l.object === objects[0]!.id)
    expect(lot?.inspectors).toEqual([])
    expect(JSON.stringify(await publicDrawOf(office.app, id, 'zh'))).not.toContain('亲属')
  })

  it('is refused from a register that holds people, or that nobody allowed', async () => {
    expect(await code(prepareDraw(office.app, supervisor, wish({ source: 'V' })))).toBe('answers-invalid')
    expect(await code(prepareDraw(office.app, supervisor, wish({ source: 'X' })))).toBe('answers-invalid')
  })

  it('stays to be seen with the reason when it is taken back after its digest was shown', async () => {
    const id = await frozen()
    await withdrawDraw(office.app, supervisor, id, 2, '名单漏了一处')
    expect(await publicDrawOf(office.app, id, 'zh')).toMatchObject({ state: 'withdrawn', withdrawn: '名单漏了一处' })
    const never = await prepared()
    expect((await publicDrawsOf(office.app, 'zh')).map(d => d.id)).not.toContain(never)
    expect((await listDraws(office.app, supervisor)).rows.map(d => d.id)).toContain(never)
  })
})

describe('orders and meetings', () => {
  const file = (who: Actor, type: string, answers: Data) =>
    fileCase(office.app, who, { type, id: randomUUID(), channel: 'desk', answers })
  const order = (more = {}) => ({
    about: 'case',
    caseNumber: '260301-0001-0017',
    matter: '积水点改造',
    why: '到期',
    demand: '开工',
    unit: at('roads'),
    replyBy: '2026-03-20',
    ...more,
  })

  it('says of a second order about one matter that there is one already, and of none about another', async () => {
    const { c } = await file(supervisor, 'supervisionOrder', order())
    const beside = (answers: Data, not: string | null = null) =>
      besideOf(office.app, supervisor, { type: 'supervisionOrder', answers, not, lang: 'zh' })
    expect((await beside({ caseNumber: '260301-0001-0017' })).groups).toMatchObject([
      { warns: true, rows: [{ id: c.id, words: '积水点改造' }] },
    ])
    expect((await beside({ caseNumber: '260301-0001-0017' }, c.id)).groups).toEqual([])
    expect((await beside({ caseNumber: '260301-0001-0018' })).groups).toEqual([])
    // Another unit learns nothing of it.
    const others = await besideOf(office.app, staff('handler-water'), {
      type: 'supervisionOrder',
      answers: { caseNumber: '260301-0001-0017' },
      lang: 'zh',
    })
    expect(others.groups).toEqual([])
  })

  it('raises one order for each decision handed out, with its unit and within the street', async () => {
    const group = ledgerOf(office.app.programmes, 'meetings.groups')
    const row = {
      code: 'G1',
      name: '更新领导小组',
      kind: 'group',
      head: '书记',
      members: '主任',
      office: at('city'),
      rhythm: 'month',
      from: '2026-01-05',
    }
    await makeEntry(office.app, admin, group, { id: randomUUID(), data: row, given: true })
    const { c } = await file(staff('dispatcher'), 'meeting', {
      group: 'G1',
      kind: 'dispatch',
      title: '三月调度会',
      at: Date.UTC(2026, 2, 10, 1),
      room: '二楼',
      agenda: [{ subject: '积水点' }],
    })
    let version = c.version
    const take = async (step: string, answers: Data) => {
      const done: { version: number } = await runCommand(office.app, staff('dispatcher'), c.id, version, {
        kind: 'take',
        id: randomUUID(),
        step,
        answers,
      })
      version = done.version
    }
    await take('hold', { came: '市政' })
    const decision = { decided: '改三处', demand: '报进度', person: '所长', doneBy: '2026-03-20' }
    const decisions = [
      { ...decision, unit: at('roads') },
      { ...decision, decided: '换两处阀门', unit: at('water') },
    ]
    await take('issue', { minutes: '议定两项', decisions })
    await take('handOut', { decisions })
    const words = async (who: Actor) => JSON.stringify((await turn(who, 'supervisionOrder')).rows)
    expect(await words(supervisor)).toContain('改三处')
    expect(await words(staff('handler-water'))).toContain('换两处阀门')
    expect(await words(staff('handler-water'))).not.toContain('改三处')
  })
})
