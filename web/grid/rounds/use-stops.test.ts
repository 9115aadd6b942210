import { expect, test } from 'vitest'
import type { Stop } from '#contract/rounds'
import type { Errand } from '../outbox/errand.ts'
import { startOfDay, stopsToday, visitedFromHere } from './use-stops.ts'

const now = Date.parse('2026-03-05T14:00:00+08:00')
const hour = 3_600_000
const stop = (id: string, dueIn: number, version = 3) => ({ id, version, dueAt: now + dueIn * hour }) as unknown as Stop
const known = (rows: readonly Stop[], visited: readonly string[] = [], day = startOfDay(now)) => ({ rows, visited, day })
const visit = (id: string, version: number, state: Errand['state'] = 'waiting') =>
  ({ state, wish: { kind: 'take', type: 'patrol', case: id, version } }) as unknown as Errand
const none = new Map<string, number>()

test('a day of the office begins at midnight in China', () => {
  expect(startOfDay(now)).toBe(Date.parse('2026-03-05T00:00:00+08:00'))
})

test('what is late or due before midnight is for today, what is due tomorrow is only kept', () => {
  const today = stopsToday(known([stop('late', -30), stop('today', 9), stop('tomorrow', 11)]), none, now)
  expect(today.due.map(one => one.id)).toEqual(['late', 'today'])
  expect(today.rows).toHaveLength(3)
})

test('a visit that waits on this phone counts as done, unless the office knows a newer turn of the stop', () => {
  const rows = [stop('a', 1), stop('b', 1, 9)]
  const here = visitedFromHere([visit('a', 3), visit('b', 8), visit('c', 1)], 'patrol')
  const today = stopsToday(known(rows), here, now)
  expect(today.due.map(one => one.id)).toEqual(['b'])
  expect(today.done).toBe(1)
})

test('what the office counts and what the phone did is counted once, and yesterday is not today', () => {
  const here = visitedFromHere([visit('a', 3, 'sent')], 'patrol')
  expect(stopsToday(known([stop('a', 1)], ['a', 'x']), here, now).done).toBe(2)
  expect(stopsToday(known([stop('a', 1)], ['a', 'x'], startOfDay(now) - 24 * hour), here, now).done).toBe(1)
})
