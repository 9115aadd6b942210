import type { z } from 'zod'
import type { PublishedSettings, publishedSettingsPut } from '#contract/published'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { inLanguage } from '../definitions.ts'
import { type Settings, touchDirectory } from '../directory.ts'
import { json, sql } from '../sql.ts'
import { kindName, settingOf, toldTypes } from './published-kinds.ts'

export async function publishedSettings(app: App, lang: 'zh' | 'en'): Promise<PublishedSettings> {
  const snapshot = await app.directory.now()
  const { version, jurisdiction } = settingOf(snapshot)
  return {
    version,
    jurisdiction,
    kinds: toldTypes(app, snapshot).flatMap(({ of, kinds }) => {
      const def = inLanguage(of, lang)
      return kinds.map(({ type, kind, how }) => ({
        type,
        kind,
        typeTitle: def.title,
        title: kind === null ? def.title : (def.form.kind?.options?.[kind] ?? kind),
        how,
      }))
    }),
    streets: snapshot.streets.flatMap(id => {
      const street = snapshot.places.get(id)
      return street ? [{ code: street.code, name: lang === 'en' ? (street.nameEn ?? street.name) : street.name }] : []
    }),
  }
}

/** Sets which kinds everybody may see and how. @throws Fault stale-version */
export async function setPublishedSettings(
  app: App,
  actor: Actor,
  change: z.output<typeof publishedSettingsPut>,
  lang: 'zh' | 'en',
): Promise<PublishedSettings> {
  await asSystem(app.db, 'set what is published of cases', async tx => {
    const tenant = await tx.maybe(
      sql<{ settings: Settings }>`select settings from tenants where tenant_id = ${tx.tenant} for update`,
    )
    if (!tenant) throw new Fault('not-found')
    const before = settingOf(tenant)
    if (before.version !== change.version) throw new Fault('stale-version', { detail: { version: before.version } })
    const kinds = Object.fromEntries(change.kinds.map(({ type, kind, how }) => [kindName(type, kind), how]))
    const after = { version: before.version + 1, jurisdiction: change.jurisdiction || null, kinds: { ...before.kinds, ...kinds } }
    await tx.run(
      sql`update tenants set settings = ${json({ ...tenant.settings, published: after })} where tenant_id = ${tx.tenant}`,
    )
    await recordAudit(tx, { at: app.now(), actor, action: 'published-set', detail: { before, after } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
  return publishedSettings(app, lang)
}
