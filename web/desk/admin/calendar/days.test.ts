import { expect, test } from 'vitest'
import { clockOf, type DayRow, minutesOf, weeksOf } from './days.ts'

const march: DayRow[] = Array.from({ length: 31 }, (_, n) => ({
  day: `2026-03-${String(n + 1).padStart(2, '0')}`,
  kind: 'workday',
  own: false,
}))

test('a month that begins on a Sunday has that day alone at the end of its first week', () => {
  const weeks = weeksOf(march)
  expect(weeks[0]?.map(day => day?.day ?? null)).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(weeks).toHaveLength(6)
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
})

test('minutes of the day and the clock say the same', () => {
  expect(clockOf(510)).toBe('08:30')
  expect(minutesOf('08:30')).toBe(510)
  expect(minutesOf('')).toBeUndefined()
})
