import { z } from 'zod'
import { alertSettings } from '#contract/alerts'
import { id, instant } from '#contract/common'
import { notice } from '#contract/office'
import { Fault } from '../errors.ts'
import { alertsOf, keepAlerts } from '../store/alerts.ts'
import { asSystem } from '../store/db.ts'
import { markAllRead, markRead, noticesOf } from '../store/notices.ts'
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

  server.post(
    '/me/notices/read',
    {
      schema: {
        tags,
        summary: 'I have read everything up to a moment',
        body: z.object({ until: instant }),
        response: { 200: z.object({ read: z.number().int() }) },
      },
    },
    async request => {
      const { person } = requireSignedIn(request)
      const { until } = request.body
      const read = await asSystem(office.db, 'my notices read', tx => markAllRead(tx, person, until, office.now()))
      return { read }
    },
  )

  server.get(
    '/me/alerts',
    { schema: { tags, summary: 'How I want to be told', response: { 200: alertSettings } } },
    async request => {
      const { person } = requireSignedIn(request)
      return asSystem(office.db, 'my alerts', tx => alertsOf(tx, person))
    },
  )

  server.put(
    '/me/alerts',
    { schema: { tags, summary: 'Keep how I want to be told', body: alertSettings, response: { 200: alertSettings } } },
    async request => {
      const { person } = requireSignedIn(request)
      await asSystem(office.db, 'keep my alerts', tx => keepAlerts(tx, person, request.body, office.now()))
      return request.body
    },
  )
}
