import { createHash, randomUUID } from 'node:crypto'
import type { Consent } from '#contract/personal'
import type { Author } from '#kernel/engine/actor'
import type { Case } from '#kernel/engine/model'
import { canonical } from '#kernel/engine/upgrade'
import { type FieldsData, fieldsOf } from '#kernel/index'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { json, moment, sql } from '../sql.ts'

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

/** One case or entry as it was and as it is. */
export interface Kept {
  readonly id: string
  readonly before: Values | null
  readonly after: Values
}
interface Who {
  readonly by: Pick<Author, 'kind' | 'person'>
  readonly at: number
}

/**
 * Keeps who agreed to what as it is given: a field or column that rests on consent was filled, so a consent stands from now
 * on; it was emptied, so the consent ends. Called with every write of cases of a type or entries of a register; nothing is
 * asked twice, and where nothing rests on consent nothing is asked at all.
 */
async function keepConsents(
  tx: Tx,
  of: { readonly what: 'case' | 'entry'; readonly kind: string; readonly fields: FieldsData },
  rows: readonly Kept[],
  { by, at }: Who,
): Promise<void> {
  const keys = onConsent(of.fields)
  if (keys.length === 0) return
  const changed = (from: 'before' | 'after', to: 'before' | 'after') =>
    rows.flatMap(row => keys.filter(key => filled(row[to], key) && !filled(row[from], key)).map(field => ({ of: row.id, field })))
  for (const { of: id, field } of changed('after', 'before'))
    await endConsents(tx, { [of.what]: id, kind: of.kind }, [field], { how: 'emptied', by: whose(by.kind), at })
  const given = changed('before', 'after').map(one => ({
    ...one,
    id: randomUUID(),
    purpose: of.fields[one.field]?.personal?.purpose,
    wording: wordingOf(of.fields, one.field),
  }))
  if (given.length === 0) return
  const staff = by.kind === 'staff'
  const column = of.what === 'case' ? sql`case_id` : sql`entry_id`
  await tx.run(sql`
    insert into consents (tenant_id, id, ${column}, kind, field, purpose, wording, given_at, obtained, recorded_by)
    select ${tx.tenant}, x.id, x.of, ${of.kind}, x.field, x.purpose, x.wording, ${moment(at)}, ${staff ? 'told' : 'self'}, ${staff ? by.person : null}
    from jsonb_to_recordset(${json(given)}::jsonb) as x (id uuid, of uuid, field text, purpose text, wording text)
    on conflict do nothing`)
}

/** The same for entries of a register. */
export const keepEntryConsents = (
  tx: Tx,
  register: { readonly name: string; readonly columns: FieldsData },
  rows: readonly Kept[],
  who: Who,
): Promise<void> => keepConsents(tx, { what: 'entry', kind: register.name, fields: register.columns }, rows, who)

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
  const row = { id: c.id, before: before?.data ?? null, after: c.data }
  await keepConsents(tx, { what: 'case', kind: of.type, fields: fieldsOf(of.def) }, [row], { by, at })
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

/**
 * The consents of one case or entry, the newest first; what was asked is told in the reader's language (`said`) as long as
 * it is still asked in these words. Call it only for whoever may read that.
 */
export async function consentsOf(tx: Tx, about: About, fields: FieldsData, said: FieldsData): Promise<Consent[]> {
  const rows = await tx.rows(sql<Omit<Consent, 'title'>>`
    select id, field, purpose, wording, given_at as "givenAt", obtained, paper_id as paper, ended_at as "endedAt", ended_how as "endedHow",
      ended_by as "endedBy"
    from consents where tenant_id = ${tx.tenant} and ${isAbout(about)} order by given_at desc, id`)
  return rows.map(row => {
    const same = row.wording === wordingOf(fields, row.field)
    return {
      ...row,
      title: said[row.field]?.title ?? row.field,
      purpose: (same && said[row.field]?.personal?.purpose) || row.purpose,
    }
  })
}
