import { z } from 'zod'
import { id, instant } from './common.ts'
import { language } from './telling.ts'

export const templateChannel = z.enum(['sms', 'email', 'push'])
/** What a step says by one channel in one language. `standard` is the text that holds until the office writes its own. */
export const template = z.object({
  type: z.string(),
  step: z.string(),
  stepTitle: z.string(),
  channel: templateChannel,
  language,
  subject: z.string(),
  body: z.string(),
  standard: z.boolean(),
  version: z.number().int(),
  madeAt: instant.nullable(),
  /** Words in braces that this text may hold, each with its meaning. */
  placeholders: z.array(z.object({ name: z.string(), meaning: z.string() })),
})
export type Template = z.infer<typeof template>
/** `standard: true` goes back to the standard text; the versions before are kept. */
export const templatePut = z.object({
  version: z.number().int().min(0),
  subject: z.string().trim().max(200),
  body: z.string().trim().max(4000),
  standard: z.boolean().default(false),
})
export const templateVersion = z.object({
  version: z.number().int(),
  subject: z.string().nullable(),
  body: z.string().nullable(),
  madeAt: instant,
  by: z.string().nullable(),
})
export type TemplateVersion = z.infer<typeof templateVersion>
export const previewBody = z.object({
  subject: z.string().max(200),
  body: z.string().max(4000),
  number: z.string().max(30).optional(),
})
export const preview = z.object({ subject: z.string(), body: z.string(), number: z.string().nullable() })
export type Preview = z.infer<typeof preview>
/** How a decision may be objected to, e.g. with the supervision office of the street and its telephone. */
export const objection = z.object({ zh: z.string().trim().max(500), en: z.string().trim().max(500) })

/** 常用语: words written once and put into fields of steps. */
const textBody = z.object({
  title: z.string().trim().min(1).max(60),
  body: z.string().trim().min(1).max(2000),
  type: z.string().max(60).nullable(),
  step: z.string().max(60).nullable(),
  field: z.string().max(60).nullable(),
  category: z.string().max(60).nullable(),
  share: z.enum(['own', 'unit', 'office']),
  unit: id.nullable(),
})
export const standardTextPut = textBody.extend({ version: z.number().int().min(0) })
export const standardText = textBody.extend({ id, version: z.number().int(), mine: z.boolean(), mayChange: z.boolean() })
export type StandardText = z.infer<typeof standardText>
