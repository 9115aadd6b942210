import type { EntryImportPreview, EntryImportWaiting } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import type { Lang } from '../imports/runs.ts'
import { moment, sql } from '../sql.ts'
import { mayEditSome } from './entry-access.ts'
import { reachOf } from './entry-import-reach.ts'
import { lookAgain, personOf } from './entry-import-runs.ts'
import { importRow } from './entry-import-views.ts'
import type { Ledger } from './entry-rows.ts'

/** May the actor bring in rows wherever they lie? */
async function reachesAll(app: App, actor: Actor, ledger: Ledger): Promise<boolean> {
  return mayEditSome(ledger, actor) && reachOf(ledger, actor, await app.directory.now(), app.now(), 'zh') === null
}

/**
 * Hands an import with file and mapping to whoever may bring in all of its rows; it waits for them in their list.
 * @throws Fault not-found for others' imports, step-not-now when it is running or stored
 */
export async function handOver(app: App, actor: Actor, id: string): Promise<void> {
  const row = await importRow(app, id)
  if (row?.madeBy !== personOf(actor)) throw new Fault('not-found')
  const now = moment(app.now())
  const handed = await asSystem(app.db, 'hand an import over', tx =>
    // Its days begin anew, so that the file is still there when somebody comes to it.
    tx.run(sql`update entry_imports set handed_at = ${now}, handed_by = made_by, started_at = ${now}
      where tenant_id = ${tx.tenant} and id = ${id} and state in ('checked', 'nothing', 'failed')`),
  )
  if (handed === 0) throw new Fault('step-not-now')
}

/** Imports that were handed over and that nobody took yet; none for those who may not bring them in. */
export async function waitingImports(app: App, actor: Actor, ledger: Ledger): Promise<EntryImportWaiting> {
  if (!(await reachesAll(app, actor, ledger))) return { rows: [] }
  const { people } = await app.directory.now()
  const rows = await asSystem(app.db, 'imports that wait', tx =>
    tx.rows(sql<{ id: string; file: string; source: string; by: string; handedAt: number; rows: number | null }>`
      select id, file_name as file, source, handed_by as by, handed_at as "handedAt", (counts ->> 'read')::int as rows
      from entry_imports where tenant_id = ${tx.tenant} and register = ${ledger.name} and handed_at is not null order by handed_at limit 100`),
  )
  return { rows: rows.map(row => ({ ...row, by: people.get(row.by)?.name ?? null })) }
}

/**
 * Takes an import that was handed over: it is the actor's from now on, read as its maker settled.
 * @throws Fault not-found when nobody handed it over, not-allowed
 */
export async function takeOver(app: App, actor: Actor, ledger: Ledger, id: string, lang: Lang): Promise<EntryImportPreview> {
  if (!(await reachesAll(app, actor, ledger))) throw new Fault('not-allowed', { detail: { register: ledger.name } })
  const taken = await asSystem(app.db, 'take an import over', tx =>
    tx.maybe(
      sql<{
        source: string
      }>`update entry_imports set made_by = ${personOf(actor)}, handed_at = null where tenant_id = ${tx.tenant} and id = ${id}
        and handed_at is not null returning source`,
    ),
  )
  if (!taken) throw new Fault('not-found')
  return lookAgain(app, actor, ledger, id, { source: taken.source, lang })
}
