import { z } from 'zod'
import { done, id } from '#contract/common'
import { ledgerName } from '#contract/entries'
import {
  certificate,
  certificateList,
  certificateQuery,
  consentList,
  dueList,
  myData as myDataShape,
  obtainedBody,
  retentionRun,
  staffWithdrawBody,
} from '#contract/personal'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../errors.ts'
import { eraseValues } from '../jobs/retention.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { mayReadLedger } from '../store/entries/entry-access.ts'
import { ledgerOf } from '../store/entries/entry-rows.ts'
import { certificateOf, listCertificates } from '../store/erasures.ts'
import { entryConsents, withdrawInEntry } from '../store/personal/consents-entry.ts'
import { tellObtained } from '../store/personal/consents-obtained.ts'
import { caseConsents, withdrawConsent } from '../store/personal/consents-withdraw.ts'
import { copyForRequest } from '../store/personal/my-data-copy.ts'
import { dueErasures } from '../store/personal/retention-due.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const keepers = ['system-admin', 'security-admin'] as const
const page = 30
/** One run by hand erases at most so much of each field; the next goes on. */
const atOnce = 2000
const byId = z.object({ id })

/** Personal data as the office keeps it: consents, what falls due, and what was erased. */
export async function personalRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['personal data']

  server.get(
    '/personal/cases/:id/consents',
    { schema: { tags, summary: 'What somebody agreed to in one case', params: byId, response: { 200: consentList } } },
    async request => caseConsents(office, requireStaff(request), request.params.id, request.lang),
  )

  server.post(
    '/personal/cases/:id/withdraw',
    {
      schema: {
        tags,
        summary: 'A consent is withdrawn by word of mouth: what rested on it is erased',
        params: byId,
        body: staffWithdrawBody,
        response: { 200: consentList },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { reason, ...body } = request.body
      await withdrawConsent(office, actor, request.params.id, body, reason)
      return caseConsents(office, actor, request.params.id, request.lang).catch((error: unknown) => {
        // The matter ended with it and left the actor's reach: nothing more is to be seen.
        if (error instanceof Fault && error.code === 'not-found') return { rows: [], may: [] }
        throw error
      })
    },
  )

  const inEntry = z.object({ register: ledgerName, id })
  const readable = (request: { actor: Actor; params: z.output<typeof inEntry> }) => {
    const ledger = ledgerOf(office.programmes, request.params.register)
    if (!mayReadLedger(ledger, request.actor)) throw new Fault('not-allowed')
    return ledger
  }
  server.get(
    '/personal/entries/:register/:id/consents',
    { schema: { tags, summary: 'What somebody agreed to in one entry', params: inEntry, response: { 200: consentList } } },
    async request => entryConsents(office, requireStaff(request), readable(request), request.params.id, request.lang),
  )

  server.post(
    '/personal/entries/:register/:id/withdraw',
    {
      schema: {
        tags,
        summary: 'A consent in an entry is withdrawn by word of mouth: what rested on it is erased',
        params: inEntry,
        body: staffWithdrawBody,
        response: { 200: consentList },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const ledger = readable(request)
      await withdrawInEntry(office, actor, ledger, request.params.id, request.body)
      return entryConsents(office, actor, ledger, request.params.id, request.lang)
    },
  )

  server.post(
    '/personal/consents/:id',
    {
      schema: {
        tags,
        summary: 'How a consent was obtained, with a photo of the paper',
        params: byId,
        body: obtainedBody,
        response: { 200: done },
      },
    },
    async request => {
      await tellObtained(office, requireStaff(request), request.params.id, request.body)
      return { ok: true as const }
    },
  )

  server.get(
    '/personal/requests/:id/copy',
    {
      schema: {
        tags,
        summary: 'The copy for somebody who asked at the counter; on record',
        params: byId,
        response: { 200: myDataShape },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return copyForRequest(office, requireStaff(request), request.params.id, request.lang)
    },
  )

  server.get(
    '/personal/retention',
    { schema: { tags, summary: 'What is to be erased when, by kind and field: counts only', response: { 200: dueList } } },
    async request => {
      requireRole(request, ...keepers, 'auditor')
      return { rows: await dueErasures(office) }
    },
  )

  server.post(
    '/personal/retention/run',
    {
      schema: {
        tags,
        summary: 'Erases what is due, or with `dryRun` says how much it would be',
        body: z.object({ dryRun: z.boolean() }),
        response: { 200: retentionRun },
      },
    },
    async request => {
      const actor = requireRole(request, ...keepers)
      const { dryRun } = request.body
      const run = await eraseValues(office, { dryRun, limit: atOnce, actor })
      const { values, certificate: no } = run
      await asSystem(office.db, 'erasing was asked for', tx =>
        recordAudit(tx, { actor, at: office.now(), action: 'retention-run', detail: { dryRun, values, certificate: no } }),
      )
      return run
    },
  )

  server.get(
    '/personal/certificates',
    {
      schema: {
        tags,
        summary: 'Certificates of what was erased, newest first',
        querystring: certificateQuery,
        response: { 200: certificateList },
      },
    },
    async request => {
      requireRole(request, ...keepers, 'auditor')
      const rows = await listCertificates(office, request.query.before, page)
      const last = rows.at(-1)
      return { rows, next: rows.length === page && last && last.no > 1 ? last.no : null }
    },
  )

  server.get(
    '/personal/certificates/:no',
    {
      schema: {
        tags,
        summary: 'One certificate',
        params: z.object({ no: z.coerce.number().int().min(1) }),
        response: { 200: certificate },
      },
    },
    async request => {
      requireRole(request, ...keepers, 'auditor')
      const found = await certificateOf(office, request.params.no)
      if (!found) throw new Fault('not-found')
      return found
    },
  )
}
