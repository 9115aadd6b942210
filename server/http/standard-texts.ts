import { z } from 'zod'
import { done, id } from '#contract/common'
import { standardText, standardTextPut } from '#contract/templates'
import { putStandardText, removeStandardText, standardTextsFor } from '../store/telling/standard-texts.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Words written once and put into the fields of steps. */
export async function standardTextRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['standard texts']
  const one = z.object({ id })
  server.get(
    '/standard-texts',
    {
      schema: {
        tags,
        summary: 'My own, those of my units and of the office',
        response: { 200: z.object({ rows: z.array(standardText) }) },
      },
    },
    async request => ({ rows: await standardTextsFor(office, requireStaff(request)) }),
  )
  server.put(
    '/standard-texts/:id',
    { schema: { tags, summary: 'Write a text', params: one, body: standardTextPut, response: { 200: standardText } } },
    async request => putStandardText(office, requireStaff(request), request.params.id, request.body),
  )
  server.delete(
    '/standard-texts/:id',
    { schema: { tags, summary: 'Remove a text', params: one, response: { 200: done } } },
    async request => {
      await removeStandardText(office, requireStaff(request), request.params.id)
      return { ok: true as const }
    },
  )
}
