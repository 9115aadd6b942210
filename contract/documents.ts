import { z } from 'zod'
import { id, instant } from './common.ts'

/** A day as 'YYYY-MM-DD'. */
export const day = z.iso.date()
const words = (most: number) => z.string().max(most)

/** The four checks before anything is published (审查): secret, privacy, legality, accuracy. */
export const documentChecks = ['secret', 'privacy', 'legality', 'accuracy'] as const
export const documentCheck = z.enum(documentChecks)

export const documentMode = z.enum(['active', 'on-request'])
export const documentScope = z.enum(['everyone', 'concerned'])
/** How a reading explains: in words, as a picture, as questions and answers. */
export const interpretationKind = z.enum(['text', 'picture', 'answers'])

/** Something in the text that may point at a person and stays in on purpose. */
const keptTrace = z.object({ text: words(100), reason: words(200) })
const attachment = z.object({ file: id, title: words(200) })

/** What an official paper (公文) has besides its text: a red head, 主送, 抄送 and 附注. */
const officialParts = z.object({ head: z.boolean(), addressee: words(300), copies: words(500), remark: words(100) })

/** All that a drafter writes. Dates are days, the body is a small safe part of HTML. */
export const documentContent = z.object({
  class: words(60),
  title: words(200),
  titleEn: words(300).nullable().default(null),
  /** The document number (文号), such as 菱街〔2026〕3号. */
  number: words(80).nullable().default(null),
  unit: id.nullable().default(null),
  /** A notice for one community only. */
  community: id.nullable().default(null),
  /** When it was made (成文日期). */
  createdOn: day.nullable().default(null),
  effectiveFrom: day.nullable().default(null),
  effectiveTo: day.nullable().default(null),
  mode: documentMode.default('active'),
  scope: documentScope.default('everyone'),
  keywords: z.array(words(30)).max(12).default([]),
  summary: words(500).default(''),
  body: words(400_000).default(''),
  attachments: z.array(attachment).max(20).default([]),
  /** The document this one explains. */
  interprets: id.nullable().default(null),
  interpretation: interpretationKind.nullable().default(null),
  /** Documents that end when this one is published. */
  replaces: z.array(id).max(10).default([]),
  /** The last day of a publicity period; what the class says when null. */
  shownUntil: day.nullable().default(null),
  kept: z.array(keptTrace).max(100).default([]),
  official: officialParts.optional(),
})
export type DocumentContent = z.infer<typeof documentContent>

/** A document as a file in the layout of GB/T 9704. */
export const paperForm = z.enum(['docx', 'pdf'])

export const documentBody = z.object({ id, content: documentContent })
export const documentPut = z.object({ version: z.number().int().min(1), content: documentContent })

const checked = z.array(documentCheck).max(4)
/** What is done with a document besides writing it. `approve` and `return` are the reviewer's. */
export const documentAct = z.object({
  version: z.number().int().min(1),
  act: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('submit'), checks: checked }),
    z.object({ kind: z.literal('recall') }),
    z.object({ kind: z.literal('return'), reason: words(1000) }),
    /** `at`: published then; null: at once. */
    z.object({ kind: z.literal('approve'), checks: checked, at: instant.nullable() }),
    z.object({ kind: z.literal('correct'), reason: words(500) }),
    z.object({ kind: z.literal('withdraw'), reason: words(500) }),
    z.object({ kind: z.literal('repeal'), on: day, by: id.nullable(), reason: words(500) }),
    z.object({ kind: z.literal('discard') }),
  ]),
})
export type DocumentAct = z.infer<typeof documentAct>['act']

/** Where the work on it stands: nothing under way, being written, with the reviewer, approved for later. */
export const workState = z.enum(['still', 'draft', 'review', 'ready'])
/** What the public sees of it: nothing yet, the document, or a tombstone. */
export const publicState = z.enum(['none', 'shown', 'ended', 'withdrawn'])

export const documentRow = z.object({
  id,
  version: z.number().int(),
  work: workState,
  seen: publicState,
  index: z.string().nullable(),
  class: z.string(),
  title: z.string(),
  unit: id.nullable(),
  drafter: z.string().nullable(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  changedAt: instant,
})
export type DocumentRow = z.infer<typeof documentRow>

export const trace = z.object({
  kind: z.string(),
  text: z.string(),
  /** Some characters before and after. */
  before: z.string(),
  after: z.string(),
  how: z.enum(['sure', 'maybe']),
  /** The attachment it stands in; null: in the document itself. */
  file: id.nullable(),
  masked: z.string(),
})
export type DocumentTrace = z.infer<typeof trace>

export const documentFile = z.object({
  id,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  /** Whether its words could be read, and so be searched and checked. */
  readable: z.boolean(),
})
export type DocumentFile = z.infer<typeof documentFile>

const signed = z.object({ person: id, name: z.string(), at: instant, checks: z.array(documentCheck) })
export const documentRevision = z.object({
  revision: z.number().int(),
  at: instant,
  reason: z.string().nullable(),
  drafter: signed,
  reviewer: signed,
})

/** A document as its office sees it. */
export const documentDetail = documentRow.extend({
  /** What is being written, or what was last published when nothing is under way. */
  content: documentContent,
  /** Why it was sent back, or why a correction is being made. */
  note: z.string().nullable(),
  correction: z.string().nullable(),
  submitted: signed.nullable(),
  /** Everybody who wrote in what is under way: none of them may approve it. */
  writers: z.array(id),
  files: z.array(documentFile),
  /** What may point at a person and nobody has said may stay. */
  traces: z.array(trace),
  /** What is missing before it may go to review, by field. */
  missing: z.array(z.string()),
  revisions: z.array(documentRevision),
  repealedOn: day.nullable(),
  repealedBy: id.nullable(),
})
export type DocumentDetail = z.infer<typeof documentDetail>

export const documentSettings = z.object({
  version: z.number().int(),
  /** Stands for the office in index numbers. */
  agency: z.string(),
  rule: z.string(),
  /** Under which terms open data are given. */
  licence: z.string(),
})
export const documentSettingsPut = z.object({
  version: z.number().int().min(1),
  agency: words(40),
  rule: words(100),
  licence: words(500),
})
export type DocumentSettings = z.infer<typeof documentSettings>

/** One line of the public list. */
export const publicDocumentRow = z.object({
  index: z.string(),
  class: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  number: z.string().nullable(),
  unit: z.string().nullable(),
  community: z.string().nullable(),
  publishedAt: instant,
  summary: z.string(),
  /** Words around what was searched for; null without a search, or when only the title fits. */
  excerpt: z.string().nullable(),
  force: z.enum(['in-force', 'not-yet', 'over', 'repealed']).nullable(),
})
export type PublicDocumentRow = z.infer<typeof publicDocumentRow>
export const publicDocumentList = z.object({ rows: z.array(publicDocumentRow), next: z.string().nullable() })
export type PublicDocumentList = z.infer<typeof publicDocumentList>

export const publicDocumentQuery = z.object({
  q: words(100).optional(),
  class: words(60).optional(),
  unit: id.optional(),
  community: id.optional(),
  year: z.coerce.number().int().min(1949).max(2200).optional(),
  inForce: z.enum(['true', 'false']).default('false'),
  cursor: words(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export type PublicDocumentQuery = z.infer<typeof publicDocumentQuery>

const named = z.object({ id, name: z.string(), count: z.number().int() })
/** What the list can be narrowed to. */
export const documentFacets = z.object({
  total: z.number().int(),
  classes: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int(), binds: z.boolean() })),
  units: z.array(named),
  communities: z.array(named),
  years: z.array(z.object({ year: z.number().int(), count: z.number().int() })),
})
export type DocumentFacets = z.infer<typeof documentFacets>

const link = z.object({ index: z.string(), title: z.string(), class: z.string(), interpretation: interpretationKind.nullable() })
/** A published document, or the tombstone of one that is no longer shown. */
export const publicDocument = publicDocumentRow.omit({ excerpt: true }).extend({
  state: z.enum(['shown', 'ended', 'withdrawn']),
  classTitle: z.string(),
  /** Why it is gone, for a tombstone. */
  goneReason: z.string().nullable(),
  goneAt: instant.nullable(),
  createdOn: day.nullable(),
  revisedAt: instant.nullable(),
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  repealedOn: day.nullable(),
  repealedBy: link.nullable(),
  repealReason: z.string().nullable(),
  shownUntil: day.nullable(),
  mode: documentMode,
  scope: documentScope,
  keywords: z.array(z.string()),
  body: z.string(),
  attachments: z.array(z.object({ file: id, title: z.string(), type: z.string(), bytes: z.number().int() })),
  /** What this one explains, and what explains this one. */
  interprets: link.nullable(),
  interpretations: z.array(link),
  replaces: z.array(link),
  revisions: z.array(z.object({ revision: z.number().int(), at: instant, reason: z.string().nullable() })),
  views: z.number().int(),
})
export type PublicDocument = z.infer<typeof publicDocument>

/** What changed between two published versions, paragraph by paragraph. */
export const documentChanges = z.object({
  from: z.number().int(),
  to: z.number().int(),
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  paragraphs: z.array(z.object({ runs: z.array(z.object({ op: z.enum(['same', 'added', 'removed']), text: z.string() })) })),
})
export type DocumentChanges = z.infer<typeof documentChanges>

/** Counts for the yearly report on open information (年报数据), by class and month. */
export const documentYear = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  classes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Published, from January to December. */
      months: z.array(z.number().int()),
      withdrawn: z.number().int(),
      inForce: z.number().int().nullable(),
    }),
  ),
  requests: z.object({ received: z.number().int(), answered: z.number().int(), refused: z.number().int() }).nullable(),
})
export type DocumentYear = z.infer<typeof documentYear>
