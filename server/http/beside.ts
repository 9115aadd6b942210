import { z } from 'zod'
import { besideList, besideQuery, caseKin } from '#contract/beside'
import { id } from '#contract/common'
import { Fault } from '../errors.ts'
import { besideOf, kinOf } from '../store/beside.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

function answersOf(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>
  } catch {
    // Falls through to the refusal.
  }
  throw new Fault('bad-request')
}

export async function besideRoutes(server: Server): Promise<void> {
  const { office } = server
  server.get(
    '/cases/beside',
    {
      schema: {
        tags: ['cases'],
        summary: 'Open cases that belong beside one that says this, e.g. another order about the same promise',
        querystring: besideQuery,
        response: { 200: besideList },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { type, answers, not, ended } = request.query
      const wish = { type, answers: answersOf(answers), not: not ?? null, ended: ended === true, lang: request.lang }
      return besideOf(office, actor, wish)
    },
  )

  server.get(
    '/cases/:id/kin',
    {
      schema: {
        tags: ['cases'],
        summary: 'Where a case came from and what its steps raised, e.g. the orders of a meeting, as they stand now',
        params: z.object({ id }),
        response: { 200: caseKin },
      },
    },
    async request => kinOf(office, requireStaff(request), request.params.id),
  )
}
