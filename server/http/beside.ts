import { besideList, besideQuery } from '#contract/beside'
import { Fault } from '../errors.ts'
import { besideOf } from '../store/beside.ts'
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
      const { type, answers, not } = request.query
      return besideOf(office, actor, { type, answers: answersOf(answers), not: not ?? null, lang: request.lang })
    },
  )
}
