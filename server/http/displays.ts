import { z } from 'zod'
import { displayScope } from '#contract/choices'
import { type DisplayRow, displayBody, displayMade, displayRow } from '#contract/command'
import { done, id } from '#contract/common'
import { Fault } from '../errors.ts'
import { apiKeyOf, hashOf } from '../identity/secrets.ts'
import { type ApiKeyRow, apiKey, apiKeys, insertApiKey, revokeApiKey } from '../store/api-keys.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import type { Snapshot } from '../store/directory.ts'
import { firstTime } from '../store/once.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const isDisplay = (row: ApiKeyRow): boolean => row.scopes.length === 1 && row.scopes[0] === displayScope
/** A wall is looked after at least once in a while. */
const longestMs = 366 * 86_400_000

const told = (row: ApiKeyRow, snapshot: Snapshot): DisplayRow => ({
  id: row.id,
  name: row.name,
  street: row.place,
  by: snapshot.people.get(row.person)?.name ?? '',
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  revokedAt: row.revokedAt,
  usedAt: row.usedAt,
})

/** Links by which a wall stays signed in: it reads the command centre and nothing else. */
export async function displayRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['command centre']

  server.get(
    '/displays',
    { schema: { tags, summary: 'Walls with a link of their own', response: { 200: z.object({ rows: z.array(displayRow) }) } } },
    async request => {
      requireRole(request, 'security-admin')
      const snapshot = await office.directory.now()
      const rows = await asSystem(office.db, 'displays', apiKeys)
      return { rows: rows.filter(isDisplay).map(row => told(row, snapshot)) }
    },
  )

  server.post(
    '/displays',
    {
      schema: {
        tags,
        summary: 'Make a link for a wall; it is shown only now',
        body: displayBody,
        response: { 200: displayMade },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { body } = request
      const now = office.now()
      const snapshot = await office.directory.now()
      const key = apiKeyOf(office.config.secret, body.id)
      const row = await asSystem(office.db, 'make a display link', async tx => {
        if (await firstTime(tx, 'display', body.id, body, now)) {
          if (body.expiresAt <= now) throw new Fault('answers-invalid', { fields: { expiresAt: 'past' } })
          if (body.expiresAt > now + longestMs) throw new Fault('answers-invalid', { fields: { expiresAt: 'far' } })
          if (body.street !== null && snapshot.places.get(body.street)?.kind !== 'street')
            throw new Fault('answers-invalid', { fields: { street: 'unknown' } })
          const { id: keyId, name, expiresAt, street } = body
          await insertApiKey(tx, {
            id: keyId,
            name,
            person: actor.person,
            scopes: [displayScope],
            createdAt: now,
            expiresAt,
            keyHash: hashOf(key),
            place: street,
          })
          await recordAudit(tx, { at: now, actor, action: 'display-make', detail: { key: keyId, name, street } })
        }
        return apiKey(tx, body.id)
      })
      if (!row) throw new Fault('not-found')
      return { ...told(row, snapshot), link: `/command/#key=${key}` }
    },
  )

  server.delete(
    '/displays/:id',
    { schema: { tags, summary: 'Revoke a wall’s link', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      await asSystem(office.db, 'revoke a display link', async tx => {
        const row = await apiKey(tx, request.params.id)
        if (!row || !isDisplay(row)) throw new Fault('not-found')
        if ((await revokeApiKey(tx, row.id, office.now())) > 0)
          await recordAudit(tx, { at: office.now(), actor, action: 'display-revoke', detail: { key: row.id, name: row.name } })
      })
      identities.forget()
      return { ok: true as const }
    },
  )
}
