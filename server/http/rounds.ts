import { z } from 'zod'
import { coverage, coverageQuery, stopList, stopQuery } from '#contract/rounds'
import { writeSheet } from '../ports/sheet.ts'
import { coverageSheet } from '../store/rounds/round-sheet.ts'
import { coverageOf, listStops } from '../store/rounds/rounds.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const tags = ['rounds']
const one = z.object({ type: z.string().max(60) })

export async function roundRoutes(server: Server): Promise<void> {
  const { office } = server
  server.get(
    '/rounds/:type/stops',
    {
      schema: {
        tags,
        summary: 'Stops of a round in due order, with all a phone needs to visit them',
        params: one,
        querystring: stopQuery,
        response: { 200: stopList },
      },
    },
    async request => {
      requireStaff(request)
      return listStops(office, request.actor, request.params.type, request.query)
    },
  )
  server.get(
    '/rounds/:type/coverage',
    {
      schema: {
        tags,
        summary: 'How the promise of a round was kept, by area; small figures about people are left out',
        params: one,
        querystring: coverageQuery,
        response: { 200: coverage },
      },
    },
    async request => {
      requireStaff(request)
      return coverageOf(office, request.actor, request.params.type, request.query)
    },
  )
  server.get(
    '/rounds/:type/coverage.xlsx',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'The coverage of a round as a workbook; on record',
        params: one,
        querystring: coverageQuery.extend({ lang: z.enum(['zh', 'en']).optional() }),
      },
    },
    async (request, reply) => {
      const actor = requireStaff(request)
      const { lang = request.lang, ...query } = request.query
      const { title, columns, rows } = await coverageSheet(office, actor, request.params.type, query, lang)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="linli-rounds-${query.by}.xlsx"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(await writeSheet(title, columns, rows)))
    },
  )
}
