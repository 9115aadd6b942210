import type { z } from 'zod'
import type { MyEntries, myCode, myEntriesAsk } from '#contract/personal'
import { valueWords } from '#kernel/engine/values'
import { addSpan } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { newDigits, sealed } from '../../identity/secrets.ts'
import { sendMessage } from '../../ports/messages.ts'
import { codeWords } from '../../words/my-data.ts'
import { recordAudit } from '../audit.ts'
import { challengeOf, dropChallenge, insertChallenge } from '../challenges.ts'
import { asSystem, type Tx } from '../db.ts'
import { type Ledger, ledgerIn, ledgersOf } from '../entries/entry-rows.ts'
import { json, sql } from '../sql.ts'
import { channelsOf } from '../telling/channels.ts'
import { consentsOf } from './consents.ts'

type Lang = 'zh' | 'en'
const kind = 'my-data'
const waitMs = 10 * 60_000
const mostTries = 5
const mostEntries = 100

interface Asked extends Readonly<Record<string, unknown>> {
  readonly phone: string
  readonly code: string
  readonly tries: number
}

/** Digits alone, without the country: so that one telephone is one however it was written. */
export const plainPhone = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
const plainName = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** May telephones be proved here: is there a gateway for short messages? */
export const mayProve = async (app: App): Promise<boolean> => (await channelsOf(app)).sms !== null

/**
 * Sends six digits to a telephone, whether anything is held under it or not: the answer tells nobody which.
 * @throws Fault my-phone-off where the office has no gateway
 */
export async function sendMyCode(app: App, { id, phone }: z.output<typeof myCode>, lang: Lang): Promise<void> {
  const { sms } = await channelsOf(app)
  if (!sms) throw new Fault('my-phone-off')
  const code = newDigits(6)
  const { name } = await app.directory.now()
  const asked: Asked = { phone: plainPhone(phone), code: sealed(app.config.secret, `my data ${id} ${code}`), tries: 0 }
  await asSystem(app.db, 'a code for one’s own data', tx => insertChallenge(tx, id, kind, asked, app.now() + waitMs))
  const nothing = { number: null, type: null, step: null, statusPage: null }
  const text = codeWords(lang, { office: name, code, minutes: waitMs / 60_000 })
  await sendMessage(sms.url, sms.secret, { id, to: phone, text, ...nothing })
}

/** The telephone that was proved; a code serves once, and is gone after five wrong tries. @throws Fault my-code-wrong */
async function provedPhone(app: App, { id, code }: z.output<typeof myEntriesAsk>): Promise<string> {
  const proved = await asSystem(app.db, 'a code for one’s own data', async tx => {
    // Two tries at once take turns.
    await tx.run(sql`select 1 from challenges where tenant_id = ${tx.tenant} and id = ${id} for update`)
    const asked = await challengeOf<Asked>(tx, id, kind, app.now())
    if (!asked) return null
    const right = asked.code === sealed(app.config.secret, `my data ${id} ${code}`)
    if (right || asked.tries + 1 >= mostTries) await dropChallenge(tx, id)
    else
      await tx.run(
        sql`update challenges set payload = ${json({ ...asked, tries: asked.tries + 1 })}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`,
      )
    return right ? asked.phone : null
  })
  if (proved === null) throw new Fault('my-code-wrong')
  return proved
}

interface Row {
  readonly id: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: number
  readonly archivedAt: number | null
}

/** Where an entry says who it is about: a personal name, or what it is called where it is a person. */
const saysName = ({ def }: Ledger, row: Row, name: string): boolean => {
  const personal = Object.entries(def.columns).filter(([, f]) => f.personal && (f.kind === 'text' || f.kind === 'person'))
  const said = personal.map(([column]) => {
    const value = row.data[column]
    return typeof value === 'object' && value !== null ? String((value as { name?: unknown }).name ?? '') : String(value ?? '')
  })
  return [...said, row.name].some(one => plainName(one) === plainName(name))
}

/**
 * What registers hold of whoever proved a telephone and says the name that stands there: what, why, on which basis, until
 * when, and who looked. Nobody else is found: a telephone that changed hands does not show the one who had it before.
 * @throws Fault my-code-wrong
 */
export async function myEntries(app: App, asked: z.output<typeof myEntriesAsk>, lang: Lang): Promise<MyEntries> {
  const phone = await provedPhone(app, asked)
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'what registers hold of somebody', async tx => {
    const rows: MyEntries['rows'] = []
    for (const ledger of ledgersOf(app.programmes).values()) {
      const columns = Object.entries(ledger.def.columns).flatMap(([key, f]) => (f.kind === 'phone' && f.personal ? [key] : []))
      if (columns.length === 0) continue
      for (const row of await withPhone(tx, ledger, columns, phone))
        if (saysName(ledger, row, asked.name)) rows.push(await told(app, tx, ledger, row, snapshot.calendar, lang))
    }
    await recordAudit(tx, { at: app.now(), actor: { kind: 'anonymous' }, action: 'my-data', detail: { entries: rows.length } })
    return { office: lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name, at: app.now(), rows }
  })
}

const withPhone = (tx: Tx, ledger: Ledger, columns: readonly string[], phone: string): Promise<Row[]> => {
  const digits = (column: string) =>
    sql`regexp_replace(regexp_replace(coalesce(data ->> ${column}::text, ''), '\\D', '', 'g'), '^(00)?86(?=1\\d{10}$)', '') = ${phone}`
  return tx.fresh(sql<Row>`select id, name, data, made_at as at, archived_at as "archivedAt" from entries
    where tenant_id = ${tx.tenant} and register = ${ledger.name} and (${sql.join(columns.map(digits), sql` or `)})
    order by made_at limit ${mostEntries}`)
}

type Calendar = Parameters<typeof addSpan>[2]

async function told(
  app: App,
  tx: Tx,
  ledger: Ledger,
  row: Row,
  calendar: Calendar,
  lang: Lang,
): Promise<MyEntries['rows'][number]> {
  const def = ledgerIn(ledger, lang)
  const snapshot = await app.directory.now()
  const looks = await tx.rows(sql<{ at: number; person: string | null; reason: string | null }>`
    select at, person_id as person, detail ->> 'reason' as reason from audit
    where tenant_id = ${tx.tenant} and action = 'reveal' and result = 'ok' and detail ->> 'entry' = ${row.id} order by at desc limit 200`)
  return {
    register: def.title,
    service: def.ledger.service ?? '',
    since: row.at,
    archivedAt: row.archivedAt,
    items: Object.entries(def.columns).flatMap(([field, column]) => {
      const value = row.data[field]
      if (!column.personal || value === null || value === undefined) return []
      const { purpose, basis, keep, sensitive = false } = column.personal
      const until = row.archivedAt === null ? null : addSpan(row.archivedAt, keep, calendar).at
      const words = valueWords(column, value, lang) ?? ''
      return [{ field, title: column.title, value: words, purpose, basis, sensitive, keep, until, mayWithdraw: false }]
    }),
    consents: await consentsOf(tx, { entry: row.id, kind: ledger.name }, ledger.def.columns, def.columns),
    looks: looks.map(({ at, person, reason }) => ({
      at,
      reason,
      roles: [...new Set(snapshot.posts.filter(post => post.person === person).map(post => post.role))],
    })),
  }
}
