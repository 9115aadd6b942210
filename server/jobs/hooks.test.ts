import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type WebhookEvent, webhookPayload } from '#contract/webhooks'
import type { App } from '../app.ts'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { hookDeliveries, replayHooks } from '../store/telling/webhook-deliveries.ts'
import { changeWebhook, listWebhooks, makeWebhook, removeWebhook } from '../store/telling/webhooks.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { hookSender, signature } from './hooks.ts'
import { sweepOutbox } from './outbox.ts'

interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
interface Receiver {
  readonly url: string
  readonly heard: Heard[]
  answer: (response: ServerResponse) => void
  close(): void
}
const fine = (response: ServerResponse) => void response.writeHead(204).end()

async function receiver(): Promise<Receiver> {
  const heard: Heard[] = []
  const self = { answer: fine }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', piece => {
      body += piece
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      self.answer(response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    heard,
    get answer() {
      return self.answer
    },
    set answer(how) {
      self.answer = how
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

let office: SmallOffice
let app: App
let one: Receiver
let other: Receiver
const admin = staff('system-admin')
beforeAll(async () => {
  office = await smallOffice()
  app = { ...office.app, config: { ...office.app.config, privateWebhooks: true } }
  one = await receiver()
  other = await receiver()
})
afterAll(async () => {
  one.close()
  other.close()
  await office.stop()
})
beforeEach(async () => {
  for (const row of await listWebhooks(app)) await removeWebhook(app, admin, row.id)
  one.heard.length = 0
  other.heard.length = 0
  one.answer = fine
})

const all: WebhookEvent[] = ['case.filed', 'case.state', 'case.assigned', 'case.closed', 'case.reopened', 'case.late']
const listen = (url: string, events = all, types: string[] = []) =>
  makeWebhook(app, admin, { id: randomUUID(), title: '数据平台', url, events, types, active: true })
const file = async () =>
  (
    await fileCase(app, neighbour('li'), {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: {
        words: '井盖坏了',
        where: { point: middle('g12'), address: '三号楼' },
        kind: 'street',
        reporter: { name: '李某' },
        phone: '190-0000-0001',
      },
    })
  ).c
const outbox = async () => {
  while ((await sweepOutbox(app)) > 0);
}
const send = async () => {
  const sender = hookSender(app)
  await sender.sweep()
  await sender.settled()
}
const posted = (id: string) => asSystem(app.db, 'test', tx => hookDeliveries(tx, id, undefined, 50)).then(({ rows }) => rows)

it('posts what happened, signed so that the receiver can tell that it is us and that nothing was changed', async () => {
  const { secret } = await listen(one.url, ['case.filed'])
  const c = await file()
  await outbox()
  await send()
  expect(one.heard).toHaveLength(1)
  const { headers, body } = one.heard[0]!
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key)
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${expected}`)
  expect(webhookPayload.parse(JSON.parse(body))).toMatchObject({
    event: 'case.filed',
    case: { id: c.id, type: 'incident', state: 'reported', kind: 'street', grid: 'g12' },
  })
})

it('signs as the published example does', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  expect(signature(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

it('puts nothing personal, no words and no exact place into what it posts', async () => {
  await listen(one.url)
  await file()
  await outbox()
  await send()
  const text = one.heard.map(h => h.body).join()
  expect(text).not.toMatch(/李某|190-0000|井盖坏了|三号楼|"lng"|"point"/)
})

it('cuts a receiver that hangs after ten seconds and lets it hold no other up', async () => {
  const slow = await listen(one.url, ['case.filed'])
  await listen(other.url, ['case.filed', 'case.closed'])
  one.answer = () => {}
  const c = await file()
  await outbox()
  const sender = hookSender(app)
  await sender.sweep()
  for (let i = 0; i < 3000 && other.heard.length === 0; i++) await new Promise(r => setTimeout(r, 20))
  expect(other.heard).toHaveLength(1)
  expect(await posted(slow.row.id)).toMatchObject([{ status: 'waiting', attempts: 0 }])
  const answers = { route: 'beyond', reason: '不在本街道' }
  await runCommand(app, staff('dispatcher'), c.id, c.version, { kind: 'take', id: randomUUID(), step: 'refuse', answers })
  await outbox()
  await sender.sweep()
  for (let i = 0; i < 3000 && other.heard.length === 1; i++) await new Promise(r => setTimeout(r, 20))
  expect(other.heard).toHaveLength(2)
  await sender.settled()
  expect((await posted(slow.row.id)).at(-1)).toMatchObject({
    status: 'waiting',
    attempts: 1,
    responseStatus: null,
    responseText: 'no answer within 10 s',
  })
})

it('tries a receiver again that answered 500, later, and the second time it is taken under the same id', async () => {
  const { row } = await listen(one.url, ['case.filed'])
  let first = true
  one.answer = response => {
    response.writeHead(first ? 500 : 200).end(first ? 'broken' : 'fine')
    first = false
  }
  await file()
  await outbox()
  await send()
  expect(await posted(row.id)).toMatchObject([{ status: 'waiting', attempts: 1, responseStatus: 500, responseText: 'broken' }])
  await send()
  expect(one.heard).toHaveLength(1)
  office.pass(6000)
  await send()
  expect(await posted(row.id)).toMatchObject([{ status: 'sent', attempts: 2, responseStatus: 200 }])
  expect(one.heard[0]?.headers['webhook-id']).toBe(one.heard[1]?.headers['webhook-id'])
})

it('pauses an address that failed for an hour, tells the administrator, keeps what happens meanwhile and posts it on resuming', async () => {
  const { row } = await listen(one.url, ['case.filed'])
  one.answer = response => void response.writeHead(503).end()
  for (let i = 0; i < 4; i++) await file()
  await outbox()
  for (let i = 0; i < 8; i++) {
    await send()
    office.pass(15 * 60_000)
  }
  const [paused] = await listWebhooks(app)
  expect(paused?.pausedAt).not.toBeNull()
  const told = await asSystem(app.db, 'test', tx =>
    tx.rows(sql<{ person_id: string }>`select person_id from notices where tenant_id = ${tx.tenant} and kind = 'WebhookPaused'`),
  )
  expect(told).toEqual([{ person_id: at('system-admin') }])
  one.answer = fine
  one.heard.length = 0
  await file()
  await outbox()
  await send()
  expect(one.heard).toEqual([])
  await changeWebhook(app, admin, row.id, { ...paused!, resume: true })
  await send()
  expect(one.heard).toHaveLength(5)
  expect((await listWebhooks(app))[0]).toMatchObject({ pausedAt: null, failures: 0, waiting: 0 })
})

it('posts one again, or all since a moment', async () => {
  const { row } = await listen(one.url, ['case.filed'])
  await file()
  office.pass(1000)
  await outbox()
  await send()
  const since = app.now()
  office.pass(1000)
  await file()
  await file()
  await outbox()
  await send()
  const replay = (what: Parameters<typeof replayHooks>[2]) =>
    asSystem(app.db, 'test', tx => replayHooks(tx, row.id, what, app.now()))
  expect(await replay({ since: since + 1 })).toBe(2)
  await send()
  expect(one.heard).toHaveLength(5)
  expect(await replay({ delivery: (await posted(row.id))[0]!.id })).toBe(1)
  await send()
  expect(one.heard).toHaveLength(6)
  expect(new Set(one.heard.map(h => h.headers['webhook-id'])).size).toBe(3)
})

it('tells a step, its end and its return, and nothing of what stays inside', async () => {
  await listen(one.url, ['case.state', 'case.closed', 'case.reopened'])
  const c = await file()
  const run = (version: number, step: string, answers = {}) =>
    runCommand(app, staff('dispatcher'), c.id, version, { kind: 'take', id: randomUUID(), step, answers })
  const passed = await run(c.version, 'pass')
  await runCommand(app, staff('dispatcher'), c.id, passed.version, {
    kind: 'comment',
    id: randomUUID(),
    text: '内部',
    open: false,
  })
  await run(passed.version + 1, 'refuse', { route: 'beyond', reason: '不在本街道' })
  await outbox()
  await send()
  const events = one.heard.map(h => JSON.parse(h.body)).sort((a, b) => a.at - b.at)
  expect(events.map(e => [e.event, e.case.step, e.case.state])).toEqual(
    expect.arrayContaining([
      ['case.state', 'pass', 'checked'],
      ['case.closed', 'refuse', 'refused'],
    ]),
  )
  expect(events).toHaveLength(2)
})

it.each([
  'http://127.0.0.1:1/',
  'http://10.1.2.3/',
  'http://[::1]/',
  'http://169.254.169.254/latest',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
])('takes no private address unless the office allows it: %s', async url => {
  const strict = { ...app, config: { ...app.config, privateWebhooks: false } }
  await expect(
    makeWebhook(strict, admin, { id: randomUUID(), title: 'x', url, events: all, types: [], active: true }),
  ).rejects.toMatchObject({
    fields: { url: 'private' },
  })
})

it('reaches no private address through a name either', async () => {
  const strict = { ...app, config: { ...app.config, privateWebhooks: false } }
  const { row } = await makeWebhook(app, admin, {
    id: randomUUID(),
    title: 'x',
    url: one.url.replace('127.0.0.1', 'localhost'),
    events: ['case.filed'],
    types: [],
    active: true,
  })
  await file()
  await outbox()
  const sender = hookSender(strict)
  await sender.sweep()
  await sender.settled()
  expect(one.heard).toEqual([])
  expect((await posted(row.id))[0]?.responseText).toMatch(/private/)
})

it('tells nobody of what is confidential', async () => {
  await expect(listen(one.url, all, ['careVisit'])).rejects.toMatchObject({ code: 'answers-invalid' })
})
