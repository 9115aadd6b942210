import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { done, id } from '#contract/common'
import { type PhoneRow, phoneKey, phoneRows, wipeAnswer, wipedBody, wipeQuery } from '#contract/phones'
import { Fault } from '../errors.ts'
import { hashOf } from '../identity/secrets.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { person as personOf } from '../store/people.ts'
import { askWipe, type PhoneRecord, phonesOf, wipeAskedOf, wiped } from '../store/phones.ts'
import { requireRole, requireSettled } from './identity.ts'
import type { Server } from './server.ts'

const rowOf = ({ open, ...phone }: PhoneRecord): PhoneRow => ({
  ...phone,
  state: phone.wipeAskedAt !== null ? (phone.clearedAt === null ? 'wipe-asked' : 'wiped') : open ? 'open' : 'over',
})

/** What phones keep of the office: where it may lie, how it is taken back, and what opens it. */
export async function phoneRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['phones']

  server.get(
    '/people/:id/sessions',
    {
      schema: {
        tags,
        summary: 'Where a colleague is signed in, and where something may still be kept',
        params: z.object({ id }),
        response: { 200: phoneRows },
      },
    },
    async request => {
      requireRole(request, 'security-admin', 'auditor')
      const rows = await asSystem(office.db, 'where a colleague is signed in', async tx => {
        if ((await personOf(tx, request.params.id))?.kind !== 'staff') throw new Fault('not-found')
        return phonesOf(tx, request.params.id, office.now())
      })
      return { rows: rows.map(rowOf) }
    },
  )

  server.post(
    '/people/:id/sessions/:sid/wipe',
    {
      schema: {
        tags,
        summary: 'End a session and have its device clear what it keeps at the next contact',
        params: z.object({ id, sid: id }),
        response: { 200: phoneRows },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { id: person, sid } = request.params
      const now = office.now()
      const rows = await asSystem(office.db, 'clear a phone', async tx => {
        if (!(await askWipe(tx, sid, person, now))) throw new Fault('not-found')
        await recordAudit(tx, { at: now, actor, action: 'phone-wipe', subject: person })
        return phonesOf(tx, person, now)
      })
      identities.forget()
      return { rows: rows.map(rowOf) }
    },
  )

  server.get(
    '/session/wipe',
    {
      schema: {
        tags,
        summary: 'A device asks whether it is to clear what it kept under a session that is over',
        querystring: wipeQuery,
        response: { 200: wipeAnswer },
      },
    },
    async request => ({
      asked: await asSystem(office.db, 'is it to be cleared', tx => wipeAskedOf(tx, request.query.session)),
    }),
  )

  server.post(
    '/session/wiped',
    { schema: { tags, summary: 'A device says that it cleared itself as asked', body: wipedBody, response: { 200: done } } },
    async request => {
      const { session, unsent } = request.body
      const now = office.now()
      // Knowing the session's id, which is told to its own device only, is enough to say that it is clear.
      await asSystem(office.db, 'it is clear', async tx => {
        const phone = await wiped(tx, session ? { id: session } : { tokenHash: hashOf(request.cookies.linli_session ?? '') }, now)
        if (!phone) return
        const detail = { unsent, agent: phone.agent }
        await recordAudit(tx, { at: now, actor: { kind: 'anonymous' }, action: 'phone-wiped', subject: phone.person, detail })
      })
      return { ok: true as const }
    },
  )

  server.get(
    '/me/phone-key',
    { schema: { tags, summary: 'The half that opens what my phone locked away', response: { 200: phoneKey } } },
    async request => {
      const session = requireSettled(request)
      const key = createHmac('sha256', office.config.secret).update(`phone ${session.person}`).digest('base64url')
      return { key, session: session.id }
    },
  )
}
