import type { App } from '../../app.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db.ts'
import { moment, type Query, sql } from '../sql.ts'

/** Takes one personal field out of these cases' history; of those who joined, too, or only of the reporter. */
export async function scrubHistory(tx: Tx, key: string, ids: readonly string[], whose: 'all' | 'reporter'): Promise<void> {
  const these = [...ids]
  const kinds = whose === 'all' ? sql`true` : sql`kind <> 'Joined'`
  await tx.run(sql`
    update case_events set body = jsonb_set(body, '{answers}', (body -> 'answers') - ${key}::text)
    where tenant_id = ${tx.tenant} and case_id = any(${these}::uuid[]) and body -> 'answers' ? ${key} and ${kinds}`)
}

/** Where a case lies is told by its grid alone, once the place was somebody's home and is to go. */
export const scrubPlaces = (tx: Tx, ids: readonly string[]): Promise<number> =>
  tx.run(sql`
    update case_events set body = jsonb_set(body, '{place}', (body -> 'place') || '{"point": null, "address": null, "building": null}')
    where tenant_id = ${tx.tenant} and case_id = any(${[...ids]}::uuid[]) and jsonb_typeof(body -> 'place') = 'object'`)

/** What was agreed to is over with the value. */
const endedBy = (tx: Tx, about: Query<unknown>, key: string, ids: readonly string[], at: number) => sql`
  update consents set ended_at = ${moment(at)}, ended_how = 'erased', ended_by = 'clock'
  where tenant_id = ${tx.tenant} and ${about} = any(${[...ids]}::uuid[]) and field = ${key} and ended_at is null`

/** Takes one personal field out of these cases and their history. */
export async function scrubCases(tx: Tx, key: string, isPlace: boolean, ids: readonly string[], at: number): Promise<void> {
  const these = [...ids]
  const mine = sql`tenant_id = ${tx.tenant} and id = any(${these}::uuid[])`
  await tx.run(sql`update cases set data = data - ${key}::text where ${mine}`)
  await tx.run(sql`
    update cases set rest = jsonb_set(rest, '{joined}', (select jsonb_agg(jsonb_set(j, '{contact}', (j -> 'contact') - ${key}::text)) from jsonb_array_elements(rest -> 'joined') j))
    where ${mine} and rest ? 'joined'`)
  await scrubHistory(tx, key, these, 'all')
  await tx.run(endedBy(tx, sql`case_id`, key, these, at))
  if (!isPlace) return
  await tx.run(sql`update cases set lng = null, lat = null, address = null, building_id = null, grams = '' where ${mine}`)
  await scrubPlaces(tx, these)
}

interface Column {
  readonly key: string
  readonly title: string
  readonly isPlace: boolean
  /** Entries are named or known by it. */
  readonly names: boolean
  readonly isKey: boolean
}

/** Takes one personal column out of these entries and their history, and says in it that it is gone. */
export async function scrubEntries(
  tx: Tx,
  app: App,
  { key, title, isPlace, names, isKey }: Column,
  ids: readonly string[],
): Promise<void> {
  const these = [...ids]
  const mine = sql`tenant_id = ${tx.tenant} and id = any(${these}::uuid[])`
  await tx.run(sql`
    update entries set data = data - ${key}::text, version = version + 1, changed_at = ${moment(app.now())}, changed_by = null where ${mine}`)
  if (names) await tx.run(sql`update entries set name = '***', grams = '' where ${mine}`)
  if (isKey) await tx.run(sql`update entries set key = id::text where ${mine}`)
  if (isPlace) await tx.run(sql`update entries set lng = null, lat = null where ${mine}`)
  await tx.run(sql`
    update entry_changes set changes = changes - ${key}::text
    where tenant_id = ${tx.tenant} and entry_id = any(${these}::uuid[]) and changes ? ${key}`)
  await tx.run(sql`
    insert into entry_changes (tenant_id, entry_id, version, command_id, at, how, reason)
    select tenant_id, id, version, gen_random_uuid(), ${moment(app.now())}, 'erased', ${title} from entries where ${mine}`)
  await tx.run(endedBy(tx, sql`entry_id`, key, these, app.now()))
}

/** Each of these was reached by the rule: on record, one by one, never with what it was. */
export async function recordErased(tx: Tx, app: App, key: string, cases: readonly string[]): Promise<void> {
  for (const caseId of cases)
    await recordAudit(tx, { actor: { kind: 'clock' }, at: app.now(), action: 'erase', caseId, detail: { field: key } })
}
