import type { z } from 'zod'
import type { CallbackSettings, CallbackSettingsView, callbackSettingsPut } from '#contract/callback'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

/** What holds until the office says otherwise: everybody is called, three times at most. */
const first: CallbackSettings = {
  share: 100,
  tries: 3,
  weights: { response: 30, solved: 35, satisfied: 35 },
  partly: 0.5,
  scores: { very: 1, fairly: 0.8, so: 0.6, not: 0 },
  targets: { good: 0.9, fair: 0.75 },
  volumes: [30, 100],
}

export interface SettingsVersion {
  readonly version: number
  readonly settings: CallbackSettings
}

/** The rules in force now, or at a moment; version 0 until the office made some. */
export const callbackSettingsOf = async (tx: Tx, at?: number): Promise<SettingsVersion> =>
  (await tx.maybe(sql<SettingsVersion>`select version, settings from callback_settings
    where tenant_id = ${tx.tenant} ${at === undefined ? sql`` : sql`and made_at < ${moment(at)}`} order by version desc limit 1`)) ?? {
    version: 0,
    settings: first,
  }

export const readCallbackSettings = (app: App, mayEdit: boolean): Promise<CallbackSettingsView> =>
  asSystem(app.db, 'how the office calls back', async tx => ({
    ...(await callbackSettingsOf(tx)),
    mayEdit,
    versions: await tx.rows(sql<CallbackSettingsView['versions'][number]>`
      select version, settings, note, made_at as at,
        (select name from people p where p.tenant_id = s.tenant_id and p.id = s.made_by) as by
      from callback_settings s where tenant_id = ${tx.tenant} order by version desc limit 50`),
  }))

/** Puts rules down as a new version; nothing is changed in place. @throws Fault stale-version */
export async function saveCallbackSettings(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  { version, settings, note }: z.output<typeof callbackSettingsPut>,
): Promise<CallbackSettingsView> {
  await asSystem(app.db, 'set how the office calls back', async tx => {
    await tx.run(sql`select pg_advisory_xact_lock(7223, ${tx.tenant}::int)`)
    const last = await callbackSettingsOf(tx)
    if (last.version !== version) throw new Fault('stale-version', { detail: { version: last.version } })
    await tx.run(sql`insert into callback_settings (tenant_id, version, settings, note, made_by, made_at)
      values (${tx.tenant}, ${version + 1}, ${json(settings)}::jsonb, ${note}, ${actor.person}, ${moment(app.now())})`)
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'callback-settings',
      detail: { version: version + 1, note, before: last.settings, after: settings },
    })
  })
  return readCallbackSettings(app, true)
}
