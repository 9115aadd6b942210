import { z } from 'zod'
import { id } from '#contract/common'
import { publicBecame, publicChanges, publicChangesQuery, publicPlanList } from '#contract/public-plans'
import { openPublicPlans } from '../store/plans/plan-public.ts'
import { publicBecame as becameOf, publicChanges as changesOf } from '../store/plans/plan-public-past.ts'
import { sendKept } from '../written.ts'
import type { Server } from './server.ts'

/** What the office promised and how it stands, for anybody. */
export async function publicPlanRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']
  const one = z.object({ id })
  const plans = openPublicPlans(office)
  server.get('/plans', { schema: { tags, summary: 'Plans anybody may read', response: { 200: publicPlanList } } }, async () =>
    plans.list(),
  )
  server.get(
    '/plans/:id',
    {
      schema: {
        tags,
        summary: 'The promises of a plan, each with its clause (`publicPlanPage`)',
        description: 'Answers with an ETag.',
        params: one,
      },
    },
    async (request, reply) => sendKept(request, reply, await plans.page(request.params.id, request.lang)),
  )

  server.get(
    '/plans/:id/became',
    {
      schema: {
        tags,
        summary: 'What became of the promises of the plan before it: kept, late, carried on and why',
        params: one,
        response: { 200: publicBecame },
      },
    },
    async request => becameOf(office, request.params.id),
  )
  server.get(
    '/plans/:id/changes',
    {
      schema: {
        tags,
        summary: 'What two adopted editions promise differently, and why',
        params: one,
        querystring: publicChangesQuery,
        response: { 200: publicChanges },
      },
    },
    async request => changesOf(office, request.params.id, request.query.from, request.query.to, request.lang),
  )
}
