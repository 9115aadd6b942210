import { z } from 'zod'
import { id, instant } from './common.ts'

export const orderState = z.enum(['working', 'ready', 'inBatch', 'handed'])
/** An order of the city's hotline and the case it became. */
export const hotlineOrder = z.object({
  source: z.string(),
  number: z.string(),
  case: z.object({ id, number: z.string(), type: z.string(), state: z.string(), title: z.string() }),
  receivedAt: instant,
  /** The limit printed on the order. */
  dueAt: instant.nullable(),
  answeredAt: instant.nullable(),
  /** How often an answer was handed back. */
  runs: z.number().int(),
  state: orderState,
  batch: z.number().int().nullable(),
  /** What the order says it belongs to, and the cases of those that are known here. */
  related: z.array(z.object({ number: z.string(), case: id.nullable() })),
})
export type HotlineOrder = z.output<typeof hotlineOrder>
export const hotlineQuery = z.object({
  state: orderState.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})
export const hotlineOrders = z.object({ rows: z.array(hotlineOrder), next: z.string().nullable() })

export const hotlineBatch = z.object({
  no: z.number().int(),
  source: z.string(),
  state: z.enum(['made', 'handed', 'withdrawn']),
  orders: z.number().int(),
  file: z.string(),
  madeAt: instant,
  decidedAt: instant.nullable(),
})
export type HotlineBatch = z.output<typeof hotlineBatch>
/** What waits to be handed back, by source, counted up to 5,000; and the latest batches. */
export const hotlineBatches = z.object({
  ready: z.array(z.object({ source: z.string(), orders: z.number().int() })),
  rows: z.array(hotlineBatch),
})
export type HotlineBatches = z.output<typeof hotlineBatches>
export const hotlineMake = z.object({ source: z.string().min(1).max(60) })
export const hotlineDecide = z.object({ what: z.enum(['handed', 'withdrawn']) })
