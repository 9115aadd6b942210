import type { App } from '../app.ts'
import { asSystem } from '../store/db.ts'
import { publish } from '../store/documents/document-publish.ts'
import { dayAt, lockDocument } from '../store/documents/document-rows.ts'
import { moment, sql } from '../store/sql.ts'

/**
 * Publishes what was approved for a time that has come, one document at a time, and takes from view what was to be shown
 * until yesterday. Two instances at once do each only once.
 * @returns how many documents changed
 */
export async function sweepDocuments(app: App): Promise<number> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const due = await asSystem(app.db, 'documents to publish now', tx =>
    tx.rows(
      sql<{ id: string; version: number }>`select id, version from documents
        where tenant_id = ${tx.tenant} and work = 'ready' and publish_at <= ${moment(now)} order by publish_at limit 50`,
    ),
  )
  let changed = 0
  for (const { id, version } of due)
    changed += await asSystem(app.db, 'publish a document on time', async tx => {
      const free = await tx.rows(
        sql`select 1 from documents where tenant_id = ${tx.tenant} and id = ${id} and version = ${version} for update skip locked`,
      )
      if (free.length === 0) return 0
      await publish(app, tx, snapshot, await lockDocument(tx, id, version), now)
      return 1
    })
  const ended = await asSystem(app.db, 'end publicity periods', tx =>
    tx.run(
      sql`update documents set version = version + 1, seen = 'ended', gone_at = ${moment(now)}, changed_at = ${moment(now)}
        where tenant_id = ${tx.tenant} and seen = 'shown' and shown_until < ${dayAt(now, snapshot)}::date`,
    ),
  )
  return changed + ended
}
