import { z } from 'zod'
import { hotlineBatch, hotlineBatches, hotlineDecide, hotlineMake, hotlineOrders, hotlineQuery } from '#contract/hotline'
import { listOrders } from '../store/imports/hotline.ts'
import { batchFile, decideBatch, listBatches, makeBatch } from '../store/imports/hotline-batches.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const one = z.object({ no: z.coerce.number().int().min(1).max(2_000_000_000) })
const reading = ['dispatcher', 'supervisor', 'leader'] as const

/** The city's hotline: its orders and the answers that go back. Orders come in by `/imports` with `channel=hotline`. */
export async function hotlineRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['hotline']

  server.get(
    '/hotline/orders',
    {
      schema: {
        tags,
        summary: 'Orders within reach, the latest first',
        querystring: hotlineQuery,
        response: { 200: hotlineOrders },
      },
    },
    async request => listOrders(office, requireRole(request, ...reading), request.query),
  )

  server.get(
    '/hotline/batches',
    { schema: { tags, summary: 'What waits to be handed back, and the files made', response: { 200: hotlineBatches } } },
    async request => {
      requireRole(request, ...reading)
      return listBatches(office)
    },
  )

  server.post(
    '/hotline/batches',
    {
      schema: {
        tags,
        summary: 'Make the next numbered file of answers',
        description: 'Every order that is answered and neither handed back nor in a file that waits to be confirmed.',
        body: hotlineMake,
        response: { 200: hotlineBatch },
      },
    },
    async request => makeBatch(office, requireRole(request, 'dispatcher'), request.body.source),
  )

  server.get(
    '/hotline/batches/:no/answers.xlsx',
    { schema: { tags, summary: 'The file, byte for byte as it was made', params: one } },
    async (request, reply) => {
      requireRole(request, 'dispatcher')
      const { file, bytes } = await batchFile(office, request.params.no)
      return reply
        .type(sheetType)
        .header('content-disposition', `attachment; filename="${file}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.post(
    '/hotline/batches/:no/decision',
    {
      schema: {
        tags,
        summary: 'The file was handed back, or is withdrawn',
        params: one,
        body: hotlineDecide,
        response: { 200: hotlineBatch },
      },
    },
    async request => decideBatch(office, requireRole(request, 'dispatcher'), request.params.no, request.body.what),
  )
}
