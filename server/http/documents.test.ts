import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentContent, DocumentDetail, PublicDocument, PublicDocumentList } from '#contract/documents'
import { startTestOffice, type TestOffice } from '../../test/office.ts'
import { sweepDocuments } from '../jobs/documents.ts'

let office: TestOffice
const heads = new Map<string, Record<string, string>>()
const day = 86_400_000
const checks = ['secret', 'privacy', 'legality', 'accuracy'] as const
let unit = ''

beforeAll(async () => {
  office = await startTestOffice({ cases: 60, jobs: false })
  for (const login of ['gk01', 'sh01', 'ld01', 'dd01']) heads.set(login, await office.signIn(login))
  unit = (await ask<{ rows: { id: string }[] }>('gk01', 'GET', '/api/units')).body.rows[0]!.id
}, 120_000)
afterAll(() => office.stop())

async function ask<T>(login: string | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const answer = await office.server.inject({
    method,
    url,
    headers: login === null ? {} : heads.get(login)!,
    ...(payload && { payload }),
  })
  return {
    status: answer.statusCode,
    body: (answer.body.startsWith('{') ? answer.json() : answer.body) as T,
    headers: answer.headers,
  }
}

const content = (more: Partial<DocumentContent> = {}): DocumentContent => ({
  class: 'notice',
  title: '关于冬季供暖报修的通知',
  titleEn: null,
  number: null,
  unit,
  community: null,
  createdOn: '2026-01-05',
  effectiveFrom: null,
  effectiveTo: null,
  mode: 'active',
  scope: 'everyone',
  keywords: ['供暖'],
  summary: '供暖季报修渠道。',
  body: '<h2>一、报修</h2><p>暖气不热请到社区服务站登记，两小时内上门。</p>',
  attachments: [],
  interprets: null,
  interpretation: null,
  replaces: [],
  shownUntil: null,
  kept: [],
  ...more,
})

const draft = async (more: Partial<DocumentContent> = {}) =>
  (await ask<DocumentDetail>('gk01', 'POST', '/api/documents', { id: randomUUID(), content: content(more) })).body
const act = (login: string, d: DocumentDetail, what: object) =>
  ask<DocumentDetail>(login, 'POST', `/api/documents/${d.id}/acts`, { version: d.version, act: what })
const submitted = async (more: Partial<DocumentContent> = {}) => {
  const { status, body } = await act('gk01', await draft(more), { kind: 'submit', checks })
  expect([status, JSON.stringify(body).slice(0, 300)]).toEqual([200, expect.any(String)])
  return body
}
const published = async (more: Partial<DocumentContent> = {}, at: number | null = null) =>
  (await act('sh01', await submitted(more), { kind: 'approve', checks, at })).body
const shown = async (index: string | null) => (await ask<PublicDocument>(null, 'GET', `/api/public/documents/${index}`)).body
const find = async (query: string) => (await ask<PublicDocumentList>(null, 'GET', `/api/public/documents?${query}`)).body.rows
const code = (answer: { body: unknown }) => (answer.body as { error?: { code: string } }).error?.code

async function upload(document: string, name: string, bytes: Uint8Array, id = randomUUID()) {
  const edge = 'edge-of-part'
  const payload = Buffer.concat([
    Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${id}\r\n`),
    Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  const answer = await office.server.inject({
    method: 'POST',
    url: `/api/documents/${document}/files`,
    headers: { ...heads.get('gk01')!, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload,
  })
  return { status: answer.statusCode, body: answer.json<{ id: string; readable: boolean; type: string }>() }
}
/** A Word file as small as one can be. */
const wordFile = (text: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8(`<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`),
  })

describe('publishing', () => {
  it('takes two people and four checks, and gives an index number', async () => {
    const d = await draft()
    expect(code(await act('gk01', d, { kind: 'submit', checks: ['secret'] }))).toBe('checks-missing')
    const sent = (await act('gk01', d, { kind: 'submit', checks })).body
    expect(sent.work).toBe('review')
    expect(code(await act('gk01', sent, { kind: 'approve', checks, at: null }))).toBe('not-allowed')
    expect(code(await act('sh01', sent, { kind: 'approve', checks: ['secret', 'privacy', 'legality'], at: null }))).toBe(
      'checks-missing',
    )
    const done = (await act('sh01', sent, { kind: 'approve', checks, at: null })).body
    expect(done).toMatchObject({ work: 'still', seen: 'shown', index: expect.stringMatching(/^LD\w*-01-\d{4}-\d{4}$/) })
    expect(done.revisions[0]).toMatchObject({
      revision: 1,
      drafter: { name: '纪安澜', checks },
      reviewer: { name: '闻正言', checks },
    })
    expect(await shown(done.index)).toMatchObject({ title: d.title, state: 'shown', summary: '供暖季报修渠道。' })
  })

  it('is never approved by somebody who wrote in it, even one who may review', async () => {
    const security = await office.signIn('aq01')
    const people = await office.server.inject({ url: '/api/people', headers: security })
    const person = people.json<{ rows: { id: string; name: string }[] }>().rows.find(p => p.name === '纪安澜')
    const post = { id: randomUUID(), person: person?.id, role: 'publication-reviewer', unit: null, place: null, to: null }
    const given = await office.server.inject({ method: 'POST', url: '/api/posts', headers: security, payload: post })
    expect(given.statusCode).toBe(200)
    expect(code(await act('gk01', await submitted(), { kind: 'approve', checks, at: null }))).toBe('reviewer-wrote')
  })

  it('gives every document its own number when many are published at once', async () => {
    const ready = await Promise.all(Array.from({ length: 6 }, () => submitted({ class: 'response' })))
    const done = await Promise.all(ready.map(d => act('sh01', d, { kind: 'approve', checks, at: null })))
    const numbers = done.map(d => d.body.index)
    expect(new Set(numbers).size).toBe(6)
  })

  it('stops at what is missing, and says what', async () => {
    const d = await draft({ class: 'policy', body: '', title: '' })
    expect(d.missing).toEqual(['title', 'body', 'number', 'effectiveFrom'])
    const { status, body } = await act('gk01', d, { kind: 'submit', checks })
    expect(status).toBe(422)
    expect(Object.keys((body as unknown as { error: { fields: object } }).error.fields)).toEqual(d.missing)
  })

  it('waits for its time', async () => {
    const at = office.app.now() + 2 * day
    const d = await published({ title: '定时公开的通知' }, at)
    expect(d).toMatchObject({ work: 'ready', seen: 'none', publishAt: at })
    await sweepDocuments(office.app)
    expect(await find(`q=${encodeURIComponent('定时公开')}`)).toEqual([])
    await sweepDocuments({ ...office.app, now: () => at + 1 })
    expect((await find(`q=${encodeURIComponent('定时公开')}`)).map(r => r.title)).toEqual(['定时公开的通知'])
  })

  it('takes an announcement from view when its period is over, and leaves a tombstone', async () => {
    const d = await published({ class: 'announcement', title: '低保对象公示', body: '<p>名单见社区公示栏。</p>' })
    expect((await shown(d.index)).shownUntil).toMatch(/^\d{4}-/)
    await sweepDocuments({ ...office.app, now: () => office.app.now() + 9 * day })
    const after = await shown(d.index)
    expect(after).toMatchObject({ state: 'ended', title: '低保对象公示', body: '', summary: '' })
    expect((await office.server.inject(`/info/d/${d.index}`)).statusCode).toBe(410)
    expect(await find(`q=${encodeURIComponent('低保对象')}`)).toEqual([])
  })

  it('is not for anybody else on the staff', async () => {
    expect((await ask('dd01', 'GET', '/api/documents')).status).toBe(403)
    expect((await ask(null, 'GET', '/api/documents')).status).toBe(401)
    const { status } = await ask('sh01', 'POST', '/api/documents', { id: randomUUID(), content: content() })
    expect(status).toBe(403)
  })

  it('refuses what somebody else changed meanwhile', async () => {
    const d = await draft()
    await ask('gk01', 'PUT', `/api/documents/${d.id}`, { version: d.version, content: content({ title: '新' }) })
    expect(code(await ask('gk01', 'PUT', `/api/documents/${d.id}`, { version: d.version, content: content() }))).toBe(
      'stale-version',
    )
  })
})

describe('personal information', () => {
  it('is found in the draft, and has to be masked or explained before review', async () => {
    const d = await draft({ body: '<p>联系人：王小明，手机 13900000000；值班电话 010-66660318。</p>' })
    expect(d.traces.map(t => t.kind)).toEqual(['name', 'mobile', 'landline'])
    expect(code(await act('gk01', d, { kind: 'submit', checks }))).toBe('traces-open')
    const kept = [{ text: '010-66660318', reason: '办公电话' }]
    const body = `<p>联系人：王**，手机 ${d.traces[1]?.masked}；值班电话 010-66660318。</p>`
    const saved = await ask<DocumentDetail>('gk01', 'PUT', `/api/documents/${d.id}`, {
      version: d.version,
      content: content({ body, kept }),
    })
    expect(saved.body.traces).toEqual([])
    expect((await act('gk01', saved.body, { kind: 'submit', checks })).status).toBe(200)
  })

  it('is found in attachments that can be read', async () => {
    const d = await draft()
    const file = await upload(d.id, '名单.docx', wordFile('居民李娜 13900000001'))
    expect(file).toMatchObject({ status: 200, body: { readable: true } })
    const attachments = [{ file: file.body.id, title: '名单' }]
    const saved = await ask<DocumentDetail>('gk01', 'PUT', `/api/documents/${d.id}`, {
      version: d.version,
      content: content({ attachments }),
    })
    expect(saved.body.traces.map(t => [t.kind, t.file])).toEqual([
      ['name', file.body.id],
      ['mobile', file.body.id],
    ])
  })
})

describe('a published document', () => {
  it('is kept safe from what was pasted into it', async () => {
    const d = await published({ body: '<p onclick="x()">好</p><script>alert(1)</script><img src="https://spy.example/a.gif">' })
    expect((await shown(d.index)).body).toBe('<p>好</p>')
  })

  it('is corrected with a reason, keeps its number, and shows what changed', async () => {
    const d = await published()
    const again = (await act('gk01', d, { kind: 'correct', reason: '上门时间写错' })).body
    expect((await shown(d.index)).body).toContain('两小时')
    const body = content().body.replace('两小时', '四小时')
    const saved = await ask<DocumentDetail>('gk01', 'PUT', `/api/documents/${d.id}`, {
      version: again.version,
      content: content({ body }),
    })
    const sent = (await act('gk01', saved.body, { kind: 'submit', checks })).body
    const done = (await act('ld01', sent, { kind: 'approve', checks, at: null })).body
    expect(done.index).toBe(d.index)
    expect((await shown(d.index)).revisions.map(r => [r.revision, r.reason])).toEqual([
      [2, '上门时间写错'],
      [1, null],
    ])
    const changes = await ask<{ paragraphs: { runs: { op: string; text: string }[] }[] }>(
      null,
      'GET',
      `/api/public/documents/${d.index}/changes?from=1&to=2`,
    )
    const runs = changes.body.paragraphs.flatMap(p => p.runs)
    expect(runs.filter(r => r.op !== 'same')).toEqual([
      { op: 'removed', text: '两' },
      { op: 'added', text: '四' },
    ])
  })

  it('is withdrawn by one person with a reason, and nothing of it is left to read', async () => {
    const d = await published({ body: '<p>不该公开的内容</p>' })
    const file = await withAttachment()
    expect(code(await act('gk01', d, { kind: 'withdraw', reason: ' ' }))).toBe('answers-invalid')
    await act('gk01', d, { kind: 'withdraw', reason: '内容有误' })
    const gone = await ask<PublicDocument>(null, 'GET', `/api/public/documents/${d.index}`)
    expect(gone.body).toMatchObject({ state: 'withdrawn', goneReason: '内容有误', body: '' })
    expect(JSON.stringify(gone.body)).not.toContain('不该公开')
    const page = await office.server.inject(`/info/d/${d.index}`)
    expect([page.statusCode, page.body.includes('不该公开'), page.body.includes('内容有误')]).toEqual([410, false, true])
    await act('sh01', file.d, { kind: 'withdraw', reason: '附件有误' })
    expect((await office.server.inject(`/api/public/document-files/${file.id}`)).statusCode).toBe(404)
  })

  async function withAttachment() {
    const d = await draft({ title: '带附件的通知' })
    const { body } = await upload(d.id, '附件"一".docx', wordFile('梧桐树修剪作业安排'))
    const attachments = [{ file: body.id, title: '作业安排' }]
    const saved = (
      await ask<DocumentDetail>('gk01', 'PUT', `/api/documents/${d.id}`, {
        version: d.version,
        content: content({ title: d.title, attachments }),
      })
    ).body
    expect((await office.server.inject(`/api/public/document-files/${body.id}`)).statusCode).toBe(404)
    const sent = (await act('gk01', saved, { kind: 'submit', checks })).body
    const done = (await act('sh01', sent, { kind: 'approve', checks, at: null })).body
    return { d: done, id: body.id }
  }

  it('hands out its attachments, is found by their words, and its package holds everything', async () => {
    const { d, id } = await withAttachment()
    const file = await office.server.inject(`/api/public/document-files/${id}?download=true`)
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/)
    expect((await find(`q=${encodeURIComponent('修剪作业')}`)).map(r => r.index)).toContain(d.index)
    const zip = await office.server.inject({ url: `/api/documents/${d.id}/package.zip`, headers: heads.get('gk01')! })
    const names = Object.keys(unzipSync(zip.rawPayload))
    expect(names).toEqual(expect.arrayContaining(['metadata.json', 'version-1/content.html', 'SHA256SUMS']))
    expect(names.some(name => name.startsWith(`files/${id}`))).toBe(true)
  })

  it('takes no file by its name, only by its content', async () => {
    const d = await draft()
    expect((await upload(d.id, '伪装.pdf', Buffer.from('<script>alert(1)</script>'.repeat(50)))).status).toBe(415)
    expect((await upload(d.id, '包.zip', zipSync({ 'a.txt': strToU8('x') }))).status).toBe(415)
  })

  it('is explained by another, linked both ways, and ended by its successor', async () => {
    const policy = { class: 'policy', number: '菱街〔2026〕1号', effectiveFrom: '2026-01-01', title: '楼道堆物清理办法' }
    const old = await published(policy)
    const reading = await published({
      class: 'reading',
      title: '一图看懂楼道堆物清理',
      interprets: old.id,
      interpretation: 'answers',
    })
    expect((await shown(old.index)).interpretations).toMatchObject([{ index: reading.index, interpretation: 'answers' }])
    expect((await shown(reading.index)).interprets).toMatchObject({ index: old.index })
    expect((await shown(old.index)).force).toBe('in-force')
    const next = await published({ ...policy, number: '菱街〔2026〕2号', title: '楼道堆物清理办法（修订）', replaces: [old.id] })
    expect(await shown(old.index)).toMatchObject({ force: 'repealed', repealedBy: { index: next.index } })
    const inForce = await find('class=policy&inForce=true&limit=50')
    expect(inForce.map(r => r.index)).toContain(next.index)
    expect(inForce.map(r => r.index)).not.toContain(old.index)
  })

  it('is only named when it is disclosed on request', async () => {
    const d = await published({ mode: 'on-request', title: '会议纪要第三期', body: '<p>内部讨论内容</p>' })
    expect(await shown(d.index)).toMatchObject({ mode: 'on-request', body: '', attachments: [] })
    expect(await find(`q=${encodeURIComponent('内部讨论')}`)).toEqual([])
    expect((await office.server.inject(`/info/d/${d.index}`)).body).not.toContain('内部讨论')
  })

  it('counts its readings without knowing its readers', async () => {
    const d = await published()
    const count = () => office.server.inject({ method: 'POST', url: `/api/public/documents/${d.index}/views` })
    await count()
    const answer = await count()
    expect(answer.json()).toEqual({ views: 2 })
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect((await shown(d.index)).views).toBe(2)
  })
})

describe('the public list', () => {
  it('pages through everything once, newest first, with or without a search', async () => {
    for (const query of ['limit=3', `limit=3&q=${encodeURIComponent('通知')}`]) {
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: PublicDocumentList = (
          await ask<PublicDocumentList>(null, 'GET', `/api/public/documents?${query}${cursor && `&cursor=${cursor}`}`)
        ).body
        seen.push(...page.rows.map(r => r.index))
        cursor = page.next
      }
      expect(seen.length).toBeGreaterThan(5)
      expect(new Set(seen).size).toBe(seen.length)
    }
  })

  it('counts what it can be narrowed to', async () => {
    const facets = (
      await ask<{ total: number; classes: { id: string; count: number }[] }>(null, 'GET', '/api/public/documents/facets')
    ).body
    expect(facets.classes.reduce((n, c) => n + c.count, 0)).toBe(facets.total)
    expect(facets.total).toBeGreaterThan(5)
  })

  it('finds a document by its index number, and refuses a cursor of its own making', async () => {
    const d = await published()
    expect((await find(`q=${d.index}`)).map(r => r.index)).toEqual([d.index])
    expect((await ask(null, 'GET', '/api/public/documents?cursor=abc')).status).toBe(400)
  })
})

describe('numbering', () => {
  it('follows the rule the office sets, for what is published from then on', async () => {
    const before = (await ask<{ version: number; licence: string }>('sh01', 'GET', '/api/documents-settings')).body
    const put = (rule: string, agency = 'XJ') =>
      ask<{ version: number }>('sh01', 'PUT', '/api/documents-settings', { ...before, agency, rule })
    expect(code(await put('{agency}-{class}'))).toBe('answers-invalid')
    expect((await put('{year}-{agency}-{class}-{serial}')).status).toBe(200)
    expect((await published()).index).toMatch(/^\d{4}-XJ-01-0001$/)
  })
})

describe('a document as a file', () => {
  const paper = (login: string, id: string, form: string) =>
    office.server.inject({ url: `/api/documents/${id}/paper?form=${form}`, headers: heads.get(login)! })

  it('is a paper in Word and PDF with its parts, for those who work on documents, and on record', async () => {
    const official = { head: true, addressee: '各社区居民委员会：', copies: '区政府办公室。', remark: '' }
    const d = await draft({ number: '菱街〔2026〕3号', official })
    expect(d.content.official).toEqual({ ...official, addressee: '各社区居民委员会', copies: '区政府办公室' })
    const pdf = await paper('gk01', d.id, 'pdf')
    const { text } = await extractText(new Uint8Array(pdf.rawPayload), { mergePages: true })
    const said = text.replace(/\s/g, '')
    for (const part of [
      '文件菱街〔2026〕3号',
      d.title,
      '各社区居民委员会：',
      '暖气不热请到社区服务站登记',
      '抄送：区政府办公室。',
      '—1—',
    ])
      expect(said).toContain(part)
    const word = unzipSync(new Uint8Array((await paper('sh01', d.id, 'docx')).rawPayload))
    expect(strFromU8(word['word/document.xml']!)).toContain('各社区居民委员会：')
    expect((await paper('dd01', d.id, 'pdf')).statusCode).toBe(403)
    const auditor = await office.signIn('sj01')
    const trail = await office.server.inject({ url: '/api/audit?action=document-export', headers: auditor })
    expect(trail.json<{ rows: unknown[] }>().rows).toHaveLength(2)
  })
})
