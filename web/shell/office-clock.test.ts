import { expect, test } from 'vitest'
import { clockOffset, learnTime, officeNow, offsetOf } from './office-clock.ts'

const noon = Date.parse('2026-03-05T04:00:00Z')
const said = new Date(noon).toUTCString()

test('a clock that is right within the second is taken as right', () => {
  expect(offsetOf(said, noon - 100, noon + 300)).toBe(0)
})

test('a clock three days ahead is known to be', () => {
  const ahead = noon + 3 * 86_400_000
  expect(offsetOf(said, ahead, ahead + 200)).toBe(-3 * 86_400_000 + 400)
})

test('an answer without a date, or a clock set back while waiting, teaches nothing', () => {
  expect(offsetOf(null, noon, noon)).toBeUndefined()
  expect(offsetOf(said, noon, noon - 5000)).toBeUndefined()
})

test('the office’s time follows the server, the quick answer before the slow one', () => {
  const wrong = Date.now() - 7_200_000
  const date = new Date(wrong).toUTCString()
  learnTime(date, Date.now() - 50, Date.now())
  expect(Math.abs(officeNow() - wrong)).toBeLessThan(3000)
  const before = clockOffset()
  learnTime(date, Date.now() - 9000, Date.now())
  expect(clockOffset()).toBe(before)
  learnTime(new Date().toUTCString(), Date.now() - 10, Date.now())
  expect(clockOffset()).toBe(0)
})
