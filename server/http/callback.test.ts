import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Behind, CallbackSettingsView, CallList, DrawView, Exclusions, PhoneList, RatesView } from '#contract/callback'
import type { CaseDetail } from '#contract/cases'
import { numberDrawn, weekOf } from '#methods/draws/index'
import { localDay } from '#methods/working-time/index'
import { startTestOffice, type TestOffice } from '#test/office'
import { sweepOutbox } from '../jobs/outbox.ts'
import { readSheet } from '../ports/sheet.ts'
import { type CallbackRow, callbackChanges, tallyType } from '../store/callback/callback-rows.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { askAs } from './testing/ask-as.ts'

let office: TestOffice
const { ask, get } = askAs(() => office)
beforeAll(async () => {
  office = await startTestOffice({ cases: 600, jobs: false })
  today = localDay(office.app.now(), (await office.app.directory.now()).calendar)
  for (const id of await doneLately(12)) expect((await take('dd01', id, 'approve', { checked: '看过' })).status).toBe(200)
}, 120_000)
afterAll(() => office?.stop())

const list = () => get<CallList>('dd01', '/callback/list')
const post = async (who: string, url: string, body: object) => {
  const answer = await ask(who, 'POST', url, body)
  return { status: answer.statusCode, body: answer.json() }
}
const detail = (id: string) => get<CaseDetail>('dd01', `/cases/${id}`)
const take = async (who: string, id: string, step: string, answers: object) => {
  const { case: c } = await detail(id)
  return post(who, `/cases/${id}/commands`, { version: c.version, command: { kind: 'take', id: randomUUID(), step, answers } })
}
const rows = <Row>(query: ReturnType<typeof sql<Row>>) => asSystem(office.app.db, 'test', tx => tx.rows(query))
let today = ''
const month = () => today.slice(0, 7)
/** Work that was done lately: moved on to where it is checked, so that its reporters are to be called. */
const doneLately = async (most: number) =>
  (
    await rows(sql<{ id: string }>`
      update cases set state = 'done', closed_at = null where tenant_id = 1 and id in (
        select id from cases where tenant_id = 1 and type = 'incident' and state in ('handling', 'done', 'closed') and unit_id is not null and data ? 'phone' order by id limit ${most})
      returning id`)
  ).map(row => row.id)
const rates = (by = 'unit', from = '2024-10', to = month()) =>
  get<RatesView>('dd01', `/callback/rates?from=${from}&to=${to}&by=${by}`)

/** A case that waits for its reporter's word, drawn to be called. */
async function waiting(n = 0) {
  const { rows } = await list()
  const card = rows[n]
  if (!card) throw new Error('nobody is to be called')
  return card
}

describe('the phone list', () => {
  it('holds who is to be called, what is due first before the rest, with masked numbers', async () => {
    const { rows, waiting, maxTries } = await list()
    expect(rows.length).toBeGreaterThan(3)
    expect(waiting).toBeGreaterThanOrEqual(rows.length)
    expect(maxTries).toBe(3)
    expect(rows.map(row => row.dueAt)).toEqual(rows.map(row => row.dueAt).toSorted((a, b) => a! - b!))
    for (const row of rows) expect(row.phone).toContain('****')
  })

  it('is for whoever takes ratings, and no other', async () => {
    for (const who of ['wg01', 'cb-zhifa1', 'xt01', null])
      expect((await ask(who, 'GET', '/callback/list')).statusCode).toBeGreaterThan(400)
  })

  it('shows whole numbers only for a reason, each on record', async () => {
    expect((await ask('dd01', 'GET', '/callback/phone-list')).statusCode).toBe(400)
    const paper = await get<PhoneList>('dd01', `/callback/phone-list?reason=${encodeURIComponent('今天回访')}`)
    expect(paper.rows.length).toBeGreaterThan(3)
    for (const row of paper.rows) expect(row.phone.replaceAll('-', '')).toMatch(/^1\d{10}$/)
    const seen = await rows(
      sql<{
        case_id: string
      }>`select case_id from audit where tenant_id = 1 and action = 'reveal' and detail ->> 'reason' = '今天回访'`,
    )
    expect(seen.map(one => one.case_id).toSorted()).toEqual(paper.rows.map(row => row.case).toSorted())
    const file = await ask('dd01', 'GET', `/callback/phone-list.xlsx?reason=${encodeURIComponent('打印')}&lang=zh`)
    const sheet = await readSheet(new Uint8Array(file.rawPayload))
    expect(sheet[0]).toContain('电话')
    expect(sheet).toHaveLength(paper.rows.length + 1)
  })
})

describe('a call', () => {
  it('that was answered closes the case with the rating, once however often it is sent', async () => {
    const card = await waiting()
    const body = {
      id: randomUUID(),
      version: card.version,
      solved: 'partly',
      satisfied: 'so',
      contacted: 'yes',
      remark: '还差一点',
    }
    for (let n = 0; n < 2; n++)
      expect((await post('dd01', `/callback/cases/${card.case}/answer`, body)).body).toMatchObject({
        state: 'closed',
        ended: true,
      })
    const { case: c } = await detail(card.case)
    expect(c.data).toMatchObject({ solved: 'partly', satisfied: 'so', contacted: 'yes', remark: '还差一点' })
    const [row] = await rows(
      sql<CallbackRow>`select * from callbacks where tenant_id = 1 and case_id = ${card.case} order by round desc limit 1`,
    )
    expect(row).toMatchObject({ outcome: 'answered', solved: 'partly', satisfied: 'so', contacted: 'yes', way: 'phone' })
    expect((await list()).rows.some(one => one.case === card.case)).toBe(false)
  })

  it('that says “solved” needs the satisfaction, and “not” a reason', async () => {
    const card = await waiting()
    for (const body of [{ solved: 'yes' }, { solved: 'no' }, { solved: 'no', remark: ' ' }])
      expect(
        (await post('dd01', `/callback/cases/${card.case}/answer`, { id: randomUUID(), version: card.version, ...body })).status,
      ).toBe(400)
  })

  it('that nobody answers is counted and written into the case; the third ends it', async () => {
    const card = await waiting()
    const miss = (id: string) => post('dd01', `/callback/cases/${card.case}/try`, { id })
    const same = randomUUID()
    expect((await miss(same)).body).toMatchObject({ tries: 1, ended: false })
    expect((await miss(same)).body).toMatchObject({ tries: 1, ended: false })
    expect((await list()).rows.find(one => one.case === card.case)?.tries).toHaveLength(1)
    expect((await miss(randomUUID())).body).toMatchObject({ tries: 2, ended: false })
    expect((await miss(randomUUID())).body).toMatchObject({ tries: 3, ended: true, state: 'closed' })
    expect((await miss(randomUUID())).status).toBe(409)
    const { events } = await detail(card.case)
    expect(JSON.stringify(events)).toContain('第 2 次回访未接通')
    const [row] = await rows(
      sql<CallbackRow>`select * from callbacks where tenant_id = 1 and case_id = ${card.case} order by round desc limit 1`,
    )
    expect(row).toMatchObject({ outcome: 'unreached', solved: null })
  })

  it('that says “not solved” goes back to the same unit, whose handlers hear why; the second time the supervisor too', async () => {
    const found = (await list()).rows.find(one => one.unit !== null)!
    const { case: before } = await detail(found.case)
    await rows(sql`delete from outbox where tenant_id = 1 returning id`)
    const times = Object.entries(before.taken).filter(([step]) => step === 'notSolved')[0]?.[1] ?? 0
    const said = { id: randomUUID(), version: found.version, solved: 'no', satisfied: 'not', remark: '井盖还是响' }
    expect((await post('dd01', `/callback/cases/${found.case}/answer`, said)).body).toMatchObject({
      state: 'handling',
      ended: false,
    })
    const { case: c } = await detail(found.case)
    expect(c.unit).toBe(before.unit)
    await sweepOutbox(office.app)
    const told = await rows(sql<{ role: string; reason: string }>`
      select p.role, n.payload ->> 'reason' as reason from notices n join posts p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
      where n.tenant_id = 1 and n.case_id = ${found.case} and n.payload ->> 'what' = 'notSolved' and n.payload ->> 'reason' = '井盖还是响'`)
    expect(told.some(one => one.role === 'handler')).toBe(true)
    expect(told.some(one => one.role === 'supervisor')).toBe(times > 0)
    // The way round again, and once more not solved.
    await rows(sql`update cases set state = 'callback' where tenant_id = 1 and id = ${found.case} returning id`)
    await take('dd01', found.case, 'notSolved', { reason: '还没修好' })
    await sweepOutbox(office.app)
    const again = await rows(sql<{ role: string }>`
      select p.role from notices n join posts p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
      where n.tenant_id = 1 and n.case_id = ${found.case} and n.payload ->> 'reason' = '还没修好'`)
    expect(again.map(one => one.role)).toContain('supervisor')
  })
})

describe('figures', () => {
  it('are the sums of what the callbacks say, and each opens into them', async () => {
    const view = await rates()
    expect(view.rows.length).toBeGreaterThan(3)
    const all = await rows(sql<CallbackRow>`select *, to_char(month, 'YYYY-MM-DD') as month from callbacks where tenant_id = 1`)
    expect(view.whole.entered).toBe(all.length)
    expect(view.whole.answered).toBe(all.filter(row => row.outcome === 'answered').length)
    const solved = all.filter(row => row.outcome === 'answered' && row.solved !== null)
    expect(view.whole.solved).toMatchObject({
      of: solved.length,
      points: solved.reduce((sum, row) => sum + ({ yes: 1, partly: 0.5, no: 0 }[row.solved!] ?? 0), 0),
    })
    const { low, value, high } = view.whole.solved!
    expect(low < value && value < high).toBe(true)
    for (const row of view.rows.filter(one => one.key && one.part === 'lead').slice(0, 3)) {
      const behind = await get<Behind>('dd01', `/callback/cases?from=2024-10&to=${month()}&unit=${row.key}&figure=entered`)
      expect(behind.rows.length).toBe(Math.min(50, row.entered))
    }
    // The kept sums are those that a recount of every callback gives.
    const kept = await rows(sql<{ label: string; n: number }>`
      select label, sum(n)::int as n from (select label, n from tallies where tenant_id = 1 and type = ${tallyType('incident')}
        union all select label, n from tally_changes where tenant_id = 1 and type = ${tallyType('incident')}) t group by 1 having sum(n) <> 0 order by 1`)
    const recount = new Map<string, number>()
    for (const { label, n } of callbackChanges('incident', [], all)) recount.set(label, (recount.get(label) ?? 0) + n)
    expect(kept.map(one => [one.label, one.n])).toEqual([...recount].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })

  it('of fewer than five answers are not shown', async () => {
    const { rows } = await rates()
    for (const row of rows)
      for (const rate of [row.response, row.solved, row.satisfied]) if (rate) expect(rate.of).toBeGreaterThanOrEqual(5)
    const few = rows.find(row => row.answered === null)
    expect(few === undefined || (few.grade === null && few.solved === null)).toBe(true)
  })

  it('are told by community too, leave as a workbook on record, and are refused for more than three years', async () => {
    expect((await rates('community')).rows.length).toBeGreaterThan(1)
    const file = await ask('ld01', 'GET', `/callback/rates.xlsx?from=2026-01&to=${month()}&by=unit&lang=zh`)
    expect((await readSheet(new Uint8Array(file.rawPayload)))[0]).toContain('响应率')
    const seen = await rows(sql`select 1 from audit where tenant_id = 1 and action = 'callback-export'`)
    expect(seen).toHaveLength(1)
    expect((await ask('dd01', 'GET', '/callback/rates?from=2022-01&to=2026-01&by=unit')).statusCode).toBe(400)
    for (const who of ['cb-zhifa1', 'wg01', 'xt01', null])
      expect((await ask(who, 'GET', `/callback/rates?from=2026-01&to=2026-02&by=unit`)).statusCode).toBeGreaterThan(400)
  })
})

describe('leaving a callback out of the figures', () => {
  it('takes a reason and a second person, is on record, and is shown with its count', async () => {
    const [one, two] = (await get<Behind>('dd01', `/callback/cases?from=2024-10&to=${month()}&figure=solved`)).rows
    const before = await rates()
    const asking = { id: randomUUID(), case: one!.case, round: one!.round }
    expect((await post('db01', '/callback/exclusions', { ...asking, reason: ' ' })).status).toBe(400)
    expect((await post('db01', '/callback/exclusions', { ...asking, reason: '不属本街道能办的事' })).status).toBe(200)
    expect((await post('db01', '/callback/exclusions', { ...asking, reason: '不属本街道能办的事' })).status).toBe(200)
    // Another request for the same while one waits.
    expect((await post('dd01', '/callback/exclusions', { ...asking, id: randomUUID(), reason: '再申请一次' })).status).toBe(409)
    expect((await get<Exclusions>('db01', '/callback/exclusions')).waiting[0]).toMatchObject({
      case: one!.case,
      mayDecide: false,
    })
    const decide = (who: string, grant = true) =>
      post(who, `/callback/exclusions/${asking.id}/decision`, { grant, words: '情况属实' })
    const own = await decide('db01')
    expect([own.status, own.body.error.code]).toEqual([403, 'second-person'])
    expect((await decide('dd01')).status).toBe(403)
    expect((await rates()).whole.excluded).toBe(before.whole.excluded)
    expect((await decide('ld01')).status).toBe(200)
    expect((await decide('ld01')).status).toBe(409)
    const after = await rates()
    expect(after.whole.excluded).toBe(before.whole.excluded + 1)
    expect(after.whole.entered).toBe(before.whole.entered)
    expect(after.whole.solved!.of).toBe(before.whole.solved!.of - 1)
    const acts = await rows(
      sql<{
        action: string
      }>`select action from audit where tenant_id = 1 and case_id = ${one!.case} and action like 'callback%' order by at, action`,
    )
    expect(acts.map(act => act.action).toSorted()).toEqual(['callback-exclude-ask', 'callback-exclude-decide'])
    // One that is refused counts as before.
    const other = { id: randomUUID(), case: two!.case, round: two!.round, reason: '反映人态度不好' }
    await post('dd01', '/callback/exclusions', other)
    expect((await post('db01', `/callback/exclusions/${other.id}/decision`, { grant: false, words: '不是理由' })).status).toBe(
      200,
    )
    expect((await rates()).whole.excluded).toBe(after.whole.excluded)
    expect((await get<Exclusions>('ld01', '/callback/exclusions')).decided.map(row => row.granted)).toEqual([false, true])
  })
})

describe('the rules', () => {
  it('are kept in versions; weights that do not sum to 100 are refused', async () => {
    const now = await get<CallbackSettingsView>('db01', '/callback/settings')
    const put = (who: string, settings: object, version = now.version) =>
      ask(who, 'PUT', '/callback/settings', { version, note: '改一改', settings })
    const wrong = { ...now.settings, weights: { response: 30, solved: 35, satisfied: 34 } }
    expect((await put('db01', wrong)).statusCode).toBe(400)
    expect((await put('dd01', now.settings)).statusCode).toBe(403)
    const answer = await put('db01', { ...now.settings, share: 30, weights: { response: 10, solved: 45, satisfied: 45 } })
    expect(answer.json()).toMatchObject({ version: now.version + 1, settings: { share: 30 } })
    expect((await put('db01', now.settings)).json().error.code).toBe('stale-version')
  })

  it('draw a share by numbers that anybody can draw again when the week is over', async () => {
    const drawn = async () =>
      rows(
        sql<CallbackRow>`select *, to_char(week, 'YYYY-MM-DD') as week from callbacks where tenant_id = 1 and number is not null`,
      )
    const done = await doneLately(20)
    expect(done.length).toBeGreaterThan(3)
    for (const id of done) expect((await take('dd01', id, 'approve', { checked: '看过' })).status).toBe(200)
    const found = await drawn()
    expect(found.length).toBe(done.length)
    const week = weekOf(today)
    const view = await get<DrawView>('db01', `/callback/draw?week=${week}`)
    expect(view).toMatchObject({ week, seed: null })
    const { seedOf } = await import('../store/callback/callbacks.ts')
    const seed = seedOf(office.app.config.secret)(week)
    expect(view.seal).toBe(createHash('sha256').update(seed).digest('hex'))
    for (const row of view.rows) {
      const again = numberDrawn({ seed, week, unit: row.unit, item: `${row.case}/${row.round}` })
      expect(row).toMatchObject({ drawnNumber: again, drawn: again < 0.3, share: 0.3 })
    }
    const listed = new Set((await list()).rows.map(row => row.case))
    for (const row of found) if (!row.drawn) expect(listed.has(row.case_id)).toBe(false)
    expect((await get<DrawView>('db01', '/callback/draw?week=2026-01-07')).seed).not.toBeNull()
  })
})
