import { z } from 'zod'
import { ahead, aheadBody, batch, batchMade, bulkBody, bulkLook, bulkLookBody } from '#contract/bulk'
import { done, id } from '#contract/common'
import { acceptBatch, lookAhead, lookAt, myBatches, readBatch, recallBatch, runBatch } from '../store/bulk.ts'
import { asSystem } from '../store/db.ts'
import { putAway } from '../store/held-steps.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** One step on many cases, and the time in which it can be taken back. */
export async function bulkRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['cases']
  const one = z.object({ id })

  server.post(
    '/cases/bulk',
    {
      schema: {
        tags,
        summary: 'Take one step on many cases. Accepted at once, taken a few seconds later unless recalled.',
        body: bulkBody,
        response: { 200: batchMade },
      },
    },
    async request => acceptBatch(office, requireStaff(request), request.body, request.lang),
  )

  server.get(
    '/cases/bulk',
    {
      schema: {
        tags,
        summary: 'My batches with something held or refused',
        response: { 200: z.object({ rows: z.array(batch) }) },
      },
    },
    async request => ({ rows: await myBatches(office, requireStaff(request)) }),
  )

  server.post(
    '/cases/bulk/look',
    { schema: { tags, summary: 'What I may do with each of these', body: bulkLookBody, response: { 200: bulkLook } } },
    async request => lookAt(office, requireStaff(request), request.body.cases),
  )

  server.post(
    '/cases/:id/ahead',
    {
      schema: {
        tags,
        summary: 'What a case would be after a step: its state, what may be done then, whom the rules propose. Writes nothing.',
        params: one,
        body: aheadBody,
        response: { 200: ahead },
      },
    },
    async request => lookAhead(office, requireStaff(request), request.params.id, request.body, request.lang),
  )

  server.get(
    '/cases/bulk/:id',
    { schema: { tags, summary: 'How far a batch is', params: one, response: { 200: batch } } },
    async request => readBatch(office, requireStaff(request), request.params.id),
  )

  server.post(
    '/cases/bulk/:id/recall',
    { schema: { tags, summary: 'Take back what is not taken yet', params: one, response: { 200: batch } } },
    async request => recallBatch(office, requireStaff(request), request.params.id),
  )

  server.post(
    '/cases/bulk/:id/run',
    { schema: { tags, summary: 'Take at once what is still held', params: one, response: { 200: batch } } },
    async request => runBatch(office, requireStaff(request), request.params.id),
  )

  server.delete(
    '/cases/bulk/:id',
    { schema: { tags, summary: 'I have seen what was refused', params: one, response: { 200: done } } },
    async request => {
      const { person } = requireStaff(request)
      await asSystem(office.db, 'a batch put away', tx => putAway(tx, request.params.id, person))
      return { ok: true as const }
    },
  )
}
