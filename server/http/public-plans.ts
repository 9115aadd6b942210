import { z } from 'zod'
import { id } from '#contract/common'
import { publicPlanList, publicPlanPage } from '#contract/plans'
import { publicPlanById, publicPlans } from '../store/plans/plan-public.ts'
import type { Server } from './server.ts'

/** What the office promised and how it stands, for anybody. */
export async function publicPlanRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']
  server.get('/plans', { schema: { tags, summary: 'Plans anybody may read', response: { 200: publicPlanList } } }, async () =>
    publicPlans(office),
  )
  server.get(
    '/plans/:id',
    {
      schema: {
        tags,
        summary: 'The promises of a plan, each with its clause',
        params: z.object({ id }),
        response: { 200: publicPlanPage },
      },
    },
    async request => publicPlanById(office, request.params.id, request.lang),
  )
}
