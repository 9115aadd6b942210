import { z } from 'zod'
import { id } from '#contract/common'
import { staffResultBody, staffResultPut, staffResultQuery, staffResults, staffResultWithdraw } from '#contract/staff-results'
import {
  changeStaffResult,
  enterStaffResult,
  myStaffResults,
  personnel,
  readStaffResults,
} from '../store/staff-results/staff-results.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Yearly results of the staff that others decided: person by person, for personnel and the person; no list, order or count. */
export async function staffResultRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['staff results']
  const response = { 200: staffResults }
  const one = z.object({ id })

  server.addHook('onSend', async (_, reply) => void reply.header('cache-control', 'no-store'))
  server.get(
    '/staff-results',
    { schema: { tags, summary: 'The results of one colleague; on record', querystring: staffResultQuery, response } },
    async request => readStaffResults(office, requireRole(request, ...personnel), request.query.person, request.lang),
  )
  server.get('/me/staff-results', { schema: { tags, summary: 'My own results, and who looked', response } }, async request =>
    myStaffResults(office, requireStaff(request), request.lang),
  )
  server.post(
    '/staff-results',
    { schema: { tags, summary: 'Enter what was decided of a colleague', body: staffResultBody, response } },
    async request => {
      const actor = requireRole(request, ...personnel)
      await enterStaffResult(office, actor, request.body)
      return readStaffResults(office, actor, request.body.person, request.lang)
    },
  )
  server.put(
    '/staff-results/:id',
    { schema: { tags, summary: 'Say it right, with a reason', params: one, body: staffResultPut, response } },
    async request => {
      const actor = requireRole(request, ...personnel)
      const person = await changeStaffResult(office, actor, request.params.id, request.body)
      return readStaffResults(office, actor, person, request.lang)
    },
  )
  server.post(
    '/staff-results/:id/withdraw',
    { schema: { tags, summary: 'Take back what was entered by mistake', params: one, body: staffResultWithdraw, response } },
    async request => {
      const actor = requireRole(request, ...personnel)
      const person = await changeStaffResult(office, actor, request.params.id, request.body)
      return readStaffResults(office, actor, person, request.lang)
    },
  )
}
