import { z } from 'zod'
import { done, id } from '#contract/common'
import { caseTold, digest, pushSubscription, tellMe, tellMeState } from '#contract/telling'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { readCase } from '../store/cases.ts'
import { asSystem } from '../store/db.ts'
import { channelsOf, offerOf } from '../store/telling/channels.ts'
import { contactsOfCases, keepWish } from '../store/telling/contacts.ts'
import { deliveriesOf, resendDelivery } from '../store/telling/deliveries.ts'
import { lastDigest } from '../store/telling/digests.ts'
import { keepTellMe, tellMeOf } from '../store/telling/tell-settings.ts'
import { maskAddress } from '../telling/recipients.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Who was told what of a case; and how staff are told of what lands on them. */
export async function tellingRoutes(server: Server): Promise<void> {
  const { office } = server

  server.get(
    '/cases/:id/told',
    {
      schema: {
        tags: ['cases'],
        summary: 'Who was told what, by which channel, and whether it went out',
        params: z.object({ id }),
        response: { 200: caseTold },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { record } = await readCase(office, actor, request.params.id, { latest: 1 })
      return asSystem(office.db, 'who was told of a case', async tx => ({
        ways: (await contactsOfCases(tx, [record.id])).map(({ id, channel, address, wanted, createdAt }) => ({
          ...{ id, channel, wanted, since: createdAt },
          to: maskAddress(address),
        })),
        rows: await deliveriesOf(tx, record.id),
      }))
    },
  )

  server.post(
    '/cases/:id/told/:delivery/resend',
    {
      schema: {
        tags: ['cases'],
        summary: 'Try a message again that did not go out',
        params: z.object({ id, delivery: id }),
        response: { 200: done },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { id: of, delivery } = request.params
      await readCase(office, actor, of, { latest: 1 })
      await asSystem(office.db, 'resend a message', async tx => {
        if ((await resendDelivery(tx, delivery, office.now(), of)) === 0) throw new Fault('not-found')
        await recordAudit(tx, { actor, at: office.now(), action: 'resend', caseId: of, detail: { errand: delivery } })
      })
      return { ok: true as const }
    },
  )

  const tags = ['me']
  const mine = async (person: string) => ({
    ...(await asSystem(office.db, 'how I am told', tx => tellMeOf(tx, person))),
    offer: offerOf(await channelsOf(office)),
  })
  server.get(
    '/me/tell',
    { schema: { tags, summary: 'By which channels news reach me', response: { 200: tellMeState } } },
    async request => mine(requireStaff(request).person),
  )
  server.put(
    '/me/tell',
    {
      schema: {
        tags,
        summary: 'Choose by which channels news reach me, and the daily digest',
        body: tellMe,
        response: { 200: tellMeState },
      },
    },
    async request => {
      const { person } = requireStaff(request)
      if ((request.body.email.on || request.body.digest?.byEmail) && request.body.email.address === null)
        throw new Fault('answers-invalid', { fields: { email: 'missing' } })
      await asSystem(office.db, 'choose how I am told', tx => keepTellMe(tx, person, request.body, request.lang, office.now()))
      return mine(person)
    },
  )
  server.post(
    '/me/tell/browsers',
    { schema: { tags, summary: 'Show news on this browser too', body: pushSubscription, response: { 200: tellMeState } } },
    async request => {
      const { person } = requireStaff(request)
      await asSystem(office.db, 'a browser for news', tx =>
        keepWish(tx, { person }, { push: request.body, language: request.lang }, office.now()),
      )
      return mine(person)
    },
  )
  server.delete(
    '/me/tell/browsers',
    { schema: { tags, summary: 'Show news on no browser of mine any more', response: { 200: tellMeState } } },
    async request => {
      const { person } = requireStaff(request)
      await asSystem(office.db, 'no more browsers', tx =>
        keepWish(tx, { person }, { push: null, language: request.lang }, office.now()),
      )
      return mine(person)
    },
  )
  server.get(
    '/me/digest',
    { schema: { tags, summary: 'My latest daily digest', response: { 200: z.object({ digest: digest.nullable() }) } } },
    async request => {
      const { person } = requireStaff(request)
      return { digest: await asSystem(office.db, 'my digest', tx => lastDigest(tx, person)) }
    },
  )
}
