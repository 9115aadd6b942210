import { expect, it } from 'vitest'
import { pointColumns } from './points.ts'
import { beginningOf, timelineOf, windowAt } from './timeline.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const filed = (...texts: string[]) =>
  pointColumns(texts.map((text, n) => ({ id: String(n), at: [109, 29], tone: 'green', title: '', time: at(text) })))

it('days and weeks begin in China, weeks on Monday', () => {
  expect(beginningOf(at('2026-11-22T07:00:00'), 'day')).toBe(at('2026-11-22T00:00:00'))
  expect(beginningOf(at('2026-11-22T07:00:00'), 'week')).toBe(at('2026-11-16T00:00:00'))
  expect(beginningOf(at('2026-11-16T00:00:00'), 'week')).toBe(at('2026-11-16T00:00:00'))
})

it('a timeline reaches from the first case to the current week and counts every case once', () => {
  const line = timelineOf(
    filed('2026-11-02T09:00:00', '2026-11-15T23:59:59', '2026-11-16T00:00:00'),
    'week',
    at('2026-11-20T12:00:00'),
    52,
  )
  expect(line.counts).toEqual([1, 1, 1])
  expect(windowAt(line, 2, 1)).toEqual([at('2026-11-16T00:00:00'), at('2026-11-23T00:00:00')])
  expect(windowAt(line, 2, 4)[0]).toBe(at('2026-10-26T00:00:00'))
})

it('what is older than the longest line is left out of it', () => {
  const line = timelineOf(filed('2020-01-01T00:00:00', '2026-11-19T00:00:00'), 'day', at('2026-11-20T12:00:00'), 7)
  expect(line.counts).toEqual([0, 0, 0, 0, 0, 1, 0])
})
