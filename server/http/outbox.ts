import { z } from 'zod'
import { done, id } from '#contract/common'
import { deadLetter } from '#contract/office'
import { mask } from '#kernel/engine/access'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import { deadDeliveries, resendDelivery } from '../store/telling/deliveries.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const masked = (payload: Record<string, unknown>) => ('to' in payload ? { ...payload, to: mask(payload.to) } : payload)

/** Errands that could not be carried out after all tries: a person sees them and sends them again. */
export async function outboxRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['outbox']
  server.get(
    '/outbox/dead',
    { schema: { tags, summary: 'Errands given up, oldest first', response: { 200: z.object({ rows: z.array(deadLetter) }) } } },
    async request => {
      requireRole(request, 'system-admin')
      const rows = await asSystem(office.db, 'dead letters', tx =>
        tx.rows(sql<z.infer<typeof deadLetter>>`
        select id, kind, case_id as "case", payload, attempts, last_error as "lastError", dead_at as "deadAt"
        from outbox where tenant_id = ${tx.tenant} and dead_at is not null order by dead_at limit 200`),
      )
      const told = await asSystem(office.db, 'messages given up', deadDeliveries)
      // Whose phone it is, is not for the administrator; the case says it to those who may know.
      const messages = told.map(({ channel, step, subject, to, purpose, ...row }) => ({
        ...row,
        kind: 'message',
        payload: { to: to ?? '', channel, step, subject, purpose },
      }))
      return { rows: [...rows.map(r => ({ ...r, payload: masked(r.payload) })), ...messages] }
    },
  )

  server.post(
    '/outbox/:id/resend',
    { schema: { tags, summary: 'Try one of them again', params: z.object({ id }), response: { 200: done } } },
    async request => {
      requireRole(request, 'system-admin')
      await asSystem(office.db, 'resend', async tx => {
        const n = await tx.run(sql`
        update outbox set dead_at = null, attempts = 0, next_at = ${moment(office.now())} where tenant_id = ${tx.tenant} and id = ${request.params.id} and dead_at is not null`)
        if (n === 0 && (await resendDelivery(tx, request.params.id, office.now())) === 0) throw new Fault('not-found')
        await recordAudit(tx, { actor: request.actor, at: office.now(), action: 'resend', detail: { errand: request.params.id } })
      })
      return { ok: true as const }
    },
  )
}
