import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { moment, sql } from '../store/sql.ts'
import { outboxRoutes } from './outbox.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

let office: TinyOffice
beforeAll(async () => {
  office = await openTinyOffice([outboxRoutes])
})
afterAll(() => office.close())

it('shows the administrator what was given up, but not whose phone it was meant for', async () => {
  const at = moment(office.app.now())
  const payload = JSON.stringify({ to: '190-0000-0001', number: '260304-0000-0000', type: 'incident', step: 'refuse' })
  await office.run(sql`insert into outbox (tenant_id, id, kind, payload, created_at, next_at, attempts, dead_at)
    values (1, ${randomUUID()}, 'message', ${payload}::jsonb, ${at}, ${at}, 8, ${at})`)
  office.as(staff('system-admin'))
  const { body } = await office.server.inject({ method: 'GET', url: '/api/outbox/dead' })
  expect(body).toContain('260304-0000-0000')
  expect(body).not.toContain('190-0000-0001')
  office.as(staff('dispatcher'))
  expect((await office.server.inject({ method: 'GET', url: '/api/outbox/dead' })).statusCode).toBe(403)
})
