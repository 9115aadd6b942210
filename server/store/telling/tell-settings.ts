import type { TellMe } from '#contract/telling'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { contactsOfPeople, keepWish } from './contacts.ts'

interface Kept {
  readonly email: boolean
  readonly push: boolean
  readonly byEmail: boolean
}
/** Nothing goes out until somebody chooses it. */
const usual: Kept = { email: false, push: false, byEmail: false }

export async function tellMeOf(tx: Tx, person: string): Promise<TellMe & { browsers: number }> {
  const row = await tx.maybe(
    sql<{
      settings: Kept
      hour: number | null
    }>`select settings, digest_at as hour from tell_settings where tenant_id = ${tx.tenant} and person_id = ${person}`,
  )
  const contacts = await contactsOfPeople(tx, [person])
  const settings = row?.settings ?? usual
  return {
    email: { address: contacts.find(c => c.channel === 'email')?.address ?? null, on: settings.email },
    push: settings.push,
    digest: row && row.hour !== null ? { hour: row.hour, byEmail: settings.byEmail } : null,
    browsers: contacts.filter(c => c.channel === 'push').length,
  }
}

export async function keepTellMe(tx: Tx, person: string, wish: TellMe, language: 'zh' | 'en', now: number): Promise<void> {
  const settings: Kept = { email: wish.email.on, push: wish.push, byEmail: wish.digest?.byEmail ?? false }
  await tx.run(sql`
    insert into tell_settings (tenant_id, person_id, settings, digest_at, changed_at)
    values (${tx.tenant}, ${person}, ${json(settings)}::jsonb, ${wish.digest?.hour ?? null}, ${moment(now)})
    on conflict (tenant_id, person_id) do update set settings = excluded.settings, digest_at = excluded.digest_at, changed_at = excluded.changed_at`)
  await keepWish(tx, { person }, { email: wish.email.address, language }, now)
}
