import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../app.ts'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { touchDirectory } from '../store/directory.ts'
import { moment, sql } from '../store/sql.ts'
import { deadDeliveries, resendDelivery } from '../store/telling/deliveries.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { sweepDeliveries } from './deliver.ts'
import { openLive } from './live.ts'
import { sweepOutbox } from './outbox.ts'

let office: SmallOffice
let gateway: { app: App; sent: { id: string; to: string; number: string }[]; answer: number; close(): void }
beforeAll(async () => {
  office = await smallOffice()
  const sent: (typeof gateway)['sent'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      if (gateway.answer === 200) sent.push(JSON.parse(body))
      response.writeHead(gateway.answer).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const messageGateway = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  gateway = {
    app: { ...office.app, config: { ...office.app.config, messageGateway } },
    sent,
    answer: 200,
    close: () => server.close(),
  }
})
afterAll(async () => {
  gateway.close()
  await office.stop()
})

const day = 86_400_000
const file = async () =>
  (
    await fileCase(office.app, neighbour('li'), {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words: '路灯不亮', where: { point: middle('g12') }, phone: '190-0000-0001' },
    })
  ).c
const refuseIt = async () => {
  const c = await file()
  return runCommand(office.app, staff('dispatcher'), c.id, c.version, {
    kind: 'take',
    id: randomUUID(),
    step: 'refuse',
    answers: { route: 'beyond', reason: '请联系供电公司' },
  })
}
const sweepAll = async () => {
  while ((await sweepOutbox(gateway.app)) + (await sweepDeliveries(gateway.app, 'sms')) > 0);
}
const undelivered = () =>
  asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        channel: string
        attempts: number
        status: string
        error: string | null
      }>`select channel, attempts, status, last_error as error from deliveries where tenant_id = ${tx.tenant} and status <> 'sent'`,
    ),
  )
const waiting = () =>
  asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        kind: string
        attempts: number
        dead: boolean
        error: string | null
      }>`select kind, attempts, dead_at is not null as dead, last_error as error from outbox where tenant_id = ${tx.tenant} order by kind`,
    ),
  )

it('tells the one on duty that a case landed on them, once', async () => {
  const c = await file()
  await Promise.all([sweepAll(), sweepAll()])
  const notices = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql<{ person_id: string }>`select person_id from notices where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  expect(notices).toEqual([{ person_id: at('worker-g12') }])
  expect(await waiting()).toEqual([])
})

it('tells the desk of a case that lands on a unit in which nobody works any more', async () => {
  const c = await file()
  const take = (version: number, step: string, answers = {}) =>
    runCommand(office.app, staff('dispatcher'), c.id, version, { kind: 'take', id: randomUUID(), step, answers })
  const filed = await take((await take(c.version, 'pass')).version, 'file', { category: '010101' })
  const held = async (until: string | null) => {
    await asSystem(office.app.db, 'test', async tx => {
      await tx.run(
        sql`update posts set valid_to = ${until} where tenant_id = ${tx.tenant} and person_id = ${at('handler-roads')}`,
      )
      await tx.run(touchDirectory(tx.tenant))
    })
    office.app.directory.changed()
  }
  await sweepAll()
  await held(moment(office.app.now()))
  // Somebody else sends it: who did it is never told.
  await runCommand(office.app, { ...staff('dispatcher'), person: randomUUID() }, c.id, filed.version, {
    kind: 'take',
    id: randomUUID(),
    step: 'dispatch',
    answers: { unit: at('roads') },
  })
  await sweepAll()
  await held(null)
  const notices = await asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        person_id: string
        kind: string
      }>`select person_id, kind from notices where tenant_id = ${tx.tenant} and case_id = ${c.id}`,
    ),
  )
  expect(notices).toContainEqual({ person_id: at('dispatcher'), kind: 'Assigned' })
})

it('sends the reporter a message when a step says so', async () => {
  gateway.sent.length = 0
  await refuseIt()
  await sweepAll()
  expect(gateway.sent).toMatchObject([{ to: '190-0000-0001', step: 'refuse' }])
})

it('keeps trying while the gateway is away, then leaves it for a person to see and send again', async () => {
  gateway.sent.length = 0
  gateway.answer = 503
  await refuseIt()
  await sweepAll()
  expect(await undelivered()).toMatchObject([
    { channel: 'sms', attempts: 1, status: 'waiting', error: 'message gateway answered 503' },
  ])
  for (let i = 0; i < 10; i++) {
    office.pass(day)
    await sweepDeliveries(gateway.app, 'sms')
  }
  expect(await undelivered()).toMatchObject([{ channel: 'sms', attempts: 8, status: 'dead' }])
  gateway.answer = 200
  await asSystem(office.app.db, 'test', async tx => {
    const [dead] = await deadDeliveries(tx)
    expect(await resendDelivery(tx, dead?.id ?? '', office.app.now())).toBe(1)
  })
  office.pass(day)
  await sweepAll()
  expect(gateway.sent).toHaveLength(1)
  expect(await undelivered()).toEqual([])
})

it('hints to open screens that a case changed', async () => {
  const live = await openLive(office.url)
  const heard: string[] = []
  live.subscribe(change => heard.push(change.id))
  const c = await file()
  await sweepAll()
  for (let i = 0; i < 50 && heard.length === 0; i++) await new Promise(r => setTimeout(r, 20))
  expect(heard).toContain(c.id)
  await live.stop()
})

it('hints at whistled cases too, however many units were called', async () => {
  const live = await openLive(office.url)
  const heard = new Set<string>()
  live.subscribe(change => heard.add(change.id))
  const cases = await Promise.all(Array.from({ length: 16 }, file))
  const tasks = JSON.stringify(Array.from({ length: 15 }, () => ({ unit: randomUUID() })))
  await asSystem(office.app.db, 'test', tx =>
    tx.run(
      sql`update cases set rest = jsonb_set(rest, '{tasks}', ${tasks}::jsonb) where tenant_id = ${tx.tenant} and id = any(${cases.map(c => c.id)}::uuid[])`,
    ),
  )
  await sweepAll()
  expect(await waiting()).toEqual([])
  for (let i = 0; i < 50 && heard.size < cases.length; i++) await new Promise(r => setTimeout(r, 20))
  expect([...heard].sort()).toEqual(cases.map(c => c.id).sort())
  await live.stop()
})

it('takes the same command id on two cases, and tells of both', async () => {
  const both = [await file(), await file()]
  const id = randomUUID()
  for (const c of both)
    await runCommand(office.app, staff('dispatcher'), c.id, c.version, { kind: 'comment', id, text: '一起看', open: false })
  expect((await waiting()).filter(w => w.kind === 'happened')).toHaveLength(4)
  await sweepAll()
  const told = await asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql`select 1 from notices where tenant_id = ${tx.tenant} and kind = 'Commented' and case_id = any(${both.map(c => c.id)}::uuid[])`,
    ),
  )
  expect(told).toHaveLength(2)
})

it('tells the staff while the gateway takes its time, and holds no connection for it', async () => {
  await refuseIt()
  await sweepOutbox(gateway.app)
  const c = await file()
  let asked = false
  let open = () => {}
  const slow = createServer((_, response) => {
    asked = true
    open = () => response.end()
  })
  await new Promise<void>(resolve => slow.listen(0, '127.0.0.1', resolve))
  const messageGateway = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`
  const sending = sweepDeliveries({ ...gateway.app, config: { ...gateway.app.config, messageGateway } }, 'sms')
  for (let i = 0; i < 200 && !asked; i++) await new Promise(r => setTimeout(r, 10))
  expect(office.app.db.pool.idleCount).toBe(office.app.db.pool.totalCount)
  expect(await sweepDeliveries(gateway.app, 'sms')).toBe(0)
  await sweepOutbox(gateway.app)
  const told = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql`select 1 from notices where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  expect(told).toHaveLength(1)
  for (let i = 0; i < 100; i++) {
    open()
    await new Promise(r => setTimeout(r, 5))
  }
  await sending
  slow.close()
  expect(await undelivered()).toEqual([])
})
