import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Joined, KnownList, KnownNear, MergedMany } from '#contract/known'
import { type Browser, type Desk, openDesk } from '../identity/testing/desk.ts'
import { middle } from '../testing/small-office.ts'

let desk: Desk
let dispatcher: Browser
beforeAll(async () => {
  desk = await openDesk()
  dispatcher = await desk.signedIn('dispatcher')
})
afterAll(() => desk.stop())

const someone = () => desk.browser()
const file = async (words = '李家门口的井盖不见了', point = middle('g12')) => {
  const answers = { words, where: { point }, kind: 'street', reporter: { name: '李某' }, phone: '13800001111' }
  return (await someone().send('POST', '/cases/incident', { id: randomUUID(), answers })).json<{
    id: string
    number: string
    key: string
  }>()
}
const ask = async (point = middle('g12')) =>
  (await someone().send('POST', '/public/known', { type: 'incident', point, words: '井盖丢了', category: 'street' })).json<{
    rows: KnownNear[]
  }>().rows
const see = (number: string, key?: string) =>
  someone().send('GET', `/public/cases/${number}`, undefined, key ? { 'x-case-key': key } : {})
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code

describe('a neighbour', () => {
  it('finds the matter without anything to open it by, joins it, and reads what the office did and no more', async () => {
    const first = await file()
    const [row] = await ask()
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${first.number}|${first.id}|李|井盖`))
    const body = { id: randomUUID(), answers: { phone: '13900002222' } }
    const answer = await someone().send('POST', `/public/known/${row?.ref}/join`, body)
    const mine = answer.json<Joined>()
    expect(mine.view).toMatchObject({
      number: mine.number,
      follows: 'joined',
      voices: 2,
      data: { kind: 'street' },
      mine: { steps: [] },
    })
    expect((await someone().send('POST', `/public/known/${row?.ref}/join`, body)).json<Joined>()).toEqual(mine)
    for (const seen of [answer, await see(mine.number, mine.key), await see(mine.number)])
      expect(seen.body).not.toMatch(/李|井盖|1380|1390/)
    expect((await see(mine.number, 'not-the-key-at-all')).json()).toMatchObject({ mine: null })
    // Nor does the first reporter learn who joined.
    expect((await see(first.number, first.key)).body).not.toMatch(/1390/)
    expect((await see(first.number, first.key)).json()).toMatchObject({ voices: 2, follows: null })
  })

  it('who joined is told who lifted the mask from their telephone, and may do nothing that is not theirs yet', async () => {
    const first = await file('东门路灯倒了', middle('g21'))
    const body = { id: randomUUID(), answers: { phone: '13900002222' } }
    const mine = (await someone().send('POST', `/public/cases/${first.number}/join`, body)).json<Joined>()
    await dispatcher.send('GET', `/cases/${first.id}/reveal?reason=${encodeURIComponent('回电核实')}`)
    expect((await see(mine.number, mine.key)).json().mine.looks).toMatchObject([{ reason: '回电核实' }])
    const act = (kind: object) =>
      someone().send(
        'POST',
        `/public/cases/${mine.number}/commands`,
        { version: 1, command: { id: randomUUID(), ...kind } },
        { 'x-case-key': mine.key },
      )
    const rate = { kind: 'take', step: 'rate', answers: { solved: 'no', satisfied: 'not', remark: '还是黑的' } }
    expect(codeOf(await act(rate))).toBe('step-not-now')
    expect(codeOf(await act({ kind: 'comment', text: '你好', open: true }))).toBe('not-allowed')
  })

  it('is asked again for what is wrong, and never held up', async () => {
    expect((await someone().send('POST', '/public/known', { type: 'incident', point: [999, 0] })).statusCode).toBe(400)
    expect((await someone().send('POST', `/public/known/${'0'.repeat(32)}/join`, { id: randomUUID() })).statusCode).toBe(404)
    expect((await someone().send('POST', '/public/known/x/join', { id: randomUUID() })).statusCode).toBe(400)
    const first = await file('河边栏杆断了', middle('g22'))
    const join = (answers: object) => someone().send('POST', `/public/cases/${first.number}/join`, { id: randomUUID(), answers })
    expect(codeOf(await join({ phone: 'call me' }))).toBe('answers-invalid')
    expect(codeOf(await join({ words: '我来改一改' }))).toBe('answers-invalid')
  })
})

describe('the desk', () => {
  it('merges with a key, the reporter reads on under their own number, and it is undone', async () => {
    const [main, one] = [await file('广场灯箱漏电', middle('g31')), await file('灯箱漏电，广场', middle('g31'))]
    const { rows, merge } = (await dispatcher.send('GET', `/cases/${one.id}/known`)).json<KnownList>()
    expect([merge, rows[0]?.number]).toEqual([true, main.number])
    const { version } = (await dispatcher.send('GET', `/cases/${one.id}`)).json().case
    const body = { id: randomUUID(), into: main.number, version }
    const merged = await dispatcher.send('POST', `/cases/${one.id}/merge`, body)
    expect(merged.json().case).toMatchObject({ state: 'merged', follows: { number: main.number } })
    expect((await dispatcher.send('POST', `/cases/${one.id}/merge`, body)).statusCode).toBe(200)
    const read = await see(one.number, one.key)
    expect(read.json()).toMatchObject({ number: one.number, state: 'reported', follows: 'merged', voices: 2 })
    expect(read.body).not.toContain(main.number)
    const undo = (reason: string) =>
      dispatcher.send('POST', `/cases/${one.id}/unmerge`, { id: randomUUID(), version: merged.json().case.version, reason })
    expect(codeOf(await undo(' '))).toBe('answers-invalid')
    expect((await undo('是两个灯箱')).json().case).toMatchObject({ state: 'reported', follows: null })
    expect(codeOf(await undo('再撤一次'))).toMatch(/merge-not-merged|stale-version/)
  })

  it('merges a selection, and says of each that was not why', async () => {
    const made = [
      await file('公厕堵了', middle('g32')),
      await file('公厕又堵了', middle('g32')),
      await file('公厕堵', middle('g32')),
    ]
    const [main, ...others] = made
    const items = others.map(one => ({ case: one.id, version: 99 }))
    const wrong = await dispatcher.send('POST', '/cases/merge', { id: randomUUID(), into: main?.number, items })
    expect(wrong.json<MergedMany>().items).toMatchObject([
      { done: false, error: expect.stringContaining('别人已经改动') },
      { done: false },
    ])
    const right = others.map(one => ({ case: one.id, version: 2 }))
    const versions = await Promise.all(
      right.map(async item => ({ ...item, version: (await dispatcher.send('GET', `/cases/${item.case}`)).json().case.version })),
    )
    const all = await dispatcher.send('POST', '/cases/merge', { id: randomUUID(), into: main?.number, items: versions })
    expect(all.json<MergedMany>().items.every(item => item.done)).toBe(true)
  })

  it('is for staff within reach alone', async () => {
    const [main, one] = [await file('坡道积水', middle('g33')), await file('坡道积水', middle('g33'))]
    const body = { id: randomUUID(), into: main.number, version: 1 }
    expect((await someone().send('GET', `/cases/${one.id}/known`)).statusCode).toBe(401)
    expect((await someone().send('POST', `/cases/${one.id}/merge`, body)).statusCode).toBe(401)
    const other = await desk.signedIn('dispatcher-other')
    expect((await other.send('POST', `/cases/${one.id}/merge`, body)).statusCode).toBe(404)
    const worker = await desk.signedIn('worker-g33')
    const { version } = (await worker.send('GET', `/cases/${one.id}`)).json().case
    expect(codeOf(await worker.send('POST', `/cases/${one.id}/merge`, { ...body, version }))).toBe('step-not-yours')
  })
})
