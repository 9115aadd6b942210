import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { AppraisalDetail, AppraisalList, AppraisalPart } from '#contract/appraisals'
import type { Actor } from '#kernel/engine/actor'
import { remindOfAppraisals } from '../store/appraisals/appraisal-remind.ts'
import { sql } from '../store/sql.ts'
import { appraisalRoutes } from './appraisals.ts'
import { fileRoutes } from './files.ts'
import { noticeRoutes } from './notices.ts'
import { openTinyOffice, staff, type TinyOffice } from './testing/tiny-office.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
let office: TinyOffice
const units = { works: randomUUID(), care: randomUUID(), green: randomUUID() }
const of = (role: string, unit: string | null): Staff => ({
  ...(staff(role) as Staff),
  posts: [{ role, scope: unit === null ? 'office' : 'unit', unit, place: null }],
})
const keeper = of('supervisor', null)
const other = of('supervisor', null)
const leader = of('leader', null)
const worker = of('handler', units.works)
const carer = of('handler', units.care)
const judge = of('handler', units.green)
const june = Date.UTC(2026, 5, 1, 2)

beforeAll(async () => {
  office = await openTinyOffice([appraisalRoutes, fileRoutes, noticeRoutes])
  for (const { person, name } of [keeper, other, leader, worker, carer, judge])
    await office.run(
      sql`insert into people (tenant_id, id, kind, name, login, created_at) values (1, ${person}, 'staff', ${name}, ${person}, now()) returning id`,
    )
  for (const [name, id] of Object.entries(units))
    await office.asOwner(`insert into units (tenant_id, id, name, kind) values (1, $1, $2, 'department')`, [id, name])
  for (const { person, posts } of [keeper, other, leader, worker, carer, judge])
    for (const { role, unit } of posts)
      await office.asOwner(
        `insert into posts (tenant_id, id, person_id, role, unit_id, valid_from) values (1, gen_random_uuid(), $1, $2, $3, '2020-01-01')`,
        [person, role, unit],
      )
  // The works unit closed 18 of 20 in time, care 2 of 20; green has three, all in time.
  const closed = (unit: string, all: number, late: number) =>
    office.asOwner(
      `insert into cases (tenant_id, id, number, programme, type, definition, state, version, filed_at, changed_at, closed_at, channel,
         unit_id, ever_late, data, request_hash)
       select 1, gen_random_uuid(), left($1::uuid::text, 8) || n, 'incidents', 'incident', 'x', 'closed', 1, '2026-03-02Z', '2026-03-03Z', '2026-03-03Z',
         'desk', $1::uuid, n <= $3::int, '{}', '' from generate_series(1, $2::int) n`,
      [unit, all, late],
    )
  await closed(units.works, 20, 2)
  await closed(units.care, 20, 18)
  await closed(units.green, 3, 0)
  await office.asOwner('update tenants set version = version + 1')
  office.app.directory.changed()
})
afterAll(() => office.close())
beforeEach(() => {
  office.as(keeper)
  office.at(june)
})

const call = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
  const answer = await office.server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() as AppraisalDetail, code: answer.json().error?.code }
}
const inTime: AppraisalPart = {
  key: 'time',
  title: '按时办结率',
  weight: 60,
  says: '',
  kind: 'computed',
  formula: { kind: 'cases', type: 'incident', figure: 'inTime' },
  rule: { kind: 'linear', floor: 0, goal: 100 },
}
const judged: AppraisalPart = { key: 'work', title: '重点工作', weight: 40, says: '', kind: 'judged', judges: [], evidence: true }
const scheme = (more = {}) => ({
  id: randomUUID(),
  title: '上半年考核',
  from: '2026-01-01',
  until: '2026-06-30',
  units: Object.values(units),
  parts: [inTime, { ...judged, judges: [judge.person, other.person] }],
  ...more,
})
async function opened(more = {}): Promise<AppraisalDetail> {
  const { body } = await call('POST', '/appraisals', scheme(more))
  return (await call('POST', `/appraisals/${body.id}/open`, { version: body.version })).body
}
const unitOf = (a: AppraisalDetail, unit: string) => a.units.find(u => u.unit === unit)

it('fixes its rules when it is opened; changing them takes a new edition with a reason', async () => {
  const a = await opened()
  expect(a).toMatchObject({ state: 'open', edition: 1 })
  const { id: _, ...rest } = scheme({ title: '改一改' })
  expect((await call('PUT', `/appraisals/${a.id}`, { ...rest, version: a.version })).code).toBe('appraisal-not-now')
  const next = randomUUID()
  await call('POST', `/appraisals/${a.id}/withdraw`, { version: a.version, reason: '权重要改', next })
  const draft = (await call('GET', `/appraisals/${next}`)).body
  expect(draft).toMatchObject({ state: 'draft', edition: 2, follows: a.id, title: a.title })
  expect((await call('PUT', `/appraisals/${next}`, { ...rest, version: draft.version })).body.title).toBe('改一改')
  expect((await call('GET', `/appraisals/${a.id}`)).body.changes.map(c => c.what).sort()).toEqual(['made', 'open', 'withdrawn'])
})

it('refuses rules that cannot be worked out and formulas that count nothing', async () => {
  const flat = { ...inTime, rule: { kind: 'linear', floor: 5, goal: 5 } }
  expect((await call('POST', '/appraisals', scheme({ parts: [flat] }))).status).toBe(422)
  const unknown = { ...inTime, formula: { kind: 'cases', type: 'nothing', figure: 'inTime' } }
  expect((await call('POST', '/appraisals', scheme({ parts: [unknown] }))).code).toBe('answers-invalid')
  const person = { ...inTime, formula: { kind: 'register', register: 'volunteers.volunteers', column: 'name', of: 'count' } }
  expect((await call('POST', '/appraisals', scheme({ parts: [person] }))).code).toBe('answers-invalid')
  const empty = (await call('POST', '/appraisals', scheme({ parts: [] }))).body
  expect((await call('POST', `/appraisals/${empty.id}/open`, { version: empty.version })).code).toBe('answers-invalid')
})

it('counts units with what it counted, keeps changes only, and places nobody by three records', async () => {
  const a = await opened({ parts: [inTime] })
  const once = (await call('POST', `/appraisals/${a.id}/compute`)).body
  expect(unitOf(once, units.works)?.marks[0]).toMatchObject({
    value: 90,
    hit: 18,
    of: 20,
    points: 90,
    from: '2026-01-01',
    until: '2026-06-01',
  })
  expect(once.units.map(u => u.band)).toEqual([null, null, null])
  const again = (await call('POST', `/appraisals/${a.id}/compute`)).body
  expect(unitOf(again, units.works)?.marks[0]?.version).toBe(1)
  expect(again.changes.flatMap(c => c.after.changed ?? []).sort()).toEqual([0, 3])
  const shown = (await call('POST', `/appraisals/${a.id}/show`, { version: again.version, appealUntil: '2026-06-08' })).body
  expect(shown.units.map(u => u.band)).toEqual([1, 2, null])
  expect(unitOf(shown, units.green)?.sum).toMatchObject({ points: 100, whole: false })
})

it('is judged by those it names, with evidence, and never by somebody of the unit itself', async () => {
  const a = await opened()
  const mark = { unit: units.works, part: 'work', points: 80, words: '完成两件', evidence: '湖街办〔2026〕3 号' }
  const send = (more = {}) => call('POST', `/appraisals/${a.id}/marks`, { ...mark, ...more })
  expect((await send()).code).toBe('appraisal-not-yours')
  office.as(judge)
  expect((await send({ evidence: '' })).code).toBe('answers-invalid')
  expect((await send({ unit: units.green })).code).toBe('appraisal-not-yours')
  const seen = (await send()).body
  expect(unitOf(seen, units.works)).toMatchObject({
    marks: [{ part: 'work', points: 80, evidence: mark.evidence }],
    sum: null,
    band: null,
  })
  expect((await send({ points: 85 })).body.units[0]?.marks[0]?.version).toBe(2)
})

it('shows each unit its own score, hears objections until their day, and has somebody else answer', async () => {
  const a = await opened()
  await call('POST', `/appraisals/${a.id}/compute`)
  office.as(other)
  for (const unit of Object.values(units))
    await call('POST', `/appraisals/${a.id}/marks`, { unit, part: 'work', points: 70, words: '见台账', evidence: '台账第 3 页' })
  office.as(carer)
  const before = (await call('GET', `/appraisals/${a.id}`)).body
  expect(before.units.map(u => [u.unit, u.marks.length, u.sum])).toEqual([[units.care, 1, null]])
  expect(before.says[0]).toContain('按时办结')
  office.as(keeper)
  const { version } = (await call('GET', `/appraisals/${a.id}`)).body
  expect((await call('POST', `/appraisals/${a.id}/show`, { version, appealUntil: '2026-06-02' })).code).toBe('answers-invalid')
  await call('POST', `/appraisals/${a.id}/show`, { version, appealUntil: '2026-06-08' })
  office.as(carer)
  const own = (await call('GET', `/appraisals/${a.id}`)).body
  expect(own.units).toMatchObject([{ unit: units.care, mayAppeal: true, band: null, sum: { points: 34 } }])
  expect(own.changes).toEqual([])
  const objection = { id: randomUUID(), unit: units.care, part: 'work', words: '漏了三件。' }
  expect((await call('POST', `/appraisals/${a.id}/appeals`, { ...objection, unit: units.works })).code).toBe(
    'appraisal-not-yours',
  )
  expect((await call('POST', `/appraisals/${a.id}/appeals`, objection)).body.appeals).toMatchObject([
    { words: '漏了三件。', mayAnswer: false },
  ])
  const answer = { upheld: true, words: '补计三件。', points: 85 }
  const url = `/appraisals/${a.id}/appeals/${objection.id}/answer`
  office.as(other)
  expect((await call('POST', url, answer)).code).toBe('appraisal-not-yours')
  office.at(Date.UTC(2026, 5, 10, 2))
  office.as(leader)
  const waits = (await call('GET', `/appraisals/${a.id}`)).body
  expect(waits.waits).toEqual(['appeals'])
  expect((await call('POST', `/appraisals/${a.id}/fix`, { version: waits.version })).code).toBe('appraisal-waits')
  office.as(keeper)
  expect((await call('POST', url, { ...answer, points: null })).code).toBe('answers-invalid')
  const corrected = (await call('POST', url, answer)).body
  expect(unitOf(corrected, units.care)).toMatchObject({ sum: { points: 40 } })
  office.as(carer)
  expect((await call('POST', `/appraisals/${a.id}/appeals`, { ...objection, id: randomUUID() })).code).toBe('appraisal-not-now')
  expect((await call('POST', `/appraisals/${a.id}/fix`, { version: 1 })).code).toBe('not-allowed')
  office.as(leader)
  const fixed = (await call('POST', `/appraisals/${a.id}/fix`, { version: corrected.version })).body
  expect(fixed.state).toBe('fixed')
  office.as(worker)
  expect((await call('GET', `/appraisals/${a.id}`)).body.units.map(u => u.band)).toEqual([1, 2, null])
  office.as(leader)
  expect((await call('POST', `/appraisals/${a.id}/compute`)).code).toBe('appraisal-not-now')
  const file = await office.server.inject({ url: `/api/appraisals/${a.id}/result.xlsx` })
  const sheets = (await readXlsx(new Uint8Array(file.rawPayload))).sheets
  expect(sheets.map(s => s.rows.length)).toEqual([6, 7, 3])
  expect(sheets[0]?.rows.flat()).toContain('第 1 档')
})

async function picture(): Promise<string> {
  const id = randomUUID()
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
  const form = new FormData()
  form.append('id', id)
  form.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'a.png')
  const sent = new Request('http://x', { method: 'POST', body: form })
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  const answer = await office.server.inject({
    method: 'POST',
    url: '/api/files',
    headers,
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  expect(answer.statusCode).toBe(200)
  return id
}
const sees = async (actor: Staff, file: string) => {
  office.as(actor)
  return (await office.server.inject({ url: `/api/files/${file}/thumb` })).statusCode === 200
}

it('takes pictures as evidence and shows them with the mark or objection they belong to, not before', async () => {
  const a = await opened({ parts: [{ ...judged, judges: [judge.person] }] })
  office.as(judge)
  const file = await picture()
  const mark = { unit: units.works, part: 'work', points: 80, words: '见照片', files: [file] }
  const seen = (await call('POST', `/appraisals/${a.id}/marks`, mark)).body
  expect(unitOf(seen, units.works)?.marks[0]?.files).toEqual([file])
  await call('POST', `/appraisals/${a.id}/marks`, { ...mark, unit: units.care, files: [], evidence: '件 7' })
  office.as(carer)
  expect((await call('POST', `/appraisals/${a.id}/marks`, { ...mark, files: [] })).code).toBe('appraisal-not-yours')
  expect([await sees(keeper, file), await sees(worker, file), await sees(judge, file)]).toEqual([true, false, true])
  office.as(keeper)
  const { version } = (await call('GET', `/appraisals/${a.id}`)).body
  await call('POST', `/appraisals/${a.id}/show`, { version, appealUntil: '2026-06-08' })
  expect([await sees(worker, file), await sees(carer, file)]).toEqual([true, false])
  office.as(carer)
  const objection = { id: randomUUID(), unit: units.care, part: 'work', words: '漏了', files: [file] }
  expect((await call('POST', `/appraisals/${a.id}/appeals`, objection)).code).toBe('answers-invalid')
  const own = await picture()
  expect((await call('POST', `/appraisals/${a.id}/appeals`, { ...objection, files: [own] })).body.appeals[0]?.files).toEqual([
    own,
  ])
  expect([await sees(keeper, own), await sees(worker, own)]).toEqual([true, false])
})

it('tells the people of the units and the judges, and says in the list what waits for whom', async () => {
  await office.asOwner('delete from notices')
  const told = async (actor: Staff) => {
    office.as(actor)
    const answer = await office.server.inject({ url: '/api/me/notices' })
    return (answer.json() as { kind: string; payload: { page?: string } }[]).map(n => n.kind).sort()
  }
  const asks = async (actor: Staff, id: string) => {
    office.as(actor)
    const answer = await office.server.inject({ url: '/api/appraisals' })
    return (answer.json() as AppraisalList).rows.find(row => row.id === id)?.asks
  }
  const a = await opened({
    from: '2026-01-01',
    until: '2026-05-31',
    parts: [{ ...judged, judges: [judge.person, other.person] }],
  })
  expect([await told(worker), await told(keeper)]).toEqual([['AppraisalOpened'], []])
  expect(await told(judge)).toEqual(['AppraisalJudge', 'AppraisalOpened'])
  expect(await asks(judge, a.id)).toEqual({ judge: 2, answer: 0, object: false, next: null })
  expect(await remindOfAppraisals(office.app)).toBe(2)
  office.as(other)
  for (const unit of Object.values(units))
    await call('POST', `/appraisals/${a.id}/marks`, { unit, part: 'work', points: 70, words: '见台账', evidence: '第 3 页' })
  expect(await asks(keeper, a.id)).toMatchObject({ next: 'show' })
  office.as(keeper)
  const { version } = (await call('GET', `/appraisals/${a.id}`)).body
  await call('POST', `/appraisals/${a.id}/show`, { version, appealUntil: '2026-06-08' })
  expect(await asks(carer, a.id)).toMatchObject({ object: true })
  const objection = { id: randomUUID(), unit: units.care, part: 'work', words: '漏了三件。' }
  await call('POST', `/appraisals/${a.id}/appeals`, objection)
  expect([await asks(keeper, a.id), await asks(other, a.id)]).toMatchObject([{ answer: 1 }, { answer: 0 }])
  expect([await told(keeper), await told(carer)]).toMatchObject([['AppraisalObjected'], ['AppraisalOpened', 'AppraisalShown']])
  office.as(keeper)
  await call('POST', `/appraisals/${a.id}/appeals/${objection.id}/answer`, { upheld: false, words: '已核对' })
  expect((await told(carer)).includes('AppraisalAnswered')).toBe(true)
  expect((await told(worker)).includes('AppraisalAnswered')).toBe(false)
  expect(await remindOfAppraisals(office.app)).toBe(0)
  office.at(Date.UTC(2026, 5, 7, 2))
  expect(await remindOfAppraisals(office.app)).toBeGreaterThanOrEqual(3)
  expect(await remindOfAppraisals(office.app)).toBe(0)
  expect((await told(worker)).includes('AppraisalLastDay')).toBe(true)
  office.at(Date.UTC(2026, 5, 10, 2))
  expect(await asks(leader, a.id)).toMatchObject({ next: 'fix' })
})

it('counts every kind of formula, also with a filter, and says in words what it counts', async () => {
  const programme = office.app.programmes.find(p => p.cases.incident)
  const key = Object.entries(office.app.programmes.find(p => p.cases.incident)?.indicators ?? {}).find(
    ([, i]) => !i.of.confidential,
  )?.[0]
  const form = office.app.programmes.find(p => p.cases.incident)?.cases.incident?.form ?? {}
  const [field] = Object.entries(form).find(([, f]) => f.kind === 'choice' && !f.personal && f.options) ?? []
  const value = Object.keys(form[field ?? '']?.options ?? {})[0]
  const formulas = [
    { kind: 'cases', type: 'incident', figure: 'returned', field, value },
    { kind: 'cases', type: 'incident', figure: 'satisfied' },
    { kind: 'indicator', programme: programme?.id, key },
    {
      kind: 'register',
      register: 'emergency.teams',
      column: 'unit',
      of: 'share',
      where: [{ op: 'filled', field: 'unit' }],
    },
    { kind: 'promises', plan: null },
    { kind: 'promises', plan: randomUUID() },
  ]
  for (const formula of formulas)
    expect([formula, (await call('POST', '/appraisals', scheme({ parts: [{ ...inTime, formula }] }))).status]).toEqual([
      formula,
      200,
    ])
  const a = await opened({ parts: formulas.map((formula, n) => ({ ...inTime, key: `k${n}`, formula })) })
  expect(a.says.every(says => says.length > 5)).toBe(true)
  const counted = await call('POST', `/appraisals/${a.id}/compute`)
  expect(counted.status).toBe(200)
  expect(unitOf(counted.body, units.works)?.marks).toHaveLength(formulas.length)
  expect(unitOf(counted.body, units.works)?.marks.find(m => m.part === 'k2')?.of).toBe(20)
})
