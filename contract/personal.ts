import { z } from 'zod'
import { span as anySpan } from './cases.ts'
import { id, instant } from './common.ts'

/** What goes at once is kept for no time at all. */
const span = anySpan.extend({ amount: z.number().int().min(0) })
/** Why a personal field may be asked: PIPL article 13. */
const basis = z.enum(['consent', 'contract', 'legal-duty', 'emergency'])
/** Given by the person, told to the staff by word of mouth, by a guardian, on paper with a photo of it. */
export const obtained = z.enum(['self', 'told', 'guardian', 'paper'])

/** One thing somebody agreed to. Who it was stands in the case or the entry, not here. */
export const consent = z.object({
  id,
  field: z.string(),
  title: z.string(),
  /** As it was asked, and a short name of exactly this wording. */
  purpose: z.string(),
  wording: z.string(),
  givenAt: instant,
  obtained,
  paper: id.nullable(),
  endedAt: instant.nullable(),
  endedHow: z.enum(['withdrawn', 'erased', 'emptied']).nullable(),
  endedBy: z.enum(['self', 'staff', 'clock']).nullable(),
})
export type Consent = z.infer<typeof consent>
/** `may`: fields whose consent may be withdrawn now, by the one who asks. */
export const consentList = z.object({ rows: z.array(consent), may: z.array(z.object({ field: z.string(), title: z.string() })) })
export type ConsentList = z.infer<typeof consentList>
export const obtainedBody = z.object({ obtained, paper: id.nullable().default(null) })

/** `id` is made by the sender: sent twice it is withdrawn once. */
export const withdrawBody = z.object({ id, field: z.string().max(60) })
export const staffWithdrawBody = withdrawBody.extend({ reason: z.string().trim().min(2).max(200) })

/** One personal value the office holds of somebody in one matter. */
export const myItem = z.object({
  field: z.string(),
  title: z.string(),
  value: z.string(),
  purpose: z.string(),
  basis,
  sensitive: z.boolean(),
  keep: span,
  /** When it is erased by itself; null while the matter goes on, for the time counts from its end. */
  until: instant.nullable(),
  mayWithdraw: z.boolean(),
})
/** What the office holds of somebody in one matter, why, and who looked. */
export const myData = z.object({
  office: z.string(),
  number: z.string(),
  title: z.string(),
  at: instant,
  filedAt: instant,
  closedAt: instant.nullable(),
  /** It tells the name of whoever asks. */
  named: z.boolean(),
  items: z.array(myItem),
  consents: z.array(consent),
  /** What was erased before, by title. */
  erased: z.array(z.object({ at: instant, titles: z.array(z.string()), because: z.enum(['withdrawn', 'request']) })),
  /** Who lifted the mask: the roles they hold, when and why, never the name. */
  looks: z.array(z.object({ at: instant, roles: z.array(z.string()), reason: z.string().nullable() })),
  /** The rest of the matter as it was written, for a copy that is whole. */
  answers: z.array(z.object({ title: z.string(), value: z.string() })),
})
export type MyData = z.infer<typeof myData>

/** Six digits to a telephone, so that whoever has it can prove it. */
export const myCode = z.object({
  id,
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d\s-]{5,24}$/),
})
export const myEntriesAsk = z.object({
  id,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
  name: z.string().trim().min(1).max(60),
})
/** What registers hold of somebody who proved a telephone and told the name that stands there. */
export const myEntries = z.object({
  office: z.string(),
  at: instant,
  rows: z.array(
    z.object({
      register: z.string(),
      /** Inside which service it is held. */
      service: z.string(),
      since: instant,
      archivedAt: instant.nullable(),
      items: z.array(myItem),
      consents: z.array(consent),
      looks: myData.shape.looks,
    }),
  ),
})
export type MyEntries = z.infer<typeof myEntries>

/** A request about one's own data. `name` where the matter does not tell who asks. */
export const rightsBody = z.object({
  id,
  kind: z.enum(['copy', 'correct', 'erase', 'explain', 'withdraw']),
  wanted: z.string().trim().min(2).max(2000),
  name: z.string().trim().min(1).max(60).optional(),
  phone: z.string().max(30).optional(),
})
export const rightsFiled = z.object({ number: z.string(), key: z.string() })

/** One rule of one field, and how many values it reaches: now, within thirty days, within ninety. */
export const dueErasure = z.object({
  what: z.enum(['case', 'entry']),
  type: z.string(),
  field: z.string(),
  purpose: z.string(),
  basis,
  keep: span,
  now: z.number().int(),
  in30: z.number().int(),
  in90: z.number().int(),
  next: instant.nullable(),
})
export type DueErasure = z.infer<typeof dueErasure>

const line = z.object({
  /** `whole`: the case itself was deleted with everything in it. */
  what: z.enum(['case', 'entry', 'whole']),
  type: z.string(),
  field: z.string().nullable(),
  values: z.number().int(),
  keep: span.nullable(),
  basis: basis.nullable(),
})
export type CertificateLine = z.infer<typeof line>
/** What was erased, how much, by which rule and when; never whose. `whole`: its seal still fits it and the one before it. */
export const certificate = z.object({
  no: z.number().int(),
  at: instant,
  because: z.enum(['retention', 'withdrawn', 'request']),
  by: z.string().nullable(),
  byKind: z.string(),
  lines: z.array(line),
  values: z.number().int(),
  request: id.nullable(),
  seal: z.string(),
  whole: z.boolean(),
})
export type Certificate = z.infer<typeof certificate>
export const certificateList = z.object({ rows: z.array(certificate), next: z.number().int().nullable() })
export const certificateQuery = z.object({ before: z.coerce.number().int().min(1).optional() })
/** `more`: a run stops at a bound; what is left is erased by the next. */
export const retentionRun = z.object({ values: z.number().int(), certificate: z.number().int().nullable(), more: z.boolean() })
export const dueList = z.object({ rows: z.array(dueErasure) })
