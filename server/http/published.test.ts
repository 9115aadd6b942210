import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDetail, Filed } from '#contract/cases'
import type { AuthorsPart, LookList, LookRow, PublishedCase, PublishedList, PublishedSettings } from '#contract/published'
import { type Browser, type Desk, openDesk } from '../identity/testing/desk.ts'
import { asSystem } from '../store/db.ts'
import { idOfRef, refOf } from '../store/published/published-ref.ts'
import { sql } from '../store/sql.ts'
import { at, inOtherStreet, middle } from '../testing/small-office.ts'

let desk: Desk
let dispatcher: Browser
beforeAll(async () => {
  desk = await openDesk()
  dispatcher = await desk.signedIn('dispatcher')
})
afterAll(() => desk.stop())

interface Report {
  readonly id: string
  readonly number: string
  readonly key: string
  readonly ref: string
}
const words = '三号楼302室王大力 13900000001 半夜打孩子'

async function report(more: object = {}, where: readonly number[] = middle('g11')): Promise<Report> {
  const id = randomUUID()
  const answers = { words, kind: 'noise', where: { point: where }, ...more }
  const { number, key } = (await desk.browser().send('POST', '/cases/incident', { id, answers })).json<Filed>()
  return { id, number, key, ref: refOf(desk.office.app.config.secret, id) }
}
async function take({ id }: Report, step: string, answers: object = {}, by = dispatcher): Promise<void> {
  const { version } = (await by.send('GET', `/cases/${id}`)).json<CaseDetail>().case
  const taken = await by.send('POST', `/cases/${id}/commands`, {
    version,
    command: { kind: 'take', id: randomUUID(), step, answers },
  })
  expect(taken.statusCode, taken.body).toBe(200)
}
const checked = async (more: object = {}) => {
  const one = await report(more)
  await take(one, 'pass')
  return one
}
const list = async (query = '') => (await desk.browser().send('GET', `/public/published?${query}`)).json<PublishedList>().rows
const story = (ref: string) => desk.browser().send('GET', `/public/published/${ref}`)
const looks = async (query = '', by = dispatcher) => (await by.send('GET', `/published/looks?${query}`)).json<LookList>().rows
const look = (id: string, body: object, by = dispatcher) => by.send('POST', `/published/looks/${id}`, { version: 0, ...body })
const own = (r: Report) => desk.browser().send('GET', `/public/cases/${r.number}/published`, undefined, { 'x-case-key': r.key })
const mend = (r: Report, body: object, key = r.key) =>
  desk.browser().send('PUT', `/public/cases/${r.number}/published`, body, { 'x-case-key': key })

describe('the name a matter is published under', () => {
  it('leads back to its id, and nothing else does', () => {
    const id = randomUUID()
    expect(idOfRef('a secret', refOf('a secret', id))).toBe(id)
    expect(idOfRef('another', refOf('a secret', id))).not.toBe(id)
    expect(idOfRef('a secret', 'x'.repeat(32))).toBeNull()
  })
})

describe('published matters', () => {
  it('are told without words, number or moment until somebody has looked, and not at all before they are checked', async () => {
    const one = await report()
    expect((await list()).map(row => row.ref)).not.toContain(one.ref)
    await take(one, 'pass')
    const row = (await list('kind=incident.noise&stage=open')).find(r => r.ref === one.ref)
    expect(row).toMatchObject({ words: null, photos: [], data: { kind: 'noise' }, state: 'checked', community: 'c1' })
    const told = await story(one.ref)
    expect(told.statusCode).toBe(200)
    expect(told.body + JSON.stringify(row)).not.toMatch(/王大力|302|139000|2603\d\d-/)
  })

  it('say who decided and quote no free words of the staff, until somebody has looked at those too', async () => {
    const one = await checked()
    await take(one, 'refuse', { route: 'beyond', turnTo: '物业 王大力', reason: '王大力说不归我们管' })
    const told = (await story(one.ref)).json<PublishedCase>()
    expect(told.ended).toMatchObject({ how: 'refused', by: '柳河街道 街道调度员', answer: null })
    expect(JSON.stringify(told)).toContain('不属本街道职责')
    expect(JSON.stringify(told)).not.toContain('王大力')
    expect((await list('stage=refused')).map(row => row.ref)).toContain(one.ref)
    const [waiting] = (await looks()).filter(row => row.id === one.id)
    expect(waiting?.answer).toContain('王大力说不归我们管')
    expect((await look(one.id, { decision: 'shown', words: null, answer: '这件事归物业管。' })).statusCode).toBe(200)
    expect((await story(one.ref)).json<PublishedCase>().ended?.answer).toBe('这件事归物业管。')
  })

  it('leave out what was taken back, and kinds the office does not publish, everywhere at once', async () => {
    const one = await checked({ kind: 'safety' })
    expect((await list('kind=incident.safety')).length).toBe(1)
    const supervisor = await desk.signedIn('supervisor')
    const before = (await supervisor.send('GET', '/published/settings')).json<PublishedSettings>()
    const kinds = before.kinds.map(({ type, kind, how }) => ({ type, kind, how: kind === 'safety' ? 'never' : how }))
    const put = (version: number, by = supervisor) =>
      by.send('PUT', '/published/settings', { version, jurisdiction: null, kinds })
    expect((await put(before.version, dispatcher)).statusCode).toBe(403)
    expect((await put(before.version)).statusCode).toBe(200)
    expect((await put(before.version)).statusCode).toBe(409)
    expect(await list('kind=incident.safety')).toEqual([])
    expect((await story(one.ref)).statusCode).toBe(404)
    const near = await desk.browser().send('GET', `/public/near?community=${at('c1')}`)
    expect(near.json<PublishedList>().rows.map(row => row.ref)).not.toContain(one.ref)
    expect((await own(one)).json()).toBeNull()
    expect((await looks()).map(row => row.id)).not.toContain(one.id)
    const gone = await checked({ kind: 'green' })
    const { version } = (await dispatcher.send('GET', `/cases/${gone.id}`)).json<CaseDetail>().case
    await desk
      .browser()
      .send(
        'POST',
        `/public/cases/${gone.number}/commands`,
        { version, command: { kind: 'take', id: randomUUID(), step: 'withdraw', answers: {} } },
        { 'x-case-key': gone.key },
      )
    expect((await list('kind=incident.green')).map(row => row.ref)).not.toContain(gone.ref)
  })

  it('are continued by key and narrowed by community and time', async () => {
    const refs: string[] = []
    for (let n = 0; n < 5; n++) {
      desk.office.pass(60_000)
      refs.unshift((await checked({ kind: 'clean' })).ref)
    }
    const pages: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: PublishedList = (
        await desk
          .browser()
          .send('GET', `/public/published?kind=incident.clean&limit=2${after && `&after=${encodeURIComponent(after)}`}`)
      ).json()
      pages.push(...page.rows.map(row => row.ref))
      after = page.next
    }
    expect(pages).toEqual(refs)
    expect(await list(`kind=incident.clean&community=${at('c2')}`)).toEqual([])
    expect(await list(`kind=incident.clean&community=${at('c1')}`)).toHaveLength(5)
    expect(await list(`kind=incident.clean&from=${desk.office.app.now() - 90_000}`)).toHaveLength(2)
    expect((await desk.browser().send('GET', '/public/published?after=AAAA')).statusCode).toBe(400)
  })
})

describe('looking at words', () => {
  it('marks what may point at a person, refuses what surely does, and publishes what was mended', async () => {
    const one = await checked()
    const [row] = (await looks()).filter(r => r.id === one.id)
    expect(row?.traces.words.map(trace => trace.kind)).toEqual(expect.arrayContaining(['mobile']))
    const raw = await look(one.id, { decision: 'shown', words })
    expect([raw.statusCode, raw.json<{ error: { code: string } }>().error.code]).toEqual([422, 'traces-open'])
    const mended = await look(one.id, { decision: 'shown', words: '半夜有噪声' })
    expect(mended.json<LookRow>()).toMatchObject({ decision: 'shown', version: 1, by: 'dispatcher' })
    expect((await look(one.id, { decision: 'shown', words: '又一次' })).statusCode).toBe(409)
    expect((await list('kind=incident.noise')).find(r => r.ref === one.ref)?.words).toBe('半夜有噪声')
    expect((await looks()).map(r => r.id)).not.toContain(one.id)
    expect((await looks('view=shown')).map(r => r.id)).toContain(one.id)
  })

  it('is for those who dispatch or supervise, each in their own street, and a no needs a reason', async () => {
    const there = await report({}, inOtherStreet)
    const other = await desk.signedIn('dispatcher-other')
    await take(there, 'pass', {}, other)
    expect((await look(there.id, { decision: 'shown', words: 'x' })).statusCode).toBe(404)
    expect((await looks(`number=${there.number}`)).length).toBe(0)
    expect((await looks(`number=${there.number}`, other)).length).toBe(1)
    expect((await look(there.id, { decision: 'withheld' }, other)).statusCode).toBe(400)
    const worker = await desk.signedIn('worker-g11')
    expect((await worker.send('GET', '/published/looks')).statusCode).toBe(403)
  })

  it('takes a whole matter off every list when it must, and its author is told why', async () => {
    const one = await checked()
    expect((await look(one.id, { decision: 'hidden', reason: '是自己家里的事' })).statusCode).toBe(200)
    expect((await list()).map(row => row.ref)).not.toContain(one.ref)
    expect((await story(one.ref)).statusCode).toBe(404)
    expect((await own(one)).json<AuthorsPart>()).toMatchObject({ decision: 'hidden', listed: false, reason: '是自己家里的事' })
  })

  it('shows only pictures that were picked, under the published name', async () => {
    const one = await checked()
    const file = randomUUID()
    await asSystem(desk.office.app.db, 'test', async tx => {
      await tx.run(sql`insert into files (tenant_id, id, case_id, made_by, type, bytes, width, height, sha256, created_at)
        values (1, ${file}, ${one.id}, null, 'image/jpeg', 1, 1, 1, 'aaaaaaaaaaaaaaaaaaaa', to_timestamp(0))`)
      await tx.run(
        sql`update cases set data = data || ${JSON.stringify({ pictures: [file] })}::jsonb where tenant_id = 1 and id = ${one.id}`,
      )
    })
    await desk.office.app.files.put(`1/${file}/aaaaaaaaaaaaaaaa`, new Uint8Array([1]), 'image/jpeg')
    const path = `/public/published/${one.ref}/photos/${file}`
    expect((await desk.browser().send('GET', path)).statusCode).toBe(404)
    await look(one.id, { decision: 'shown', words: null, photos: [file, randomUUID()] })
    expect((await list('kind=incident.noise')).find(r => r.ref === one.ref)?.photos).toEqual([file])
    const shown = await desk.browser().send('GET', path)
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/jpeg'])
  })
})

describe('the author’s own say', () => {
  it('mends what everybody reads: the old words go at once, the new ones wait for a look', async () => {
    const one = await checked()
    await look(one.id, { decision: 'shown', words: '半夜有噪声' })
    expect((await own(one)).json<AuthorsPart>()).toMatchObject({
      decision: 'shown',
      words: '半夜有噪声',
      listed: true,
      version: 1,
    })
    expect((await mend(one, { version: 1, words: '夜里施工' }, 'wrong-key-of-somebody')).statusCode).toBe(404)
    expect((await mend(one, { version: 0, words: '夜里施工' })).statusCode).toBe(409)
    expect((await mend(one, { version: 1, words: '夜里施工' })).json<AuthorsPart>()).toMatchObject({
      decision: 'waiting',
      offered: '夜里施工',
      words: null,
    })
    expect((await list('kind=incident.noise')).find(r => r.ref === one.ref)?.words).toBeNull()
    expect((await looks())[0]).toMatchObject({ id: one.id, words: '夜里施工', offered: true, version: 2 })
    await look(one.id, { version: 2, decision: 'shown', words: '夜里施工' })
    expect((await list('kind=incident.noise')).find(r => r.ref === one.ref)?.words).toBe('夜里施工')
    const report = (await dispatcher.send('GET', `/cases/${one.id}`)).json<CaseDetail>()
    expect(report.case.data.words).toBe(words)
  })

  it('takes words and pictures back at once, and nobody at the desk can put them out again', async () => {
    const one = await checked()
    expect((await mend(one, { version: 0, words: null })).json<AuthorsPart>()).toMatchObject({
      decision: 'taken-back',
      version: 1,
    })
    expect((await look(one.id, { version: 1, decision: 'shown', words: '半夜有噪声' })).statusCode).toBe(403)
    expect((await look(one.id, { version: 1, decision: 'hidden', reason: '反映人要求' })).statusCode).toBe(200)
  })

  it('is not quoted at all when they wished not to be known', async () => {
    const one = await checked()
    await asSystem(desk.office.app.db, 'test', tx =>
      tx.run(sql`update cases set data = data || '{"secret": true}'::jsonb where tenant_id = 1 and id = ${one.id}`),
    )
    expect((await looks()).map(row => row.id)).not.toContain(one.id)
    await look(one.id, { decision: 'shown', words: '半夜有噪声' })
    expect((await list('kind=incident.noise')).find(r => r.ref === one.ref)?.words).toBeNull()
  })
})
