import { z } from 'zod'
import { warningEvents, warningLevels } from './choices.ts'
import { id, instant } from './common.ts'

export const warningLevel = z.enum(warningLevels)
export type WarningLevel = z.infer<typeof warningLevel>
export const warningEvent = z.enum(warningEvents)
export type WarningEvent = z.infer<typeof warningEvent>

/** Names follow the Common Alerting Protocol 1.2 (OASIS) where it has one. */
export const warning = z.object({
  id,
  version: z.number().int(),
  msgType: z.enum(['alert', 'update', 'cancel']),
  event: warningEvent,
  level: warningLevel,
  /** CAP's word for the level: minor, moderate, severe, extreme. */
  severity: z.enum(['Minor', 'Moderate', 'Severe', 'Extreme']),
  headline: z.string(),
  description: z.string(),
  /** What to do now. */
  instruction: z.string(),
  /** Communities; none means the whole street. */
  areas: z.array(z.object({ id, name: z.string() })),
  onset: instant,
  expires: instant,
  /** Who says so: the office, or the service that posted it. */
  sender: z.string(),
  sent: instant,
})
export type Warning = z.infer<typeof warning>

const line = z.string().trim().min(1).max(60)
const words = z.string().trim().max(1000)
export const warningBody = z.object({
  id,
  event: warningEvent,
  level: warningLevel,
  headline: line,
  description: words.default(''),
  instruction: words.default(''),
  areas: z.array(id).max(100).default([]),
  /** From now when not given. */
  onset: instant.optional(),
  expires: instant,
  /** The office when not given. */
  sender: line.optional(),
})
/** `version` is the one the sender saw. */
export const warningPatch = warningBody
  .omit({ id: true, sender: true })
  .partial()
  .extend({ version: z.number().int().min(1) })
export const warningList = z.object({
  rows: z.array(warning),
  /** Where weather warnings come from, as configured; null when they are entered by hand. */
  source: z.string().nullable(),
})
