import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import type { Command } from '#kernel/engine/model'
import { at, middle, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { detailOf } from './cases.ts'
import { fileCase, runCommand } from './commands.ts'
import { readTours } from './tours.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

it('shows the stops of a tour beside each other once all have judged, without what a unit says of itself', async () => {
  const supervisor = staff('supervisor')
  const { c } = await fileCase(office.app, supervisor, {
    type: 'tourStop',
    id: randomUUID(),
    channel: 'desk',
    answers: { tour: '一季度', unit: at('city'), what: '微花园', where: { point: middle('g11') }, day: '2026-03-10' },
  })
  let { version } = c
  const act = async (who: Actor, wish: Wish) => {
    const done: { version: number; c?: unknown } = await runCommand(office.app, who, c.id, version, {
      ...wish,
      id: randomUUID(),
    } as Command)
    version = done.version
  }
  await act(supervisor, { kind: 'take', step: 'open', answers: { judges: [at('city'), at('roads'), at('water')] } })
  const stop = async () => (await readTours(office.app, supervisor, 'zh')).stops[0]!
  const { tasks } = (await detailOf(office.app, supervisor, c.id, 'zh')).case
  const judge = async (unit: string, mark: number, good: string) => {
    const who = staff(`handler-${unit}`)
    const task = tasks.find(one => one.unit === at(unit))!.id
    await act(who, { kind: 'signIn', task })
    const answers = { experience: mark, results: mark, practice: mark, residents: 5, good, better: '多问几位' }
    await act(who, { kind: 'answerTask', task, answers })
  }
  await judge('city', 100, '自己说好')
  await judge('roads', 80, '公约')
  expect(await stop()).toMatchObject({ judges: 0, marks: [null, null, null], good: [] })
  await judge('water', 60, '轮值')
  expect(await stop()).toMatchObject({
    tour: '一季度',
    judges: 2,
    residents: 10,
    marks: Array(3).fill({ mean: 70, low: 60, high: 80 }),
    good: ['公约', '轮值'],
  })
  expect((await readTours(office.app, staff('handler-roads'), 'zh')).stops).toHaveLength(1)
})
