import { createHash, randomUUID } from 'node:crypto'
import type { Consent } from '#contract/personal'
import type { Author } from '#kernel/engine/actor'
import type { Case } from '#kernel/engine/model'
import { canonical } from '#kernel/engine/upgrade'
import { type FieldsData, fieldsOf } from '#kernel/index'
import type { Tx } from './db.ts'
import type { CaseType } from './definitions.ts'
import { json, moment, sql } from './sql.ts'

/** What a consent is about: a case or an entry, and what kind of it. */
export interface About {
  readonly case?: string
  readonly entry?: string
  readonly kind: string
}
type Values = Readonly<Record<string, unknown>>

/** A short name of exactly the words somebody agreed to. */
const wordingOf = (fields: FieldsData, key: string): string =>
  createHash('sha256')
    .update(canonical([fields[key]?.title, fields[key]?.personal]))
    .digest('base64url')
    .slice(0, 12)

const onConsent = (fields: FieldsData): string[] =>
  Object.entries(fields).flatMap(([key, field]) => (field.personal?.basis === 'consent' ? [key] : []))
const filled = (values: Values | null, key: string): boolean => values?.[key] !== undefined && values[key] !== null

/**
 * Keeps who agreed to what as it is given: a field or column that rests on consent was filled, so a consent stands from now
 * on; it was emptied, so the consent ends. Called with every write of a case or an entry; nothing is asked twice.
 */
export async function keepConsents(
  tx: Tx,
  about: About,
  fields: FieldsData,
  before: Values | null,
  after: Values,
  { by, at }: { readonly by: Pick<Author, 'kind' | 'person'>; readonly at: number },
): Promise<void> {
  const given = onConsent(fields).filter(key => filled(after, key) && !filled(before, key))
  const emptied = onConsent(fields).filter(key => !filled(after, key) && filled(before, key))
  if (emptied.length > 0) await endConsents(tx, about, emptied, { how: 'emptied', by: whose(by.kind), at })
  if (given.length === 0) return
  const staff = by.kind === 'staff'
  const rows = given.map(field => ({
    id: randomUUID(),
    field,
    purpose: fields[field]?.personal?.purpose,
    wording: wordingOf(fields, field),
  }))
  await tx.run(sql`
    insert into consents (tenant_id, id, case_id, entry_id, kind, field, purpose, wording, given_at, obtained, recorded_by)
    select ${tx.tenant}, x.id, ${about.case ?? null}, ${about.entry ?? null}, ${about.kind}, x.field, x.purpose, x.wording, ${moment(at)},
      ${staff ? 'told' : 'self'}, ${staff ? by.person : null}
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (id uuid, field text, purpose text, wording text)
    on conflict do nothing`)
}

export const whose = (kind: Author['kind']): 'self' | 'staff' | 'clock' =>
  kind === 'staff' ? 'staff' : kind === 'clock' ? 'clock' : 'self'

/** The same for a case as a command left it. */
export async function keepCaseConsents(
  tx: Tx,
  of: CaseType,
  before: Case | null,
  c: Case,
  by: Author,
  at: number,
): Promise<void> {
  await keepConsents(tx, { case: c.id, kind: of.type }, fieldsOf(of.def), before?.data ?? null, c.data, { by, at })
}

/** These consents are over. */
export const endConsents = (
  tx: Tx,
  about: About,
  fields: readonly string[],
  end: { readonly how: NonNullable<Consent['endedHow']>; readonly by: NonNullable<Consent['endedBy']>; readonly at: number },
): Promise<number> =>
  tx.run(sql`
    update consents set ended_at = ${moment(end.at)}, ended_how = ${end.how}, ended_by = ${end.by}
    where tenant_id = ${tx.tenant} and ${isAbout(about)} and field = any(${[...fields]}::text[]) and ended_at is null`)

const isAbout = (about: About) =>
  about.entry !== undefined ? sql`entry_id = ${about.entry}` : sql`case_id = ${about.case ?? null}`

/** The consents of one case or entry, the newest first. Call it only for whoever may read that. */
export async function consentsOf(tx: Tx, about: About, titles: FieldsData): Promise<Consent[]> {
  const rows = await tx.rows(sql<Omit<Consent, 'title'>>`
    select id, field, purpose, wording, given_at as "givenAt", obtained, paper_id as paper, ended_at as "endedAt", ended_how as "endedHow",
      ended_by as "endedBy"
    from consents where tenant_id = ${tx.tenant} and ${isAbout(about)} order by given_at desc, id`)
  return rows.map(row => ({ ...row, title: titles[row.field]?.title ?? row.field }))
}
