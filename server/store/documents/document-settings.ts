import type { DocumentSettings } from '#contract/documents'
import type { Actor } from '#kernel/engine/actor'
import { usualIndexRule, wrongIndexRule } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { type Settings, type Snapshot, touchDirectory } from '../directory.ts'
import { json, sql } from '../sql.ts'

const usual: DocumentSettings = { version: 1, agency: 'LINLI', rule: usualIndexRule, licence: 'CC BY 4.0' }

export const documentSettingsOf = ({ settings }: Pick<Snapshot, 'settings'>): DocumentSettings => ({
  ...usual,
  ...settings.documents,
})

function faultsOf({ agency, rule, licence }: DocumentSettings): Record<string, string> {
  const faults: Record<string, string> = {}
  if (!/^[A-Za-z0-9]{1,16}$/.test(agency)) faults.agency = 'agency-letters'
  const wrong = wrongIndexRule(rule)
  if (wrong) faults.rule = `index-${wrong}`
  if (licence.trim() === '') faults.licence = 'empty'
  return faults
}

/** Sets how documents are numbered from now on; numbers once given stay. @throws Fault answers-invalid, stale-version */
export async function setDocumentSettings(app: App, actor: Actor, change: DocumentSettings): Promise<DocumentSettings> {
  await asSystem(app.db, 'set how documents are numbered', async tx => {
    const tenant = await tx.maybe(
      sql<{ settings: Settings }>`select settings from tenants where tenant_id = ${tx.tenant} for update`,
    )
    if (!tenant) throw new Fault('not-found')
    const before = documentSettingsOf(tenant)
    if (before.version !== change.version) throw new Fault('stale-version', { detail: { version: before.version } })
    const after = { ...change, agency: change.agency.trim(), rule: change.rule.trim(), licence: change.licence.trim() }
    const fields = faultsOf(after)
    if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
    const settings = { ...tenant.settings, documents: { ...after, version: before.version + 1 } }
    await tx.run(sql`update tenants set settings = ${json(settings)} where tenant_id = ${tx.tenant}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'documents-set', detail: { before, after } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
  return documentSettingsOf(await app.directory.now())
}
