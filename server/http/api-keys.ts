import { z } from 'zod'
import { done, id } from '#contract/common'
import { apiKeyBody, apiKeyMade, apiKeyRow } from '#contract/identity'
import { Fault } from '../errors.ts'
import { apiKeyOf, hashOf } from '../identity/secrets.ts'
import { apiKey, apiKeys, insertApiKey, revokeApiKey } from '../store/api-keys.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { firstTime } from '../store/once.ts'
import { lockPerson } from '../store/people.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

export async function apiKeyRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['api keys']
  const mutable = (row: { readonly scopes: readonly string[] }) => [...row.scopes]

  server.get(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'Keys of other systems, without the keys themselves',
        response: { 200: z.object({ rows: z.array(apiKeyRow) }) },
      },
    },
    async request => {
      requireRole(request, 'security-admin')
      const rows = await asSystem(office.db, 'api keys', apiKeys)
      return { rows: rows.map(r => ({ ...r, scopes: mutable(r) })) }
    },
  )

  server.post(
    '/api-keys',
    { schema: { tags, summary: 'Make a key; it is shown only now', body: apiKeyBody, response: { 200: apiKeyMade } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { body } = request
      const now = office.now()
      const key = apiKeyOf(office.config.secret, body.id)
      const row = await asSystem(office.db, 'make an api key', async tx => {
        if (await firstTime(tx, 'api-key', body.id, body, now)) {
          if (body.expiresAt !== null && body.expiresAt <= now)
            throw new Fault('answers-invalid', { fields: { expiresAt: 'past' } })
          const holder = await lockPerson(tx, body.person)
          if (holder?.kind !== 'staff' || !holder.active) throw new Fault('answers-invalid', { fields: { person: 'unknown' } })
          await insertApiKey(tx, { ...body, createdAt: now, keyHash: hashOf(key) })
          await recordAudit(tx, {
            at: now,
            actor,
            action: 'key-make',
            subject: body.person,
            detail: { key: body.id, scopes: body.scopes },
          })
        }
        return apiKey(tx, body.id)
      })
      if (!row) throw new Fault('not-found')
      return { ...row, scopes: mutable(row), key }
    },
  )

  server.delete(
    '/api-keys/:id',
    { schema: { tags, summary: 'Revoke a key', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      await asSystem(office.db, 'revoke an api key', async tx => {
        const row = await apiKey(tx, request.params.id)
        if (!row) throw new Fault('not-found')
        if ((await revokeApiKey(tx, row.id, office.now())) > 0)
          await recordAudit(tx, { at: office.now(), actor, action: 'key-revoke', subject: row.person, detail: { key: row.id } })
      })
      identities.forget()
      return { ok: true as const }
    },
  )
}
