import { promiseQuery, promisesFound } from '#contract/plan-find'
import { findPromises } from '../store/plans/plan-find.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Promises found by typing, for fields that name one. */
export async function planFindRoutes(server: Server): Promise<void> {
  const { office } = server
  server.get(
    '/plan-promises',
    {
      schema: {
        tags: ['plans'],
        summary: 'Promises of adopted plans by words of them, or the one of an id',
        querystring: promiseQuery,
        response: { 200: promisesFound },
      },
    },
    async request => {
      requireStaff(request)
      return { rows: await findPromises(office, request.query.q) }
    },
  )
}
