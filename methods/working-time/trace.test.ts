import { expect, it } from 'vitest'
import { china, office } from './china.testing.ts'
import { addCounted, addSpan } from './index.ts'

it('tells a start after closing, the hours, the stretches and the holiday between, with the make-up day', () => {
  const { trace } = addSpan(china('2025-09-26 18:00'), { amount: 10, unit: 'workday' }, office)
  expect(trace).toEqual([
    { kind: 'rule', unit: 'workday', amount: 10, calendar: 'example-office', version: 3 },
    { kind: 'moved', from: china('2025-09-26 18:00'), to: china('2025-09-28 09:00'), because: 'after-closing' },
    { kind: 'windows', windows: office.hours },
    { kind: 'counted', from: '2025-09-29', to: '2025-09-30', days: 2, weekendDays: 0, makeUpDays: [] },
    { kind: 'holiday', from: '2025-10-01', to: '2025-10-08', days: 8 },
    { kind: 'counted', from: '2025-10-09', to: '2025-10-17', days: 8, weekendDays: 1, makeUpDays: ['2025-10-11'] },
  ])
})

it.each([
  ['2025-03-06 07:00', 'before-opening', '2025-03-06 09:00'],
  ['2025-03-06 13:00', 'break', '2025-03-06 14:00'],
  ['2025-03-06 20:00', 'after-closing', '2025-03-07 09:00'],
  ['2025-03-08 10:00', 'weekend', '2025-03-10 09:00'],
  ['2025-10-03 10:00', 'holiday', '2025-10-09 09:00'],
])('gives the reason a start at %s is moved: %s', (start, because, to) => {
  const { trace } = addSpan(china(start), { amount: 1, unit: 'workhour' }, office)
  expect(trace).toContainEqual({ kind: 'moved', from: china(start), to: china(to), because })
})

it('tells natural days, clipped months and a last day that was moved', () => {
  expect(addSpan(china('2025-03-03 10:00'), { amount: 7, unit: 'day' }, office).trace.slice(1)).toEqual([
    { kind: 'natural-days', from: '2025-03-04', to: '2025-03-10', days: 7 },
  ])
  expect(
    addSpan(china('2025-07-31 10:00'), { amount: 2, unit: 'month', lastDay: 'next-working-day' }, office).trace.slice(1),
  ).toEqual([{ kind: 'months', from: '2025-07-31', to: '2025-09-30', months: 2, clipped: true }])
  expect(
    addSpan(china('2025-10-01 10:00'), { amount: 3, unit: 'day', lastDay: 'next-working-day' }, office).trace.at(-1),
  ).toEqual({
    kind: 'rolled',
    from: '2025-10-04',
    to: '2025-10-09',
    because: 'holiday',
  })
})

it('tells what was left when a clock is resumed', () => {
  const { trace } = addCounted(china('2025-03-06 10:00'), 90_000, 'hour', office)
  expect(trace).toEqual([
    { kind: 'resumed', unit: 'hour', ms: 90_000, calendar: 'example-office', version: 3 },
    { kind: 'elapsed', from: china('2025-03-06 10:00'), to: china('2025-03-06 10:01:30') },
  ])
})

it('stays compact: a year of working days is told in fewer than twenty parts', () => {
  expect(addSpan(china('2025-01-02 10:00'), { amount: 240, unit: 'workday' }, office).trace.length).toBeLessThan(20)
})
