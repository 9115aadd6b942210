import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { channelPut, tellChoice } from '#contract/telling'
import type { App } from '../app.ts'
import { fileCase, keyOf, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { mergeCase } from '../store/known/known-acts.ts'
import { joinCase } from '../store/known/known-joins.ts'
import { moment, sql } from '../store/sql.ts'
import { putChannel } from '../store/telling/channels.ts'
import { deliveriesOf, resendDelivery } from '../store/telling/deliveries.ts'
import { keepTold, stopOrGoOn, tellStateOf, wishAtFiling, wishAtJoining } from '../telling/wish.ts'
import { type MailBox, openMailBox } from '../testing/mail-box.ts'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { sweepDeliveries } from './deliver.ts'
import { forgetTold } from './forget-told.ts'
import { sweepOutbox } from './outbox.ts'

const day = 86_400_000
let office: SmallOffice
let app: App
let box: MailBox
const mailAt = (port: number, version: number) =>
  putChannel(
    app,
    staff('system-admin'),
    'email',
    channelPut.parse({
      kind: 'email',
      version,
      host: '127.0.0.1',
      port,
      security: 'none',
      user: '',
      from: 'office@example.org',
      fromName: '柳河街道',
    }),
  )
beforeAll(async () => {
  office = await smallOffice()
  app = { ...office.app, config: { ...office.app.config, publicUrl: 'https://office.example' } }
  box = await openMailBox()
  await mailAt(box.port, 0)
})
afterAll(async () => {
  await box.close()
  await office.stop()
})
beforeEach(() => {
  box.letters.length = 0
  box.refuse = null
})

const words = '楼下<script>alert(1)</script>{link}路灯不亮'
async function file(email: string, tell: object = {}) {
  const id = randomUUID()
  const answers = { words, where: { point: middle('g12') } }
  const { c, number } = await fileCase(app, neighbour('li'), { type: 'incident', id, channel: 'portal', answers })
  await wishAtFiling(app, id, number, tellChoice.parse({ email, ...tell }))
  return { c, number, key: keyOf(app.config.secret, id) }
}
const refuseIt = (c: { id: string; version: number }) =>
  runCommand(app, staff('dispatcher'), c.id, c.version, {
    kind: 'take',
    id: randomUUID(),
    step: 'refuse',
    answers: { route: 'beyond', reason: '请联系 <b>供电</b> 公司' },
  })
const sweepAll = async () => {
  while ((await sweepOutbox(app)) + (await sweepDeliveries(app, 'email')) > 0);
}
const told = (id: string) => asSystem(app.db, 'test', tx => deliveriesOf(tx, id))

it('tells the reporter by e-mail that it arrived and what was decided, by whom, with a link that opens the case', async () => {
  const { c, number, key } = await file('li@example.org')
  await refuseIt(c)
  await sweepAll()
  expect(box.letters.map(l => l.to)).toEqual(['li@example.org', 'li@example.org'])
  const decided = box.letters.find(l => l.subject.includes('不予受理'))
  expect(decided?.text).toContain(`https://office.example/s/${number}#${key}`)
  expect(decided?.text).toContain('街道调度员')
  expect(decided?.text).toContain('请联系 <b>供电</b> 公司')
  expect((await told(c.id)).map(d => [d.channel, d.status, d.to])).toEqual([
    ['email', 'sent', 'li***@example.org'],
    ['email', 'sent', 'li***@example.org'],
  ])
})

it('tells the reporter what the staff wrote for them, and nothing they wrote among themselves', async () => {
  const { c } = await file('li@example.org')
  const say = (version: number, text: string, open: boolean) =>
    runCommand(app, staff('dispatcher'), c.id, version, { kind: 'comment', id: randomUUID(), text, open })
  await say(c.version, '内部商量', false)
  await say(c.version, '师傅明天上午来', true)
  await sweepAll()
  expect(box.letters.map(l => l.text).join()).not.toContain('内部商量')
  expect(box.letters.filter(l => l.subject.includes('有新的回复')).map(l => l.text)).toEqual([
    expect.stringContaining('师傅明天上午来'),
  ])
})

it('keeps no key and no address with what it will send', async () => {
  const { c, key } = await file('secret@example.org')
  const rows = await asSystem(app.db, 'test', tx =>
    tx.rows(sql`select * from deliveries where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  expect(JSON.stringify(rows)).not.toContain(key)
  expect(JSON.stringify(rows)).not.toContain('secret@example.org')
  await sweepAll()
})

it('escapes what a resident wrote, and takes no placeholder from it', async () => {
  await file('li@example.org')
  await sweepAll()
  const [letter] = box.letters
  expect(letter?.html).not.toContain('<script>')
  expect(letter?.html).toContain('&lt;script&gt;')
  expect(letter?.text).toContain('{link}')
})

it('sends nothing twice, however often and by however many it is swept', async () => {
  const { c } = await file('li@example.org')
  await refuseIt(c)
  await Promise.all([sweepAll(), sweepAll(), sweepAll()])
  await asSystem(app.db, 'test', tx =>
    tx.run(sql`insert into outbox (tenant_id, id, case_id, kind, payload, created_at, next_at)
      values (${tx.tenant}, ${randomUUID()}, ${c.id}, 'happened', ${JSON.stringify({ number: 'x', type: 'incident', after: 0, version: 9 })}::jsonb, ${moment(app.now())}, ${moment(app.now())})`),
  )
  await sweepAll()
  expect(box.letters).toHaveLength(2)
})

it('keeps a message while the mail server is down and sends it when it is up again', async () => {
  const { port } = box
  await box.close()
  const { c } = await file('li@example.org')
  await sweepAll()
  expect(await told(c.id)).toMatchObject([{ status: 'waiting', attempts: 1 }])
  expect((await told(c.id))[0]?.lastError).toMatch(/ECONNREFUSED/)
  box = await openMailBox(port)
  office.pass(60_000)
  await sweepAll()
  expect(box.letters).toHaveLength(1)
  expect(await told(c.id)).toMatchObject([{ status: 'sent', lastError: null }])
})

it('gives up a mailbox that is not there at once, names no address in the error, and a person can send it again', async () => {
  box.refuse = 550
  const { c } = await file('nobody@example.org')
  await sweepAll()
  const [dead] = await told(c.id)
  expect(dead).toMatchObject({ status: 'dead', attempts: 1 })
  expect(dead?.lastError).not.toContain('nobody@example.org')
  box.refuse = null
  expect(await asSystem(app.db, 'test', tx => resendDelivery(tx, dead!.id, app.now(), c.id))).toBe(1)
  await sweepAll()
  expect(box.letters).toHaveLength(1)
})

it('sends nothing to somebody who stopped it while it waited, and goes on when they say so', async () => {
  const { c } = await file('li@example.org')
  await sweepAll()
  const token = /\/stop#(\S+)/.exec(box.letters[0]?.text ?? '')?.[1] ?? ''
  expect(box.letters[0]?.raw.replace(/\r\n[ \t]/g, '')).toContain(`/api/public/tell/stop/${token}>`)
  await refuseIt(c)
  await sweepOutbox(app)
  expect(await stopOrGoOn(app, token, false)).toMatchObject({ channel: 'email', wanted: false })
  await sweepAll()
  expect(box.letters).toHaveLength(1)
  expect((await told(c.id)).find(d => d.step === 'refuse')).toMatchObject({ status: 'stopped' })
  expect(await stopOrGoOn(app, token, true)).toMatchObject({ wanted: true })
  await expect(stopOrGoOn(app, `${token.slice(0, -2)}xx`, false)).rejects.toMatchObject({ code: 'not-found' })
})

it('does not count one channel as sent because another was', async () => {
  const gateway = { ...app, config: { ...app.config, messageGateway: 'http://127.0.0.1:9/' } }
  const id = randomUUID()
  const answers = { words, where: { point: middle('g12') }, phone: '190-0000-0001' }
  const { c, number } = await fileCase(gateway, neighbour('li'), { type: 'incident', id, channel: 'portal', answers })
  await wishAtFiling(gateway, id, number, tellChoice.parse({ email: 'li@example.org' }))
  await refuseIt(c)
  await sweepOutbox(gateway)
  await sweepDeliveries(gateway, 'email')
  await sweepDeliveries(gateway, 'sms')
  const refused = (await told(c.id)).filter(d => d.step === 'refuse')
  expect(Object.fromEntries(refused.map(d => [d.channel, d.status]))).toEqual({ email: 'sent', sms: 'waiting' })
})

it('lets only the holder of the key see or change how they are told', async () => {
  const { number, key } = await file('li@example.org')
  await expect(tellStateOf(app, number, 'x'.repeat(22), 'zh')).rejects.toMatchObject({ code: 'not-found' })
  await keepTold(app, number, key, tellChoice.parse({ email: null }))
  expect(await tellStateOf(app, number, key, 'zh')).toMatchObject({ email: null, told: [{ channel: 'email' }] })
})

it('forgets how somebody wanted to be told, and what was said, with the personal data of the case', async () => {
  const { c } = await file('li@example.org')
  await refuseIt(c)
  await sweepAll()
  office.pass(2000 * day)
  expect(await forgetTold(app)).toBeGreaterThan(0)
  const kept = await asSystem(app.db, 'test', tx =>
    tx.rows(sql`select 1 from contacts where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  expect(kept).toEqual([])
  expect(await told(c.id)).toMatchObject([{ status: 'sent', body: null, to: null }, { body: null }])
})

it('tells everybody who joined and whose report was merged, each under their own number, and each once', async () => {
  const one = await file('one@example.org')
  const main = await file('main@example.org')
  const join = (id: string, email: string) =>
    joinCase(app, { kind: 'anonymous' }, { id, of: { number: main.number }, answers: {} }).then(async joined => {
      await wishAtJoining(app, id, tellChoice.parse({ email }))
      return joined
    })
  const first = await join(randomUUID(), 'joined@example.org')
  await join(randomUUID(), 'main@example.org')
  const command = { kind: 'merge', id: randomUUID(), reason: '' } as const
  await mergeCase(app, staff('dispatcher'), { case: one.c.id, version: one.c.version, command }, main.number)
  await sweepAll()
  box.letters.length = 0
  await refuseIt(main.c)
  await sweepAll()
  expect(box.letters.map(letter => letter.to).sort()).toEqual(['joined@example.org', 'main@example.org', 'one@example.org'])
  const toJoined = box.letters.find(letter => letter.to === 'joined@example.org')
  expect(toJoined?.text).toContain(`/s/${first.number}#`)
  expect(toJoined?.text).not.toMatch(new RegExp(`${main.number}|路灯不亮`))
})
