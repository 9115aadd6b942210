import { z } from 'zod'
import { id, instant } from './common.ts'

/** What another program may be told of. */
export const webhookEvent = z.enum(['case.filed', 'case.state', 'case.assigned', 'case.late', 'case.closed', 'case.reopened'])
export type WebhookEvent = z.infer<typeof webhookEvent>

/** What is posted, version 1. Nothing personal: ids, kinds, states, places by code, times. New keys may be added. */
export const webhookPayload = z.object({
  version: z.literal(1),
  event: webhookEvent,
  at: instant,
  case: z.object({
    id,
    number: z.string(),
    programme: z.string(),
    type: z.string(),
    state: z.string(),
    /** The state it left, for `case.state`, `case.closed` and `case.reopened`. */
    from: z.string().nullable(),
    step: z.string().nullable(),
    /** The open choice and the catalogue entry, when the definition has them and they were given. */
    kind: z.string().nullable(),
    category: z.string().nullable(),
    street: z.string().nullable(),
    community: z.string().nullable(),
    grid: z.string().nullable(),
    unit: id.nullable(),
    filedAt: instant,
    dueAt: instant.nullable(),
    closedAt: instant.nullable(),
    /** How often the case was changed: a greater one is newer, whatever order they arrive in. */
    version: z.number().int(),
  }),
})
export type WebhookPayload = z.infer<typeof webhookPayload>

export const webhookBody = z.object({
  title: z.string().trim().min(1).max(100),
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z.array(webhookEvent).min(1),
  /** Case types; empty: all that are not confidential. */
  types: z.array(z.string().max(60)).max(50),
  active: z.boolean().default(true),
})
export const webhookPost = webhookBody.extend({ id })
export const webhookPatch = webhookBody.extend({ version: z.number().int(), resume: z.boolean().default(false) })
export const webhookRow = webhookBody.extend({
  id,
  version: z.number().int(),
  failures: z.number().int(),
  pausedAt: instant.nullable(),
  createdAt: instant,
  waiting: z.number().int(),
  lastAt: instant.nullable(),
})
export type WebhookRow = z.infer<typeof webhookRow>
/** The secret is shown when it is made and when it is renewed, never else. */
export const webhookMade = z.object({ row: webhookRow, secret: z.string() })
export type WebhookMade = z.infer<typeof webhookMade>

export const webhookDelivery = z.object({
  id,
  event: z.string(),
  case: id.nullable(),
  number: z.string().nullable(),
  status: z.enum(['waiting', 'sent', 'dead']),
  attempts: z.number().int(),
  responseStatus: z.number().int().nullable(),
  responseText: z.string().nullable(),
  tookMs: z.number().int().nullable(),
  createdAt: instant,
  nextAt: instant,
  doneAt: instant.nullable(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>
export const webhookDeliveries = z.object({ rows: z.array(webhookDelivery), next: z.string().nullable() })
/** One delivery, or every one made since a moment. */
export const replayBody = z.union([z.object({ delivery: id }), z.object({ since: instant })])
