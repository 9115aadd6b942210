import type { AlertSettings } from '#contract/alerts'
import type { Case, EventBody } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { idFor } from '../store/context.ts'
import type { Tx } from '../store/db.ts'
import { type CaseType, inLanguage } from '../store/definitions.ts'
import type { Snapshot } from '../store/directory.ts'
import { sql } from '../store/sql.ts'
import type { Channels } from '../store/telling/channels.ts'
import { contactsOfPeople } from '../store/telling/contacts.ts'
import { insertDeliveries, type NewDelivery } from '../store/telling/deliveries.ts'
import { tellingWords } from '../words/telling.ts'
import { fill } from './fill.ts'
import { maskAddress } from './recipients.ts'

/** A line in somebody's bell that may also go out by the channels they chose. */
export interface Bell {
  readonly id: string
  readonly person: string
  readonly kind: string
}
interface Matter {
  readonly of: CaseType
  readonly c: Case
  readonly number: string
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** When a push may show: now, or when the person's quiet hours are over. */
export function afterQuiet(quiet: AlertSettings['quiet'], now: number, utcOffsetMinutes: number): number {
  if (!quiet) return now
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  const minute = Math.floor(now / 60_000 + utcOffsetMinutes) % 1440
  const inside = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  return inside ? now + ((to - minute + 1440) % 1440) * 60_000 : now
}

const kindWords = (kind: string, lang: 'zh' | 'en'): string => {
  const staff: Readonly<Record<string, string>> = tellingWords[lang].staff
  return staff[kind] ?? tellingWords[lang].staff.other
}

function values({ of, c, number }: Matter, kind: string, snapshot: Snapshot, lang: 'zh' | 'en'): Record<string, string> {
  const def = inLanguage(of, lang)
  return {
    office: lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name,
    what: kindWords(kind, lang),
    type: def.title,
    number,
    state: def.states[c.state]?.title ?? c.state,
  }
}

const blank = { case: null, ofCase: null, contact: null, field: null, step: null, seq: null } as const

/** Sends what landed in bells by e-mail and push to those who want that. Says nothing of the matter itself: the case does. */
export async function tellStaff(
  app: App,
  tx: Tx,
  matter: Matter,
  bells: readonly Bell[],
  snapshot: Snapshot,
  channels: Channels,
): Promise<void> {
  if (bells.length === 0 || (!channels.email && !channels.push)) return
  const people = [...new Set(bells.map(b => b.person))]
  const contacts = (await contactsOfPeople(tx, people)).filter(
    c => c.wanted && (c.channel === 'email' ? channels.email : channels.push),
  )
  if (contacts.length === 0) return
  const alerts = await tx.rows(
    sql<{
      person: string
      settings: AlertSettings
    }>`select person_id as person, settings from alert_settings where tenant_id = ${tx.tenant} and person_id = any(${people}::uuid[])`,
  )
  const settings = await tx.rows(
    sql<{
      person: string
      settings: { email?: boolean; push?: boolean }
    }>`select person_id as person, settings from tell_settings where tenant_id = ${tx.tenant} and person_id = any(${people}::uuid[])`,
  )
  const rows = bells.flatMap(bell =>
    contacts.flatMap((contact): NewDelivery[] => {
      const chosen = settings.find(s => s.person === bell.person)?.settings
      const alert = alerts.find(a => a.person === bell.person)?.settings
      if (contact.person !== bell.person || chosen?.[contact.channel as 'email' | 'push'] !== true) return []
      if (alert?.muted.includes(bell.kind)) return []
      const w = tellingWords[contact.language].staff
      const said = values(matter, bell.kind, snapshot, contact.language)
      const nextAt =
        contact.channel === 'push' ? afterQuiet(alert?.quiet ?? null, app.now(), snapshot.calendar.utcOffsetMinutes) : app.now()
      return [
        {
          ...blank,
          id: idFor(`bell ${bell.id}/${contact.id}`, 0),
          case: matter.c.id,
          contact: contact.id,
          person: bell.person,
          channelId: contact.channel,
          channel: contact.channel,
          purpose: 'notice',
          language: contact.language,
          subject: fill(w.subject, said),
          body: `${fill(w.robot, said)}\n\uE000`,
          path: `/desk/case/${matter.c.id}`,
          to: maskAddress(contact.address),
          status: 'waiting',
          nextAt,
        },
      ]
    }),
  )
  await insertDeliveries(tx, rows, app.now())
}

/** The units an event is news for. */
function unitsOf(c: Case, body: EventBody): { kind: string; units: readonly string[] } | null {
  if (body.kind === 'Assigned') return body.unit && body.holder === null ? { kind: body.kind, units: [body.unit] } : null
  if (body.kind === 'TasksCalled') return { kind: body.kind, units: [...new Set(body.tasks.map(t => t.unit))] }
  if (body.kind === 'WentLate' || body.kind === 'Warned') return c.unit ? { kind: body.kind, units: [c.unit] } : null
  return null
}

/** Tells the group robots of the units on which something lands. */
export async function tellRobots(
  app: App,
  tx: Tx,
  matter: Matter,
  events: readonly { readonly seq: number; readonly body: EventBody }[],
  snapshot: Snapshot,
  channels: Channels,
): Promise<void> {
  if (channels.chats.length === 0) return
  const rows = events.flatMap(e => {
    const news = unitsOf(matter.c, e.body)
    if (!news) return []
    return channels.chats
      .filter(chat => chat.unit === null || news.units.includes(chat.unit))
      .map(
        (chat): NewDelivery => ({
          ...blank,
          id: idFor(`chat ${matter.c.id}/${e.seq}/${chat.id}`, 0),
          case: matter.c.id,
          seq: e.seq,
          person: null,
          channelId: chat.id,
          channel: 'chat',
          purpose: 'notice',
          language: 'zh',
          subject: news.kind,
          body: `${fill(tellingWords.zh.staff.robot, values(matter, news.kind, snapshot, 'zh'))}\n\uE000`,
          path: `/desk/case/${matter.c.id}`,
          to: null,
          status: 'waiting',
          nextAt: app.now(),
        }),
      )
  })
  await insertDeliveries(tx, rows, app.now())
}
