import { describe, expect, it } from 'vitest'
import { days, dispatcher, handler, leader, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt } from '#kernel/testing/small-town'
import { reception } from './index.ts'

const booked = (more = {}) =>
  play(reception, { rows: { receptionDays: { thursday: {} } } }).file({
    matter: '小区门口的路修了半年没修好，想问什么时候能好',
    purpose: 'claim',
    where: { address: '柳河路' },
    slot: 'thursday',
    reporter: { name: '周淑芬' },
    phone: '13800001111',
    ...more,
  })
const handling = () =>
  booked()
    .take('receive', leader, { talk: '听了情况', promise: '四月底前通车', promiseBy: '2026-04-30' })
    .take('accept', dispatcher, { unit: 'estate', sponsor: '分管副主任' })
const opinion = { facts: '雨季停工', basis: '施工合同', opinion: '四月二十日前完工', appeal: '区住建局，三十日内' }

describe('a reception', () => {
  it('leads from the booking to a written answer and its rating', () => {
    const c = handling().take('reply', handler, opinion)
    expect(c.refused).toBeNull()
    expect(c.state).toBe('replied')
    c.take('rate', aunt, { solved: 'partly', satisfied: 'fairly' })
    expect(c.state).toBe('closed')
  })

  it('runs on the clocks of the regulation: fifteen days, sixty, thirty more at most', () => {
    const c = booked()
    expect(c.case.clock?.span).toEqual(days(15))
    c.take('receive', leader, { talk: '听了情况' })
    expect(c.case.clock?.span).toEqual(days(15))
    c.take('accept', dispatcher, { unit: 'estate', sponsor: '分管副主任' })
    expect(c.case.clock?.span).toEqual(days(60))
    expect(c.askMoreTime(days(31), '等验收', handler).refused?.refused).toBe('more-time-too-long')
    c.askMoreTime(days(30), '等验收', handler).answerMoreTime(true, '同意', leader)
    expect(c.refused).toBeNull()
  })

  it('may be given back within five working days, and not later', () => {
    const c = handling().take('object', handler, { reason: '属市政养护' })
    expect(c.state).toBe('received')
    const late = handling().pass(workdays(6))
    expect(late.take('object', handler, { reason: '属市政养护' }).refused).not.toBeNull()
    expect(late.state).toBe('handling')
  })

  it('tells what a leader promised, and who may review the answer', () => {
    const told = JSON.stringify(handling().take('reply', handler, opinion).publicStory())
    expect(told).toContain('四月底前通车')
    expect(told).toContain('区住建局，三十日内')
    expect(told).not.toContain('周淑芬')
  })

  it('stays open for a review for thirty days, and is closed by itself when none is asked', () => {
    const c = handling().take('reply', handler, opinion).take('askReview', aunt, { reason: '日期又推迟了' })
    expect(c.state).toBe('reviewing')
    c.take('review', dispatcher, { decision: '维持' })
    expect(c.state).toBe('closed')
    expect(handling().take('reply', handler, opinion).pass(days(31)).state).toBe('closed')
  })

  it('takes five visitors for one matter and no more', () => {
    expect(booked({ companions: 6 }).refused).toMatchObject({ fields: { companions: 'too-big' } })
  })
})
