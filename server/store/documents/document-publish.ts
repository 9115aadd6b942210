import { indexNumber } from '#kernel/index'
import { addSpan } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { recordAudit } from '../audit.ts'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { json, moment, sql } from '../sql.ts'
import { searchText } from './document-content.ts'
import { type DocumentRecord, dayAt, documentClasses, filesOf, type Signed } from './document-rows.ts'
import { documentSettingsOf } from './document-settings.ts'

/** The next serial of a series; two publications at once take turns in its row. */
async function nextSerial(tx: Tx, series: string): Promise<number> {
  const row = await tx.maybe(
    sql<{ last: number }>`insert into document_serials (tenant_id, series, last) values (${tx.tenant}, ${series}, 1)
      on conflict (tenant_id, series) do update set last = document_serials.last + 1 returning last`,
  )
  return row?.last ?? 1
}

/**
 * Makes what was approved public: gives an index number the first time, keeps the version for good, ends what it replaces.
 * The caller holds the row and knows that two different people put their names to it.
 */
export async function publish(app: App, tx: Tx, snapshot: Snapshot, row: DocumentRecord, now: number): Promise<string> {
  const { draft, submitted, reviewed } = row
  if (!draft || !submitted || !reviewed) throw new Error(`document ${row.id} was never reviewed`)
  const of = documentClasses(app.programmes).get(draft.class)
  if (!of) throw new Error(`document ${row.id} is of an unknown class`)
  const today = dayAt(now, snapshot)
  const { agency, rule } = documentSettingsOf(snapshot)
  const year = Number(today.slice(0, 4))
  const series = `${agency}-${of.code}-${year}`
  const index = row.index ?? indexNumber(rule, { agency, code: of.code, year, serial: await nextSerial(tx, series) })
  const revision = row.revision + 1
  const { words, grams } = searchText(draft, await filesOf(tx, row.id), index)
  const until = draft.shownUntil ?? (of.shownFor ? dayAt(addSpan(now, of.shownFor, snapshot.calendar).at, snapshot) : null)
  await tx.run(sql`
    insert into document_revisions (tenant_id, document_id, revision, at, content, reason, drafter, reviewer)
    values (${tx.tenant}, ${row.id}, ${revision}, ${moment(now)}, ${json(draft)}, ${row.correction}, ${json(submitted)}, ${json(reviewed)})`)
  await tx.run(sql`
    update documents set version = version + 1, work = 'still', seen = 'shown', draft = null, writers = '{}', submitted = null,
      reviewed = null, note = null, correction = null, publish_at = null, index_no = ${index}, revision = ${revision},
      class = ${draft.class}, title = ${draft.title}, unit_id = ${draft.unit}, community_id = ${draft.community},
      content = ${json(draft)}, words = ${words}, grams = array_to_tsvector(array_remove(string_to_array(${grams}, ' '), '')),
      published_at = coalesce(published_at, ${moment(now)}), revised_at = ${row.revision > 0 ? moment(now) : null},
      year = coalesce(year, ${year}), effective_from = ${draft.effectiveFrom}, effective_to = ${draft.effectiveTo},
      interprets = ${draft.interprets}, shown_until = ${until}, gone_at = null, gone_reason = null, changed_at = ${moment(now)}
    where tenant_id = ${tx.tenant} and id = ${row.id}`)
  if (draft.replaces.length > 0)
    await tx.run(sql`
      update documents set version = version + 1, repealed_on = ${draft.effectiveFrom ?? today}, repealed_by = ${row.id},
        repeal_reason = null, changed_at = ${moment(now)}
      where tenant_id = ${tx.tenant} and id = any(${[...draft.replaces]}::uuid[]) and id <> ${row.id} and seen = 'shown' and repealed_on is null`)
  const by = (who: Signed) => ({ person: who.person, name: who.name })
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'clock' },
    action: 'document-publish',
    detail: { document: row.id, index, revision, drafter: by(submitted), reviewer: by(reviewed) },
  })
  return index
}
