import { expect, test } from 'vitest'
import { chineseCalendar } from '#methods/working-time/chinese-calendar'
import { daysOf, uncovered, weekOf } from './week.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const calendar = {
  ...chineseCalendar({ id: 'test', version: 1 }),
  hours: [
    [540, 720],
    [840, 1080],
  ] as const,
}

test('a week begins on Monday by the office’s clock, also just after midnight there', () => {
  expect(weekOf(at('2026-03-05T00:10:00'))).toBe(at('2026-03-02T00:00:00'))
  expect(weekOf(at('2026-03-08T23:59:00'))).toBe(at('2026-03-02T00:00:00'))
  expect(daysOf(at('2026-03-02T00:00:00')).at(-1)).toBe(at('2026-03-08T00:00:00'))
})

test('office hours that no shift covers are gaps; the lunch break is none', () => {
  const monday = at('2026-03-02T00:00:00')
  expect(uncovered(monday, [{ from: at('2026-03-02T08:00:00'), to: at('2026-03-02T16:30:00') }], calendar)).toEqual([
    { from: at('2026-03-02T16:30:00'), to: at('2026-03-02T18:00:00') },
  ])
  expect(uncovered(monday, [], calendar)).toHaveLength(2)
})

test('a night shift from the day before covers the morning it reaches', () => {
  const shifts = [{ from: at('2026-03-01T20:00:00'), to: at('2026-03-02T10:00:00') }]
  expect(uncovered(at('2026-03-02T00:00:00'), shifts, calendar)[0]).toEqual({
    from: at('2026-03-02T10:00:00'),
    to: at('2026-03-02T12:00:00'),
  })
})

test('nobody need be there on a day off', () => {
  expect(uncovered(at('2026-03-08T00:00:00'), [], calendar)).toEqual([])
})
