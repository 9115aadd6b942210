import { mask } from '#kernel/engine/access'
import type { Case, Data } from '#kernel/engine/model'
import type { Tx } from '../store/db.ts'
import { otherVoices } from '../store/known/known-joins.ts'
import type { Channels } from '../store/telling/channels.ts'
import { type Contact, contactsOfCases, usualPhone } from '../store/telling/contacts.ts'

/** Somebody who reported the matter, by the report they sent: it holds their telephone and how they want to be told. */
export interface Reporter {
  readonly case: string
  readonly number: string
  readonly data: Data
}

/**
 * Everybody who is told when a step of this case tells: its reporter, whoever joined them, and the reporters of cases merged
 * into it. How each is reached follows from what they gave.
 */
export const reportersOf = async (tx: Tx, c: Case, number: string): Promise<Reporter[]> => [
  { case: c.id, number, data: c.data },
  ...(await otherVoices(tx, c)),
]

/** One receiver by one channel. */
export interface Recipient {
  readonly reporter: Reporter
  readonly contact: string
  readonly channel: 'sms' | 'email' | 'push'
  readonly field: string | null
  readonly language: 'zh' | 'en'
  /** Masked. */
  readonly to: string | null
}

export const phoneIn = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  return (value as { phone?: string } | null | undefined)?.phone ?? null
}

/** The fields that hold a telephone, each number once. */
function phonesOf(data: Data, fields: readonly string[]): { field: string; phone: string }[] {
  const seen = new Set<string>()
  return fields.flatMap(field => {
    const phone = phoneIn(data[field])
    if (!phone || seen.has(phone)) return []
    seen.add(phone)
    return [{ field, phone }]
  })
}

export const maskAddress = (address: string | null): string | null => {
  if (address === null) return null
  const [name = '', host] = address.split('@')
  return host === undefined ? String(mask(address)) : `${[...name].slice(0, 2).join('')}***@${host}`
}

/** By which channels each reporter is told: those they chose; a telephone they gave, unless they said no. */
export async function waysOf(
  tx: Tx,
  reporters: readonly Reporter[],
  fields: readonly string[],
  channels: Channels,
  now: number,
): Promise<Recipient[]> {
  const contacts = await contactsOfCases(
    tx,
    reporters.map(r => r.case),
  )
  const ways: Recipient[] = []
  // Who reported twice, or joined their own report, is told once.
  const reached = new Set<string>()
  const first = (channel: string, address: string | null | undefined) => {
    const name = `${channel} ${address}`
    if (!address || reached.has(name)) return false
    reached.add(name)
    return true
  }
  for (const reporter of reporters) {
    const own = contacts.filter(c => c.case === reporter.case)
    const said = own.find(c => c.channel === 'sms')
    const phones =
      channels.sms && said?.wanted !== false ? phonesOf(reporter.data, fields).filter(one => first('sms', one.phone)) : []
    const contact = said?.id ?? (phones.length > 0 ? await usualPhone(tx, reporter.case, now) : '')
    for (const { field, phone } of phones)
      ways.push({ reporter, contact, channel: 'sms', field, language: said?.language ?? 'zh', to: maskAddress(phone) })
    const open = (c: Contact) =>
      c.wanted && ((c.channel === 'email' && channels.email) || (c.channel === 'push' && channels.push))
    for (const c of own.filter(one => open(one) && first(one.channel, one.address ?? one.subscription?.endpoint)))
      ways.push({ reporter, contact: c.id, channel: c.channel, field: null, language: c.language, to: maskAddress(c.address) })
  }
  return ways
}
