import { gridCard, gridQuery, nearList, nearQuery } from '#contract/near'
import { gridCardAt } from '../store/grid-card.ts'
import { listNear } from '../store/published/near.ts'
import type { Server } from './server.ts'

const strict = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** What a neighbour may know without an account: what happens round the corner, and who looks after the place. */
export async function nearRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']

  server.get(
    '/near',
    {
      config: strict,
      schema: {
        tags,
        summary: 'Matters near a point or in a community',
        description:
          'Being worked on, or put right in the last 30 days; newest first. Only what was looked at by the office, only answers from fixed lists, the place to some 50 metres when it is in a building and not at all when few homes share it.',
        querystring: nearQuery,
        response: { 200: nearList },
      },
    },
    async ({ query, lang }) => listNear(office, query, lang),
  )

  server.get(
    '/grid',
    {
      config: strict,
      schema: { tags, summary: 'Who looks after a place', querystring: gridQuery, response: { 200: gridCard } },
    },
    async ({ query, lang }) => gridCardAt(office, [query.lng, query.lat], lang),
  )
}
