import { expect, it } from 'vitest'
import { fromOfficeClock, toOfficeClock } from './office-clock.ts'

it('reads and writes the office clock in any zone of the device', () => {
  const at = Date.UTC(2026, 2, 5, 16, 30)
  expect(toOfficeClock(at)).toBe('2026-03-06T00:30')
  expect(fromOfficeClock('2026-03-06T00:30')).toBe(at)
})

it('gives nothing for an incomplete or impossible entry', () => {
  expect(fromOfficeClock('')).toBeUndefined()
  expect(fromOfficeClock('2026-03-06')).toBeUndefined()
  expect(fromOfficeClock('2026-13-06T00:30')).toBeUndefined()
})
