import type { TellState } from '#contract/telling'
import type { Data } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { caseOf } from '../store/case-rows.ts'
import { keyFits } from '../store/commands.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { joinById, voiceByNumber } from '../store/known/known-joins.ts'
import { channelsOf, offerOf } from '../store/telling/channels.ts'
import { contactIn, contactsOfCases, keepWish, setWanted, type TellWish } from '../store/telling/contacts.ts'
import { deliveriesTo } from '../store/telling/deliveries.ts'
import { caseById, caseByNumber, eventsOf } from '../store/write-case.ts'
import { tellFiled } from './plan.ts'
import { maskAddress, phoneIn } from './recipients.ts'

/** What the reporter chose as they filed it; those channels are told at once that it arrived. Sent twice it is once. */
export async function wishAtFiling(app: App, id: string, number: string, wish: TellWish): Promise<void> {
  const snapshot = await app.directory.now()
  const channels = await channelsOf(app)
  await asSystem(app.db, 'how the reporter wants to be told', async tx => {
    const record = await caseById(tx, id, 'look')
    const [filed] = await eventsOf(tx, id)
    if (!record || !filed) return
    const kept = await keepWish(tx, { case: id }, wish, app.now())
    const of = caseType(app.programmes, record.type)
    await tellFiled(app, tx, { of, c: caseOf(record), number }, kept, filed, snapshot, channels)
  })
}

/** The same of one who joined a matter: they learn by their own number. */
export const wishAtJoining = (app: App, id: string, wish: TellWish): Promise<unknown> =>
  asSystem(app.db, 'how one who joined wants to be told', tx => keepWish(tx, { case: id }, wish, app.now()))

/** What whoever holds a key gave to be told by, of which matter. */
interface Held {
  /** The report's id: the case's, or that of one who joined it. */
  readonly id: string
  readonly type: string
  readonly data: Data
  /** The cases of which this report is told: its own, and the main one it was merged into. */
  readonly cases: readonly string[]
}

/** @throws Fault not-found */
async function held(app: App, tx: Tx, number: string, key: string | undefined): Promise<Held> {
  const record = await caseByNumber(tx, number)
  const voice = record ? null : await voiceByNumber(tx, number)
  const id = record?.id ?? voice?.id
  if (id === undefined || key === undefined || !keyFits(app.config.secret, id, key)) throw new Fault('not-found')
  if (voice) return voice
  return { id, type: record!.type, data: record!.data, cases: [id, record!.rest.follows?.case ?? id] }
}

/** Telephones of a report that steps tell. */
function phoneOf(app: App, { type, data }: Held): string | null {
  const { def } = caseType(app.programmes, type)
  const fields = new Set(Object.values(def.steps).flatMap(s => s.tell ?? []))
  for (const field of fields) {
    const phone = phoneIn(data[field])
    if (phone) return phone
  }
  return null
}

/** How the reporter is told of their case, and what they were told. */
export async function tellStateOf(app: App, number: string, key: string | undefined, lang: 'zh' | 'en'): Promise<TellState> {
  const [snapshot, channels] = [await app.directory.now(), await channelsOf(app)]
  return asSystem(app.db, 'how the reporter is told', async tx => {
    const record = await held(app, tx, number, key)
    const contacts = await contactsOfCases(tx, [record.id])
    const phone = phoneOf(app, record)
    const wanted = contacts.find(c => c.channel === 'sms')?.wanted !== false
    const email = contacts.find(c => c.channel === 'email' && c.wanted)
    const { objection } = snapshot.settings
    const rows = await deliveriesTo(tx, record.cases, record.id)
    return {
      offer: offerOf(channels),
      sms: phone ? { to: maskAddress(phone) ?? '', wanted } : null,
      email: maskAddress(email?.address ?? null),
      browsers: contacts.filter(c => c.channel === 'push' && c.wanted).length,
      objection: (lang === 'en' ? objection?.en || objection?.zh : objection?.zh) || null,
      told: rows.map(({ createdAt: at, channel, subject, status, sentAt }) => ({ at, channel, subject, status, sentAt })),
    }
  })
}

/** @throws Fault not-found, answers-invalid when a channel is not set up */
export async function keepTold(app: App, number: string, key: string | undefined, wish: TellWish): Promise<void> {
  const offer = offerOf(await channelsOf(app))
  if ((wish.email && !offer.email) || (wish.push && !offer.push) || (wish.sms && !offer.sms))
    throw new Fault('answers-invalid', { fields: { [wish.email ? 'email' : wish.push ? 'push' : 'sms']: 'channel' } })
  await asSystem(app.db, 'how the reporter wants to be told', async tx => {
    const record = await held(app, tx, number, key)
    await keepWish(tx, { case: record.id }, wish, app.now())
  })
}

/** One press in a message stops its channel, or takes it up again. @throws Fault not-found */
export async function stopOrGoOn(app: App, token: string, wanted: boolean) {
  const id = contactIn(app.config.secret, token)
  if (id === null) throw new Fault('not-found')
  return asSystem(app.db, 'somebody wants no more messages', async tx => {
    const contact = await setWanted(tx, id, wanted, app.now())
    if (!contact) throw new Fault('not-found')
    const record = contact.case === null ? null : await caseById(tx, contact.case, 'look')
    const join = contact.case === null || record ? null : await joinById(tx, contact.case)
    return { number: record?.number ?? join?.number ?? null, channel: contact.channel, wanted }
  })
}
