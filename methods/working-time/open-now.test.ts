import { describe, expect, it } from 'vitest'
import { chineseCalendar } from './chinese-calendar.ts'
import { openNow, readHours } from './open-now.ts'

const calendar = chineseCalendar({
  id: 'office',
  version: 1,
  hours: [
    [540, 720],
    [810, 1020],
  ],
})
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('the hours of a service', () => {
  it.each([
    [
      '09:00-12:00 13:30-17:00',
      [
        [540, 720],
        [810, 1020],
      ],
    ],
    [
      '9:00－12:00，13:30至17:00',
      [
        [540, 720],
        [810, 1020],
      ],
    ],
    ['00:00-24:00', [[0, 1440]]],
  ])('%s are read as people write them', (text, windows) => {
    expect(readHours(text)).toEqual(windows)
  })

  it.each(['', '早上', '12:00-09:00', '09:00-25:00', '13:00-15:00 09:00-12:00'])('%s has to be mended by a person', text => {
    expect(readHours(text)).toBeNull()
  })
})

describe('open now', () => {
  it('goes by office hours and the pause at noon', () => {
    const office = { opens: 'office' as const }
    expect(openNow(office, calendar, at('2026-03-04T09:30:00'))).toEqual({ open: true, until: 720, next: null })
    expect(openNow(office, calendar, at('2026-03-04T12:10:00'))).toEqual({
      open: false,
      until: null,
      next: { inDays: 0, minute: 810 },
    })
    expect(openNow(office, calendar, at('2026-03-06T17:00:00'))).toEqual({
      open: false,
      until: null,
      next: { inDays: 3, minute: 540 },
    })
  })

  it('knows holidays and the working Sundays that make up for them', () => {
    const workdays = { opens: 'workdays' as const, hours: '08:00-18:00' }
    expect(openNow(workdays, calendar, at('2026-10-01T10:00:00'))?.open).toBe(false)
    const made = Object.entries(calendar.days).find(([day, kind]) => kind === 'workday' && day.startsWith('2026'))?.[0]
    expect(openNow(workdays, calendar, at(`${made}T10:00:00`))?.open).toBe(true)
  })

  it('on Saturdays is only for what opens six days, and never on a holiday', () => {
    const six = { opens: 'sixDays' as const, hours: '09:00-17:00' }
    expect(openNow(six, calendar, at('2026-03-07T10:00:00'))?.open).toBe(true)
    expect(openNow(six, calendar, at('2026-03-08T10:00:00'))?.open).toBe(false)
    expect(openNow({ ...six, opens: 'workdays' }, calendar, at('2026-03-07T10:00:00'))?.open).toBe(false)
    expect(openNow(six, calendar, at('2026-10-03T10:00:00'))?.open).toBe(false)
  })

  it('is always so for what never shuts, and nobody knows where hours cannot be read', () => {
    expect(openNow({ opens: 'always' }, calendar, at('2026-10-01T03:00:00'))).toMatchObject({ open: true, until: 1440 })
    expect(openNow({ opens: 'everyday', hours: '早八点' }, calendar, at('2026-03-04T10:00:00'))).toBeNull()
  })
})
