import { z } from 'zod'
import { coverage, coverageQuery, stopList, stopQuery } from '#contract/rounds'
import { coverageOf, listStops } from '../store/rounds.ts'
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
}
