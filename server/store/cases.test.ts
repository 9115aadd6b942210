import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Case, Data } from '#kernel/engine/model'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { detailOf } from './cases.ts'
import { fileCase, runCommand } from './commands.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

it('tells the reporter what was done, and nothing of what the staff say, write or are called among themselves', async () => {
  const { app } = office
  let { c } = await fileCase(app, neighbour('li'), {
    type: 'incident',
    id: randomUUID(),
    channel: 'portal',
    answers: { words: '井盖不见了', where: { point: middle('g12') }, phone: '190-0000-0001' },
  })
  const take = async (who: string, step: string, answers: Data = {}): Promise<Case> =>
    runCommand(app, staff(who), c.id, c.version, { kind: 'take', id: randomUUID(), step, answers })
  c = await take('worker-g12', 'verify', { seen: '秘密:核查人手不够' })
  const say = (text: string, open: boolean) => ({ kind: 'comment', id: randomUUID(), text, open }) as const
  c = await runCommand(app, staff('dispatcher'), c.id, c.version, say('秘密:这人常投诉', false))
  c = await runCommand(app, staff('dispatcher'), c.id, c.version, say('公开:明天来修', true))
  c = await take('dispatcher', 'file', { category: '010101' })
  c = await take('dispatcher', 'whistle', { unit: at('city'), units: [at('roads'), at('water')], question: '秘密:谁来修' })
  const detail = await detailOf(app, neighbour('li'), c.id, 'zh')
  const text = JSON.stringify(detail)
  expect(text).toContain('公开:明天来修')
  expect(text).toContain('190-0000-0001')
  expect(text).not.toContain('秘密')
  for (const name of ['worker-g12', 'dispatcher']) expect(text).not.toContain(at(name))
  expect(detail.case.tasks).toEqual([])
  expect(JSON.stringify(await detailOf(app, staff('dispatcher'), c.id, 'zh'))).toContain('秘密:这人常投诉')
})
