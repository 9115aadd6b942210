import { z } from 'zod'
import { id } from '#contract/common'
import { warning, warningBody, warningList, warningPatch } from '#contract/warnings'
import { giveWarning, replaceWarning, warningHistory, warningsInForce } from '../store/command/command-warnings.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const givers = ['dispatcher', 'supervisor', 'leader']

/** Warnings: anybody reads what holds, those on duty and services with a key give them out. */
export async function warningRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['warnings']
  const one = z.object({ id })

  server.get(
    '/public/warnings',
    { schema: { tags, summary: 'Warnings that hold now or begin within a day', response: { 200: warningList } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-cache')
      return { rows: await warningsInForce(office, request.lang), source: office.config.warningSource }
    },
  )

  server.get(
    '/warnings',
    {
      schema: {
        tags,
        summary: 'Every version of every warning, newest first',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
        response: { 200: warningList },
      },
    },
    async request => {
      requireStaff(request)
      return { rows: await warningHistory(office, request.lang, request.query.limit), source: office.config.warningSource }
    },
  )

  server.post(
    '/warnings',
    { schema: { tags, summary: 'Give out a warning', body: warningBody, response: { 200: warning } } },
    async request => giveWarning(office, requireRole(request, ...givers), request.body, request.lang),
  )

  server.patch(
    '/warnings/:id',
    {
      schema: {
        tags,
        summary: 'Raise, lower, lengthen or reword; the version before stays in the history',
        params: one,
        body: warningPatch,
        response: { 200: warning },
      },
    },
    async request => {
      const { version, ...patch } = request.body
      return replaceWarning(office, requireRole(request, ...givers), request.params.id, version, patch, request.lang)
    },
  )

  server.delete(
    '/warnings/:id',
    {
      schema: {
        tags,
        summary: 'Cancel a warning',
        params: one,
        querystring: z.object({ version: z.coerce.number().int().min(1) }),
        response: { 200: warning },
      },
    },
    async request =>
      replaceWarning(office, requireRole(request, ...givers), request.params.id, request.query.version, null, request.lang),
  )
}
