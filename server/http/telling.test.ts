import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseTold, ChannelRow, TellMeState } from '#contract/telling'
import type { Template } from '#contract/templates'
import { startTestOffice, type TestOffice } from '#test/office'
import { sweepDeliveries } from '../jobs/deliver.ts'
import { sweepDigests } from '../jobs/digests.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { type MailBox, openMailBox } from '../testing/mail-box.ts'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
let box: MailBox
const { ask, get } = askAs(() => office)
beforeAll(async () => {
  office = await startTestOffice({ cases: 60, jobs: false, env: { LINLI_PUBLIC_URL: 'https://office.example' } })
  box = await openMailBox()
}, 120_000)
afterAll(async () => {
  await box.close()
  await office.stop()
})
const mail = (version: number, more: object = {}) => ({
  ...{
    kind: 'email',
    version,
    host: '127.0.0.1',
    port: box.port,
    security: 'none',
    user: 'office',
    secret: 'letmein',
    from: 'office@example.org',
    fromName: '街道',
  },
  ...more,
})

it('sets a channel up for the administrator only, and never tells its password again', async () => {
  expect((await ask('dd01', 'GET', '/channels')).statusCode).toBe(403)
  expect((await ask(null, 'GET', '/public/tell')).json()).toMatchObject({ email: false, push: false })
  const put = await ask('xt01', 'PUT', '/channels/email', mail(0))
  expect(put.json()).toMatchObject({ hasSecret: true, version: 1 })
  expect(put.body).not.toContain('letmein')
  const stored = await asSystem(office.app.db, 'test', tx => tx.rows(sql`select * from channels where tenant_id = ${tx.tenant}`))
  expect(JSON.stringify(stored)).not.toContain('letmein')
  expect((await ask('xt01', 'PUT', '/channels/email', mail(0))).statusCode).toBe(409)
  expect((await ask(null, 'GET', '/public/tell')).json()).toMatchObject({ email: true })
})

it('sends the administrator a test, and says what went wrong', async () => {
  const { secret: _, ...open } = mail(1, { user: '' })
  await ask('xt01', 'PUT', '/channels/email', open)
  expect((await ask('xt01', 'POST', '/channels/email/try', { to: 'me@example.org' })).json()).toMatchObject({
    ok: true,
    problem: null,
  })
  expect(box.letters.map(l => l.to)).toEqual(['me@example.org'])
  box.refuse = 550
  const refused = (await ask('xt01', 'POST', '/channels/email/try', { to: 'me@example.org' })).json()
  box.refuse = null
  expect(refused.ok).toBe(false)
  expect(refused.problem).toMatch(/refused/)
})

it('makes and keeps the keys for pushes', async () => {
  await ask('xt01', 'PUT', '/channels/push', { kind: 'push', version: 0, contact: 'office@example.org' })
  const { pushKey } = (await ask(null, 'GET', '/public/tell')).json()
  expect(Buffer.from(pushKey, 'base64url')).toHaveLength(65)
  await ask('xt01', 'PUT', '/channels/push', { kind: 'push', version: 1, contact: 'other@example.org' })
  expect((await ask(null, 'GET', '/public/tell')).json().pushKey).toBe(pushKey)
  const { rows } = await get<{ rows: ChannelRow[] }>('xt01', '/channels')
  expect(rows.map(r => r.id)).toEqual(['email', 'push'])
})

const place = async () =>
  (await get<{ features: { geometry: { coordinates: number[][][] } }[] }>(null, '/places/map/grids')).features[0]?.geometry
async function fileOne(tell: object) {
  const id = randomUUID()
  const { coordinates } = (await place())!
  const ring = coordinates.flat(3 - 2) as unknown as number[][]
  const flat = (ring[0] && Array.isArray(ring[0][0]) ? (ring[0] as unknown as number[][]) : ring).slice(0, -1)
  const point = [flat.reduce((s, p) => s + p[0]!, 0) / flat.length, flat.reduce((s, p) => s + p[1]!, 0) / flat.length]
  const filed = await ask(null, 'POST', '/cases/incident', { id, answers: { words: '路灯不亮', where: { point } }, tell })
  return filed.json() as { id: string; number: string; key: string }
}

it('takes at filing how the reporter wants to be told, and shows staff whom it told, masked', async () => {
  box.letters.length = 0
  const { id, number, key } = await fileOne({ email: 'li@example.org' })
  await sweepDeliveries(office.app, 'email')
  expect(box.letters[0]?.text).toContain(`https://office.example/s/${number}#${key}`)
  const told = await get<CaseTold>('dd01', `/cases/${id}/told`)
  expect(told.rows).toMatchObject([{ channel: 'email', status: 'sent', to: 'li***@example.org', purpose: 'filed' }])
  expect(JSON.stringify(told)).not.toContain('li@example.org')
  expect((await ask('dd01', 'POST', `/cases/${id}/told/${told.rows[0]?.id}/resend`)).statusCode).toBe(404)
  const token = /\/stop#(\S+)/.exec(box.letters[0]?.text ?? '')?.[1]
  const stop = await office.server.inject({
    method: 'POST',
    url: `/api/public/tell/stop/${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(stop.json()).toEqual({ number, channel: 'email', wanted: false })
})

it('refuses a text with a placeholder that nothing is known of, previews a right one with a real case, and keeps versions', async () => {
  const at = '/templates/incident/refuse/email/zh'
  const wrong = await ask('xt01', 'PUT', at, { version: 0, subject: '{nummer}', body: '因为{answer.reason}，{link' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.json().error).toMatchObject({
    fields: { subject: expect.any(String), body: expect.any(String) },
    detail: { unknown: ['nummer', '{'] },
  })
  const words = { subject: '关于{number}', body: '{who}：{answer.reason}\n{objection}\n{link}' }
  expect(
    (await ask('xt01', 'PUT', '/templates/objection', { zh: '可以向街道督办室提出异议，电话 12345', en: '' })).statusCode,
  ).toBe(200)
  const preview = (await ask('db01', 'POST', `${at}/preview`, words)).json()
  expect(preview.number).toMatch(/\d/)
  expect((await ask('xt01', 'POST', `${at}/preview`, words)).json()).toMatchObject({ number: null })
  expect(preview.body).toContain('督办室')
  expect(preview.subject).not.toContain('{')
  expect((await ask('xt01', 'PUT', at, { version: 0, ...words })).statusCode).toBe(200)
  const { rows } = await get<{ rows: Template[] }>('xt01', '/templates?type=incident')
  expect(rows.find(r => r.step === 'refuse' && r.channel === 'email' && r.language === 'zh')).toMatchObject({
    standard: false,
    version: 1,
    ...words,
  })
  await ask('xt01', 'PUT', at, { version: 1, subject: '', body: '', standard: true })
  const { rows: versions } = await get<{ rows: unknown[] }>('xt01', `${at}/versions`)
  expect(versions).toHaveLength(2)
})

it('has words of its own for every step that is told, in both languages and for every channel', async () => {
  const { rows } = await get<{ rows: Template[] }>('xt01', '/templates?type=incident')
  expect(new Set(rows.map(r => r.step)).size).toBeGreaterThan(5)
  for (const row of rows) expect(row.body, `${row.step}/${row.channel}`).toMatch(/\{(link|matter)\}/)
  expect(rows.find(r => r.step === 'inquire' && r.channel === 'sms' && r.language === 'zh')?.body).toContain('{shown}')
})

it('makes one digest a day for whoever wants it, at their hour, and mails it to those who ask', async () => {
  box.letters.length = 0
  const wish = { email: { address: 'dd@example.org', on: false }, push: false, digest: { hour: 0, byEmail: true } }
  expect((await ask('dd01', 'PUT', '/me/tell', { ...wish, email: { address: null, on: true } })).statusCode).toBe(422)
  expect((await ask('dd01', 'PUT', '/me/tell', wish)).json()).toMatchObject({
    digest: { hour: 0, byEmail: true },
  } satisfies Partial<TellMeState>)
  expect((await Promise.all([sweepDigests(office.app), sweepDigests(office.app)])).reduce((a, b) => a + b)).toBe(1)
  expect(await sweepDigests(office.app)).toBe(0)
  await sweepDeliveries(office.app, 'email')
  const letters = box.letters.filter(l => l.to === 'dd@example.org')
  expect(letters).toHaveLength(1)
  expect(letters[0]?.text).toContain('待我办')
  const { digest } = await get<{ digest: { mine: { count: number }; late: { count: number } } | null }>('dd01', '/me/digest')
  expect(digest!.mine.count + digest!.late.count).toBeGreaterThan(0)
})

it('keeps standard texts of one’s own from others, shares those of a unit and of the office, and lets only some write the latter', async () => {
  const text = {
    title: '感谢',
    body: '感谢您反映{number}',
    type: null,
    step: null,
    field: null,
    category: null,
    unit: null,
    version: 0,
  }
  const titles = async (who: string) => (await get<{ rows: { title: string }[] }>(who, '/standard-texts')).rows.map(r => r.title)
  await ask('cb-zhifa1', 'PUT', `/standard-texts/${randomUUID()}`, { ...text, title: '自用', share: 'own' })
  expect((await ask('cb-zhifa1', 'PUT', `/standard-texts/${randomUUID()}`, { ...text, share: 'office' })).statusCode).toBe(403)
  const shared = randomUUID()
  expect(
    (await ask('dd01', 'PUT', `/standard-texts/${shared}`, { ...text, title: '街道用语', share: 'office' })).statusCode,
  ).toBe(200)
  expect((await ask('dd01', 'PUT', `/standard-texts/${randomUUID()}`, { ...text, body: '{who}', share: 'own' })).statusCode).toBe(
    422,
  )
  expect(await titles('cb-zhifa1')).toEqual(expect.arrayContaining(['自用', '街道用语']))
  expect(await titles('dd01')).toEqual(['街道用语'])
  expect((await ask('cb-zhifa1', 'DELETE', `/standard-texts/${shared}`)).statusCode).toBe(403)
})
