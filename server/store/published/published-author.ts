import type { AuthorsPart } from '#contract/published'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { moment, sql } from '../sql.ts'
import { howOf, toldTypes } from './published-kinds.ts'
import { refOf } from './published-ref.ts'
import type { Words } from './published-row.ts'

type Row = Omit<Words, 'id'> & { readonly reason: string | null; readonly offered: string | null; readonly version: number }

/** What everybody sees of a report, told to its author; null when its kind is never published. */
export async function authorsPart(
  app: App,
  c: { readonly id: string; readonly type: string; readonly state: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<AuthorsPart | null> {
  const snapshot = await app.directory.now()
  const told = toldTypes(app, snapshot).find(one => one.of.type === c.type)
  const how = told ? howOf(told, c.data) : 'never'
  if (!told || how === 'never') return null
  const row = await asSystem(app.db, 'what its author is told', tx =>
    tx.maybe(sql<Row>`select decision, words, answer, photos, reason, offered, version from published_words
      where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  const { open, done, refused } = told.states
  const shown = row?.decision === 'shown' && how === 'words'
  return {
    ref: refOf(app.config.secret, c.id),
    listed: [...open, ...done, ...refused].includes(c.state) && row?.decision !== 'hidden',
    how,
    decision: row?.decision ?? null,
    words: shown ? row.words : null,
    photos: shown ? row.photos.length : 0,
    reason: row?.reason ?? null,
    offered: row?.offered ?? null,
    version: row?.version ?? 0,
  }
}

/**
 * The author's own say: other words for everybody to read, which wait for a look while those shown so far go; or none at
 * all, at once. The report itself, as the office works on it, stays as it was.
 */
export async function setAuthorsPart(app: App, id: string, version: number, words: string | null): Promise<void> {
  await asSystem(app.db, 'an author mends what everybody reads', async tx => {
    const now = moment(app.now())
    const decision = words === null ? 'taken-back' : 'waiting'
    const made = await tx.run(sql`insert into published_words (tenant_id, case_id, version, decision, offered, offered_at)
      select ${tx.tenant}, ${id}, 1, ${decision}, ${words}::text, ${words === null ? null : now}::timestamptz where ${version} = 0 or exists (
        select 1 from published_words w where w.tenant_id = ${tx.tenant} and w.case_id = ${id})
      on conflict (tenant_id, case_id) do update set version = published_words.version + 1, words = null,
        photos = case when excluded.decision = 'taken-back' then '{}'::uuid[] else published_words.photos end,
        decision = case when published_words.decision = 'hidden' then 'hidden' else excluded.decision end,
        offered = excluded.offered, offered_at = excluded.offered_at
      where published_words.version = ${version}`)
    if (made === 0) throw new Fault('stale-version', { detail: { version } })
    await recordAudit(tx, {
      at: app.now(),
      actor: { kind: 'bearer', case: id },
      action: 'publish-mend',
      caseId: id,
      detail: { decision },
    })
  })
}
