import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { tellChoice } from '#contract/telling'
import { sameText } from '../../identity/secrets.ts'
import type { PushTarget } from '../../ports/push.ts'
import { idFor } from '../context.ts'
import type { Tx } from '../db.ts'
import { isUuid, json, moment, sql } from '../sql.ts'

/** One way by which somebody wants to be told, or wants no more. */
export interface Contact {
  readonly id: string
  readonly case: string | null
  readonly person: string | null
  readonly channel: 'sms' | 'email' | 'push'
  readonly address: string | null
  readonly subscription: PushTarget | null
  readonly language: 'zh' | 'en'
  readonly wanted: boolean
  readonly createdAt: number
}
export type TellWish = z.output<typeof tellChoice>
const columns = sql`id, case_id as "case", person_id as person, channel, address, subscription, language, wanted, created_at as "createdAt"`
/** What contacts are kept for, as the law wants it written down (PIPL 6). */
const purposes = { case: '告知所反映事项的办理进展', person: '工作通知' } as const
/** A phone, a desk, a tablet: more browsers than this nobody follows one matter with. */
const mostBrowsers = 5

export const contactsOfCases = (tx: Tx, cases: readonly string[]): Promise<Contact[]> =>
  tx.rows(
    sql<Contact>`select ${columns} from contacts where tenant_id = ${tx.tenant} and case_id = any(${[...cases]}::uuid[]) order by created_at, id limit 5000`,
  )
export const contactsOfPeople = (tx: Tx, people: readonly string[]): Promise<Contact[]> =>
  tx.rows(
    sql<Contact>`select ${columns} from contacts where tenant_id = ${tx.tenant} and person_id = any(${[...people]}::uuid[]) order by created_at, id`,
  )
export const contactsById = (tx: Tx, ids: readonly string[]): Promise<Contact[]> =>
  tx.rows(sql<Contact>`select ${columns} from contacts where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`)

type Owner = { readonly case: string } | { readonly person: string }
const keyOf = (owner: Owner) => ('case' in owner ? `case ${owner.case}` : `person ${owner.person}`)
const ownedBy = (owner: Owner) => ('case' in owner ? sql`case_id = ${owner.case}` : sql`person_id = ${owner.person}`)
type New = Pick<Contact, 'channel' | 'address' | 'subscription' | 'language' | 'wanted'>

async function keep(tx: Tx, owner: Owner, c: New, now: number): Promise<string> {
  const id = idFor(`contact ${keyOf(owner)}/${c.channel}/${c.address ?? c.subscription?.endpoint ?? ''}`, 0)
  const [ofCase, ofPerson] = 'case' in owner ? [owner.case, null] : [null, owner.person]
  const purpose = 'case' in owner ? purposes.case : purposes.person
  const stopped = c.wanted ? null : moment(now)
  await tx.run(sql`
    insert into contacts (tenant_id, id, case_id, person_id, channel, address, subscription, language, purpose, wanted, created_at, stopped_at)
    values (${tx.tenant}, ${id}, ${ofCase}, ${ofPerson}, ${c.channel}, ${c.address}, ${c.subscription && json(c.subscription)}::jsonb, ${c.language}, ${purpose},
      ${c.wanted}, ${moment(now)}, ${stopped})
    on conflict (tenant_id, id) do update set wanted = excluded.wanted, subscription = excluded.subscription, language = excluded.language, stopped_at = excluded.stopped_at`)
  return id
}

/** The telephone given with the report is told unless its owner said no: the contact holds no number, the case does. */
export async function usualPhone(tx: Tx, ofCase: string, now: number): Promise<string> {
  const id = idFor(`contact case ${ofCase}/sms/`, 0)
  await tx.run(sql`
    insert into contacts (tenant_id, id, case_id, channel, language, purpose, wanted, created_at)
    values (${tx.tenant}, ${id}, ${ofCase}, 'sms', 'zh', ${purposes.case}, true, ${moment(now)}) on conflict (tenant_id, id) do nothing`)
  return id
}

/** Keeps what somebody chose; what is left out stays. Sent twice it is the same. @returns the ids that are wanted now */
export async function keepWish(tx: Tx, owner: Owner, wish: TellWish, now: number): Promise<string[]> {
  const { language } = wish
  const here = sql`tenant_id = ${tx.tenant} and ${ownedBy(owner)}`
  const kept: string[] = []
  if (wish.sms !== undefined) {
    const id = await keep(tx, owner, { channel: 'sms', address: null, subscription: null, language, wanted: wish.sms }, now)
    if (wish.sms) kept.push(id)
  }
  if (wish.email !== undefined) {
    await tx.run(sql`delete from contacts where ${here} and channel = 'email' and address is distinct from ${wish.email}`)
    if (wish.email !== null)
      kept.push(await keep(tx, owner, { channel: 'email', address: wish.email, subscription: null, language, wanted: true }, now))
  }
  if (wish.push === null) await tx.run(sql`delete from contacts where ${here} and channel = 'push'`)
  else if (wish.push) {
    kept.push(await keep(tx, owner, { channel: 'push', address: null, subscription: wish.push, language, wanted: true }, now))
    await tx.run(sql`delete from contacts where ${here} and channel = 'push' and id not in
      (select id from contacts where ${here} and channel = 'push' order by created_at desc, id limit ${mostBrowsers})`)
  }
  return kept
}

export const setWanted = (tx: Tx, id: string, wanted: boolean, now: number): Promise<Contact | null> =>
  tx.maybe(
    sql<Contact>`update contacts set wanted = ${wanted}, stopped_at = ${wanted ? null : moment(now)} where tenant_id = ${tx.tenant} and id = ${id} returning ${columns}`,
  )
export const dropContact = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from contacts where tenant_id = ${tx.tenant} and id = ${id}`)

const sealOf = (secret: string, id: string) => createHmac('sha256', secret).update(`stop ${id}`).digest('base64url').slice(0, 22)
/** Opens nothing but the stopping and taking up again of one contact. */
export const stopToken = (secret: string, id: string): string => `${id}.${sealOf(secret, id)}`
/** The contact a token stands for, or null when it is none of ours. */
export function contactIn(secret: string, token: string): string | null {
  const [id = '', seal = ''] = token.split('.')
  return isUuid(id) && sameText(seal, sealOf(secret, id)) ? id : null
}
