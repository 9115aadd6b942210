import type { Digest } from '#contract/telling'
import { momentWords } from '#kernel/engine/words/phrase'
import { localDay } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { idFor } from '../store/context.ts'
import { asSystem } from '../store/db.ts'
import { caseType, inLanguage } from '../store/definitions.ts'
import { staffNow } from '../store/held-steps.ts'
import { json, moment, sql } from '../store/sql.ts'
import { channelsOf } from '../store/telling/channels.ts'
import { contactsOfPeople } from '../store/telling/contacts.ts'
import { insertDeliveries } from '../store/telling/deliveries.ts'
import { digestFor, dueDigests, keepDigest } from '../store/telling/digests.ts'
import { fill, linkMark } from '../telling/fill.ts'
import { maskAddress } from '../telling/recipients.ts'
import { type TellLang, tellingWords } from '../words/telling.ts'

/** The words of a digest. Numbers, states and times only: a mailbox is not the office. */
export function digestWords(app: App, digest: Digest, lang: TellLang): { subject: string; body: string } {
  const w = tellingWords[lang].digest
  const say = ({ count, more }: Digest['fresh']) => `${count}${more ? '+' : ''}`
  const parts = (['mine', 'today', 'late', 'fresh'] as const).flatMap(key => {
    const part = digest[key]
    const lines = part.rows.map(row => {
      const def = inLanguage(caseType(app.programmes, row.type), lang)
      const state = def.states[row.state]?.title ?? row.state
      return fill(w.line, { number: row.number, state, due: row.dueAt === null ? '' : momentWords(row.dueAt, lang) })
    })
    const more = part.count > part.rows.length ? [w.more] : []
    return [fill(w.count, { title: w[key], count: say(part) }), ...lines, ...more, '']
  })
  const counts = { day: digest.day, mine: say(digest.mine), today: say(digest.today), late: say(digest.late) }
  return { subject: fill(w.subject, counts), body: [...parts, w.open, linkMark].join('\n') }
}

/** Makes the digests whose hour has come, one a day for each person, however often it runs. @returns how many were made */
export async function sweepDigests(app: App, limit = 20): Promise<number> {
  const snapshot = await app.directory.now()
  const channels = await channelsOf(app)
  const now = app.now()
  const day = localDay(now, snapshot.calendar)
  const hour = new Date(now + snapshot.calendar.utcOffsetMinutes * 60_000).getUTCHours()
  const due = await asSystem(app.db, 'whose digest is due', tx => dueDigests(tx, day, hour, limit))
  let made = 0
  for (const { person, byEmail } of due) {
    const actor = await asSystem(app.db, 'whose digest', tx => staffNow(app, tx, person))
    const none = { count: 0, more: false, rows: [] }
    // Who has left gets none; the row keeps them from being asked for again today.
    const digest = actor
      ? await digestFor(app, actor, day, snapshot)
      : { day, madeAt: now, fresh: none, today: none, late: none, mine: none }
    made += await asSystem(app.db, 'a digest', async tx => {
      if (!(await keepDigest(tx, person, digest)) || !actor) return 0
      await tx.run(sql`
        insert into notices (tenant_id, id, person_id, kind, payload, at)
        values (${tx.tenant}, ${idFor(`digest ${person}/${day}`, 0)}, ${person}, 'Digest', ${json({ number: day, type: null, state: null, what: null })}::jsonb, ${moment(now)})
        on conflict (tenant_id, id) do nothing`)
      const mail =
        channels.email && byEmail ? (await contactsOfPeople(tx, [person])).filter(c => c.channel === 'email' && c.wanted) : []
      await insertDeliveries(
        tx,
        mail.map(contact => ({
          ...{
            id: idFor(`digest ${person}/${day}/${contact.id}`, 0),
            case: null,
            ofCase: null,
            contact: contact.id,
            field: null,
            person,
          },
          ...({
            channelId: 'email',
            channel: 'email',
            purpose: 'digest',
            step: null,
            seq: null,
            language: contact.language,
          } as const),
          ...digestWords(app, digest, contact.language),
          ...({ path: '/desk/digest', to: maskAddress(contact.address), status: 'waiting', nextAt: now } as const),
        })),
        now,
      )
      return 1
    })
  }
  return made
}
