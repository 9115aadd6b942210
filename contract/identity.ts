import { z } from 'zod'
import { displayScope, keyScopes } from './choices.ts'
import { id, instant } from './common.ts'
import { auditRow, personRow } from './office.ts'

export const codeBody = z.object({ code: z.string().regex(/^\d{6}$/) })
export const totpSetUpBody = z.object({ password: z.string().max(200).optional() })
export const totpSetUp = z.object({ id, secret: z.string(), uri: z.string() })
export const totpConfirmBody = z.object({ id, code: z.string().regex(/^\d{6}$/) })
export const passwordBody = z.object({ old: z.string().max(200), new: z.string().max(200) })

/** `options` and `response` are the JSON of the Web Authentication API, made and read by the browser's library. */
export const passkeyOptions = z.object({ id, options: z.record(z.string(), z.unknown()) })
const ceremony = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})
export const passkeySignInBody = z.object({
  id,
  agent: z.string().max(200).optional(),
  response: ceremony.extend({
    response: z.looseObject({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
  }),
})
export const passkeyBody = z.object({
  id,
  name: z.string().min(1).max(100),
  response: ceremony.extend({
    response: z.looseObject({
      clientDataJSON: z.string(),
      attestationObject: z.string(),
      transports: z.array(z.string()).max(10).optional(),
    }),
  }),
})
export const passkeyRow = z.object({ id, name: z.string(), createdAt: instant, usedAt: instant.nullable() })
export const sessionRow = z.object({ id, createdAt: instant, seenAt: instant, agent: z.string().nullable(), here: z.boolean() })

/** Who else looked at a case of mine. */
export const lookRow = z.object({
  at: instant,
  who: z.string(),
  action: z.string(),
  case: id,
  number: z.string(),
  reason: z.string().nullable(),
})

const name = z.string().trim().min(1).max(100)
const login = z.string().trim().toLowerCase().min(2).max(100)
const phone = z.string().trim().max(40).nullable()
export const personBody = z.object({
  id,
  name,
  login: login.nullable(),
  phone: phone.default(null),
  /** The person's name at the office's own sign-on. */
  subject: z.string().trim().min(1).max(200).nullable().default(null),
})
/** The password is given once, for the administrator to hand over; it opens nothing but the change of it. */
export const personMade = personRow.extend({ oneTimePassword: z.string().nullable() })
export const personPatch = z.object({
  version: z.number().int(),
  name: name.optional(),
  login: login.nullable().optional(),
  phone: phone.optional(),
  subject: z.string().trim().min(1).max(200).nullable().optional(),
  active: z.boolean().optional(),
})
export const oneTimePassword = z.object({ oneTimePassword: z.string() })
export const leaveBody = z.object({ to: id })
export const left = z.object({
  handedOver: z.number().int(),
  rosters: z.number().int(),
  /** Cases the named person may not work on: name another person for them. */
  remaining: z.array(z.object({ case: id, number: z.string() })),
})

export const postBody = z.object({
  id,
  person: id,
  role: z.string().max(60),
  unit: id.nullable().default(null),
  place: id.nullable().default(null),
  from: instant.optional(),
  to: instant.nullable().default(null),
})
export const postPatch = z.object({ to: instant.nullable() })
export const rosterBody = z.object({
  id,
  role: z.string().max(60),
  unit: id.nullable().default(null),
  place: id.nullable().default(null),
  person: id,
  from: instant,
  to: instant,
})
export const rosterPatch = z.object({ person: id.optional(), from: instant.optional(), to: instant.optional() })
export const rosterQuery = z.object({ from: z.coerce.number().int().optional(), to: z.coerce.number().int().optional() })

export const unitBody = z.object({
  id,
  name,
  nameEn: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(['street', 'community', 'department', 'utility', 'organisation']),
  parent: id.nullable().default(null),
  phone: phone.default(null),
})
export const unitPatch = z.object({
  name: name.optional(),
  nameEn: z.string().trim().max(200).nullable().optional(),
  parent: id.nullable().optional(),
  phone: phone.optional(),
  active: z.boolean().optional(),
})

export const apiScope = z.enum([...keyScopes, displayScope])
export const apiKeyBody = z.object({
  id,
  name,
  /** Whose posts the key acts with. */
  person: id,
  scopes: z.array(apiScope).min(1),
  expiresAt: instant.nullable().default(null),
})
export const apiKeyRow = z.object({
  id,
  name: z.string(),
  person: id,
  scopes: z.array(z.string()),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  usedAt: instant.nullable(),
})
/** The key itself is given once, to whoever made it. */
export const apiKeyMade = apiKeyRow.extend({ key: z.string() })

export const auditQuery = z.object({
  person: id.optional(),
  subject: id.optional(),
  case: id.optional(),
  action: z.string().max(60).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** Whether every sealed record is still as it was written. */
export const auditProof = z.object({
  sealed: z.number().int(),
  whole: z.boolean(),
  broken: z.object({ no: z.number().int(), id: id.nullable() }).nullable(),
  anchor: z.object({ no: z.number().int(), seal: z.string() }).nullable(),
})
export const auditPage = z.object({ rows: z.array(auditRow), next: z.string().nullable() })
