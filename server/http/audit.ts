import { auditPage, auditProof, auditQuery } from '#contract/identity'
import { Fault } from '../errors.ts'
import { auditRows, recordAudit } from '../store/audit.ts'
import { verifyAudit } from '../store/audit-seal.ts'
import { asSystem } from '../store/db.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const cursorOf = (row: { readonly at: number; readonly id: string }): string =>
  Buffer.from(`${row.at} ${row.id}`).toString('base64url')

function fromCursor(cursor: string): { at: number; id: string } {
  const [at, id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!Number.isSafeInteger(Number(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Fault('bad-request', { detail: { where: { cursor: 'unknown' } } })
  return { at: Number(at), id }
}

export async function auditRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['audit']

  server.get(
    '/audit',
    { schema: { tags, summary: 'The trail of acts, newest first', querystring: auditQuery, response: { 200: auditPage } } },
    async request => {
      const actor = requireRole(request, 'auditor')
      const { cursor, limit, ...filter } = request.query
      const before = cursor ? fromCursor(cursor) : undefined
      return asSystem(office.db, 'the audit trail', async tx => {
        const rows = await auditRows(tx, { ...filter, before, limit: limit + 1 })
        // Looking at the trail is itself on record; turning the page is part of the same look.
        if (!cursor)
          await recordAudit(tx, {
            at: office.now(),
            actor,
            action: 'audit-read',
            subject: filter.subject ?? null,
            detail: filter,
          })
        const page = rows.slice(0, limit)
        const last = page.at(-1)
        return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null }
      })
    },
  )

  server.get(
    '/audit/proof',
    {
      schema: {
        tags,
        summary: 'Walk the chain of seals: is every sealed record as it was written?',
        response: { 200: auditProof },
      },
    },
    async request => {
      requireRole(request, 'auditor')
      return verifyAudit(office.db, office.config.secret)
    },
  )
}
