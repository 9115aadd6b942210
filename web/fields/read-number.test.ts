import { describe, expect, it } from 'vitest'
import { readNumber } from './read-number.ts'

describe('a number as typed', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    ['1,200', 1200],
    ['1，200', 1200],
    [' 3 ', 3],
    ['', undefined],
  ])('"%s" is read as %s', (typed, value) => {
    expect(readNumber(typed, { whole: true })).toEqual({ value, fault: undefined })
  })

  it.each(['abc', '1e5', '--2', '1.234', '十二'])('"%s" is a fault, not a guess', typed => {
    expect(readNumber(typed, { whole: false })).toEqual({ value: undefined, fault: 'number' })
  })

  it('keeps two decimals of money but none of a count', () => {
    expect(readNumber('19.90', { whole: false }).value).toBe(19.9)
    expect(readNumber('1.5', { whole: true }).fault).toBe('whole')
  })

  it('keeps to its limits', () => {
    expect(readNumber('-1', { whole: true, min: 0 }).fault).toBe('range')
    expect(readNumber('101', { whole: true, min: 0, max: 100 }).fault).toBe('range')
    expect(readNumber('100', { whole: true, min: 0, max: 100 }).value).toBe(100)
  })
})
