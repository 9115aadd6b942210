import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../identity/testing/desk.ts'
import { middle } from '../testing/small-office.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

const report = async () => {
  const answers = { words: '路灯不亮', where: { point: middle('g12') }, phone: '190-0000-0001', reporter: { name: '李某' } }
  return (await desk.browser().send('POST', '/cases/incident', { id: randomUUID(), answers })).json() as {
    id: string
    number: string
    key: string
  }
}
const status = async (number: string, key?: string) =>
  (await desk.browser().send('GET', `/public/cases/${number}`, undefined, key ? { 'x-case-key': key } : {})).json()

it('shows the holder of the key who looked at their name and phone, and nobody else', async () => {
  const { id, number, key } = await report()
  expect((await status(number, key)).mine.looks).toEqual([])
  const worker = await desk.signedIn('worker-g12')
  await worker.send('GET', `/cases/${id}/reveal?reason=${encodeURIComponent('打电话核实')}`)
  expect((await status(number, key)).mine.looks).toMatchObject([{ who: 'worker-g12', reason: '打电话核实' }])
  expect((await status(number)).mine).toBeNull()
  expect((await status(number, 'not-the-key')).mine).toBeNull()
})

it('tells whoever has only the number no name and no phone', async () => {
  const { number } = await report()
  expect(JSON.stringify(await status(number))).not.toMatch(/190-0000|李某/)
})

it('knows no guessed number', async () => {
  expect((await desk.browser().send('GET', '/public/cases/260304-0000-0000')).statusCode).toBe(404)
})
