import type { AlertSettings } from '#contract/alerts'
import type { Tx } from './db.ts'
import { json, moment, sql } from './sql.ts'

/** What holds until somebody says otherwise: a line of the system, no sound, everything, always. */
export const usualAlerts: AlertSettings = { popUp: true, sound: false, muted: [], quiet: null }

export const alertsOf = async (tx: Tx, person: string): Promise<AlertSettings> =>
  (
    await tx.maybe(
      sql<{
        settings: AlertSettings
      }>`select settings from alert_settings where tenant_id = ${tx.tenant} and person_id = ${person}`,
    )
  )?.settings ?? usualAlerts

export const keepAlerts = (tx: Tx, person: string, settings: AlertSettings, now: number): Promise<number> =>
  tx.run(
    sql`insert into alert_settings (tenant_id, person_id, settings, changed_at)
        values (${tx.tenant}, ${person}, ${json(settings)}::jsonb, ${moment(now)})
        on conflict (tenant_id, person_id) do update set settings = excluded.settings, changed_at = excluded.changed_at`,
  )
