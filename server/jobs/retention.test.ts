import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import { caseById, eventsOf } from '../store/write-case.ts'
import { middle, neighbour, type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { eraseExpired } from './retention.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const day = 86_400_000
const look = (id: string) =>
  asSystem(office.app.db, 'test', async tx => ({ record: (await caseById(tx, id, 'look'))!, events: await eventsOf(tx, id) }))

it('erases names and phones when their time is up, from the case and from its history, and nothing else', async () => {
  const answers = { words: '路灯不亮', where: { point: middle('g12') }, phone: '190-0000-0001', reporter: { name: '李某' } }
  const { c } = await fileCase(office.app, neighbour('li'), { type: 'incident', id: randomUUID(), channel: 'portal', answers })
  await runCommand(office.app, neighbour('li'), c.id, c.version, {
    kind: 'take',
    id: randomUUID(),
    step: 'withdraw',
    answers: {},
  })
  office.pass(700 * day)
  expect(await eraseExpired(office.app)).toBe(0)
  office.pass(40 * day)
  expect(await eraseExpired(office.app, { dryRun: true })).toBe(2)
  expect((await look(c.id)).record.data).toMatchObject({ phone: '190-0000-0001' })
  expect(await eraseExpired(office.app)).toBe(2)
  expect(await eraseExpired(office.app)).toBe(0)
  const { record, events } = await look(c.id)
  expect(record.data).toEqual({ words: '路灯不亮', where: { point: middle('g12') } })
  expect(JSON.stringify(events)).not.toMatch(/190-0000|李某/)
  const audit = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql`select 1 from audit where tenant_id = ${tx.tenant} and action = 'erase' and case_id = ${c.id}`),
  )
  expect(audit).toHaveLength(2)
})

it('keeps what belongs to an open case, however old', async () => {
  const { c } = await fileCase(office.app, neighbour('li'), {
    type: 'incident',
    id: randomUUID(),
    channel: 'portal',
    answers: { words: '积水', where: { point: middle('g12') }, phone: '190-0000-0002' },
  })
  office.pass(2000 * day)
  await eraseExpired(office.app)
  expect((await look(c.id)).record.data).toMatchObject({ phone: '190-0000-0002' })
})

it('drops errands that were given up and that nobody sent again for a quarter', async () => {
  const dead = (ago: number) => sql`
    insert into outbox (tenant_id, id, kind, payload, created_at, next_at, dead_at)
    values (1, ${randomUUID()}, 'message', '{}', ${moment(office.app.now() - ago)}, ${moment(office.app.now())}, ${moment(office.app.now() - ago)})`
  await asSystem(office.app.db, 'test', async tx => {
    await tx.run(dead(91 * day))
    await tx.run(dead(89 * day))
  })
  await eraseExpired(office.app)
  const left = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql`select 1 from outbox where tenant_id = ${tx.tenant} and dead_at is not null`),
  )
  expect(left).toHaveLength(1)
})
