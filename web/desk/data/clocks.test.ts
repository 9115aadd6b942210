import { describe, expect, it } from 'vitest'
import { chineseCalendar } from '#methods/working-time/chinese-calendar'
import { leftOf } from './clocks.ts'

const calendar = chineseCalendar({ id: 'street', version: 1 })
const at = (text: string) => Date.parse(`${text}:00+08:00`)

describe('what is left of a clock', () => {
  it('is counted in working days when the promise was, the weekend left out', () => {
    expect(leftOf(at('2026-03-10T17:00'), at('2026-03-06T16:00'), 'workday', calendar)).toEqual({ amount: 2, unit: 'workday' })
  })

  it('is counted in office hours over a night', () => {
    expect(leftOf(at('2026-03-05T10:00'), at('2026-03-04T16:00'), 'workhour', calendar)).toEqual({ amount: 3, unit: 'workhour' })
  })

  it('counts how late it is the same way', () => {
    expect(leftOf(at('2026-03-06T16:00'), at('2026-03-10T17:00'), 'workday', calendar)).toEqual({ amount: 2, unit: 'workday' })
  })

  it('is left to plain time when the clock runs through nights', () => {
    expect(leftOf(at('2026-03-05T10:00'), at('2026-03-04T16:00'), 'hour', calendar)).toBeUndefined()
  })
})
