import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { CalendarYear } from '#contract/office'
import { sql } from '../store/sql.ts'
import { calendarRoutes } from './calendar.ts'
import { anonymous, openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
const admin = staff('system-admin')
beforeAll(async () => {
  office = await openTinyOffice([calendarRoutes])
})
afterAll(() => office.close())
beforeEach(() => office.as(admin))

const get = async () => (await office.server.inject({ url: '/api/calendar' })).json()
const put = (payload: object) => office.server.inject({ method: 'PUT', url: '/api/calendar', payload })
const year = async (n: number): Promise<CalendarYear> => (await office.server.inject({ url: `/api/calendar/year/${n}` })).json()
const kinds = ({ days }: CalendarYear) => Object.fromEntries(days.map(d => [d.day, d.kind]))

it('answers anybody with the published calendar before the office has said anything', async () => {
  office.as(anonymous)
  expect(await get()).toMatchObject({ id: 'office', version: 1, utcOffsetMinutes: 480, weekend: [0, 6] })
  const known = await year(2025)
  expect([known.known, known.days.length]).toEqual([true, 365])
  expect(kinds(known)).toMatchObject({
    '2025-10-01': 'holiday',
    '2025-10-11': 'make-up',
    '2025-10-12': 'weekend',
    '2025-10-13': 'workday',
  })
  expect(known.days.some(d => d.own)).toBe(false)
  const far = await year(2049)
  expect([far.known, kinds(far)['2049-10-01']]).toEqual([false, 'holiday'])
})

it('takes the office’s own hours and days as its next version, and keeps only what differs from the published ones', async () => {
  const before = await get()
  const { '2025-10-11': _, ...days } = before.days
  const answer = await put({
    ...before,
    hours: [
      [510, 690],
      [810, 1050],
    ],
    days: { ...days, '2025-03-03': 'holiday' },
  })
  expect(answer.json()).toMatchObject({
    version: 2,
    hours: [
      [510, 690],
      [810, 1050],
    ],
  })
  const [tenant] = (await office.run(sql`select settings from tenants where tenant_id = 1`)) as {
    settings: { calendar: { days: object } }
  }[]
  expect(tenant?.settings.calendar.days).toEqual({ '2025-03-03': 'holiday', '2025-10-11': 'holiday' })
  const after = await year(2025)
  expect(after.days.filter(d => d.own).map(d => d.day)).toEqual(['2025-03-03', '2025-10-11'])
  expect(kinds(after)).toMatchObject({ '2025-03-03': 'holiday', '2025-10-01': 'holiday' })
  expect((await get()).version).toBe(2)
})

it('makes a year known when the office enters its notice', async () => {
  const before = await get()
  await put({ ...before, days: { ...before.days, '2049-10-04': 'holiday' }, knownYears: [...before.knownYears, 2049] })
  expect((await year(2049)).known).toBe(true)
  expect((await year(2048)).known).toBe(false)
})

it('does not let one administrator overwrite what another just set', async () => {
  const seen = await get()
  const both = await Promise.all([put({ ...seen, weekend: [0] }), put({ ...seen, weekend: [6] })])
  expect(both.map(a => a.statusCode).sort()).toEqual([200, 409])
  expect(both.find(a => a.statusCode === 409)!.json().error.code).toBe('stale-version')
})

it('refuses a calendar nobody could work by, and says where', async () => {
  const seen = await get()
  const wrong = [
    [{ hours: [] }, 'hours'],
    [{ hours: [[600, 540]] }, 'hours'],
    [
      {
        hours: [
          [540, 720],
          [700, 800],
        ],
      },
      'hours',
    ],
    [{ weekend: [0, 1, 2, 3, 4, 5, 6] }, 'weekend'],
    [{ days: { '2025-02-30': 'holiday' } }, 'days'],
  ] as const
  for (const [change, field] of wrong) {
    const answer = await put({ ...seen, ...change })
    expect([answer.statusCode, Object.keys(answer.json().error.fields ?? {})]).toEqual([422, [field]])
  }
  expect((await put({ ...seen, days: { '2025-03-04': 'party' } })).statusCode).toBe(400)
  expect((await get()).version).toBe(seen.version)
})

it('is set by the system administrator alone, on record', async () => {
  const seen = await get()
  for (const who of [anonymous, staff('dispatcher'), staff('auditor')]) {
    office.as(who)
    expect([401, 403]).toContain((await put(seen)).statusCode)
  }
  const rows = await office.run(sql`select person_id as person from audit where tenant_id = 1 and action = 'calendar-set'`)
  expect(rows).toHaveLength(3)
  expect(rows.every(r => (r as { person: string }).person === ('person' in admin ? admin.person : ''))).toBe(true)
})
