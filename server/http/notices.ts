import { z } from 'zod'
import { id } from '#contract/common'
import { notice } from '#contract/office'
import { Fault } from '../errors.ts'
import { asSystem } from '../store/db.ts'
import { markRead, noticesOf } from '../store/notices.ts'
import { requireSignedIn } from './identity.ts'
import type { Server } from './server.ts'

export async function noticeRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['me']

  server.get(
    '/me/notices',
    { schema: { tags, summary: 'What I was told, newest first', response: { 200: z.array(notice) } } },
    async request => {
      const { person } = requireSignedIn(request)
      return asSystem(office.db, 'my notices', tx => noticesOf(tx, person, 200))
    },
  )

  server.post(
    '/me/notices/:id/read',
    { schema: { tags, summary: 'I have read it', params: z.object({ id }), response: { 200: notice } } },
    async request => {
      const { person } = requireSignedIn(request)
      const read = await asSystem(office.db, 'a notice read', tx => markRead(tx, request.params.id, person, office.now()))
      if (!read) throw new Fault('not-found')
      return read
    },
  )
}
