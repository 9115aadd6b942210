import { z } from 'zod'
import { calendarPut, calendarYear, calendar as shape } from '#contract/office'
import type { Calendar } from '#methods/working-time/index'
import { setCalendar, yearOf } from '../store/calendar.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const told = (calendar: Calendar) => ({
  ...calendar,
  hours: calendar.hours.map(([open, close]): [number, number] => [open, close]),
  weekend: [...calendar.weekend],
  days: { ...calendar.days },
  knownYears: [...calendar.knownYears],
})

export async function calendarRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['calendar']

  server.get('/calendar', { schema: { tags, summary: 'The office’s working time', response: { 200: shape } } }, async () =>
    told((await office.directory.now()).calendar),
  )

  server.put(
    '/calendar',
    {
      schema: {
        tags,
        summary: 'Set hours, weekend and exceptions',
        description: 'A new version of the calendar. Only what differs from the published holidays is kept as the office’s own.',
        body: calendarPut,
        response: { 200: shape },
      },
    },
    async request => told(await setCalendar(office, requireRole(request, 'system-admin'), request.body)),
  )

  server.get(
    '/calendar/year/:year',
    {
      schema: {
        tags,
        summary: 'Every day of a year, and whether its holidays are known',
        params: z.object({ year: z.coerce.number().int().min(1900).max(2200) }),
        response: { 200: calendarYear },
      },
    },
    async ({ params: { year } }) => {
      const { calendar, settings } = await office.directory.now()
      return { year, known: calendar.knownYears.includes(year), days: yearOf(calendar, settings.calendar?.days ?? {}, year) }
    },
  )
}
