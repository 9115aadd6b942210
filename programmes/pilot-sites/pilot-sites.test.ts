import { describe, expect, it } from 'vitest'
import { dispatcher, handler, leader, supervisor } from '#kernel/index'
import { play } from '#kernel/testing/play'
import programme, { adoption, pilotSite } from './index.ts'

const rows = { cards: { T1: { code: 'T1', name: '楼道微花园' } } }
const nominated = () =>
  play(pilotSite, { rows }).file(
    { name: '楼道微花园', unit: 'estate', sponsor: '分管副主任', why: '居民提得最多', start: '36 处杂物' },
    dispatcher,
  )

describe('a pilot site', () => {
  it('is nominated with reasons, records its results and ends on a card', () => {
    const c = nominated().take('confirm', leader, { checkBy: '2026-06-30' }).take('record', handler, { progress: '清掉 12 处' })
    const due = c.case.clock?.dueAt
    c.take('record', handler, { progress: '清掉 20 处' })
    expect(c.case.clock?.dueAt).toBe(due)
    c.take('show', handler, { result: '36 处到 3 处', failed: '冬天花死了' }).take('card', supervisor, { card: 'T1' })
    expect(c.state).toBe('carded')
  })
})

describe('doing the same', () => {
  const trying = () =>
    play(adoption, { rows }).file(
      { name: '东苑楼道微花园', card: 'T1', unit: 'roads', from: '20 处', resultBy: '2026-09-30' },
      supervisor,
    )

  it('says what came of it there, also when it did not work', () => {
    expect(trying().take('worked', handler, { to: '4 处', how: '加了水龙头' }).state).toBe('worked')
    expect(trying().take('failed', handler, { reason: '没有水源' }).state).toBe('failed')
  })
})

it('writes on a card what did not work too', () => {
  expect(programme.registers.cards?.columns.failed?.required).toBe(true)
})
