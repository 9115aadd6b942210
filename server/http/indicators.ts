import { z } from 'zod'
import { askedInstant } from '#contract/common'
import { indicatorRow } from '#contract/indicators'
import { officeDay } from '../store/command/command-wall.ts'
import { indicators } from '../store/indicators.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const year = 365 * 86_400_000

export async function indicatorRoutes(server: Server): Promise<void> {
  const { office } = server
  const query = z.object({ from: askedInstant.optional(), to: askedInstant.optional() })
  server.get(
    '/indicators',
    {
      schema: {
        tags: ['indicators'],
        summary: 'What the office answers for, each number with its denominator',
        querystring: query,
        response: { 200: z.object({ from: z.number(), to: z.number(), rows: z.array(indicatorRow) }) },
      },
    },
    async request => {
      requireStaff(request)
      const to = request.query.to ?? office.now()
      // From the beginning of a day: whole days are summed already.
      const { calendar } = await office.directory.now()
      const from = request.query.from ?? officeDay(to - year, calendar.utcOffsetMinutes).start
      return { from, to, rows: await indicators(office, request.actor, { from, to }) }
    },
  )
}
