import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandSummary, commandPoints, commandRecords, displayMade } from '#contract/command'
import { startTestOffice, type TestOffice } from '#test/office'
import { asOwner } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { recount } from '../store/tally-recount.ts'
import { askAs, type Method } from './testing/ask-as.ts'

let office: TestOffice
let db: pg.Client
const { ask, get } = askAs(() => office)

beforeAll(async () => {
  office = await startTestOffice({ cases: 500 })
  db = new pg.Client({ connectionString: office.config.databaseUrl ?? '' })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await office?.stop()
})

const one = async <T>(text: string, values: unknown[] = []) => (await db.query(text, values)).rows[0] as T
type Records = (typeof commandRecords)['_output']
/** What was put into the table by hand is no command, so the office is told, and counts it. */
async function settle() {
  const { app } = office
  const { calendar } = await app.directory.now()
  await asOwner(app.db, 'test', tx => recount(tx, caseType(app.programmes, 'incident'), calendar))
  await db.query(`select pg_notify('linli_news', '1 log')`)
  await new Promise(resolve => setTimeout(resolve, 1100))
}

/** The calendar day in China, said in SQL so that it is counted another way than the office counts it. */
const today = `date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'`

async function makeDisplay(street: string | null = null) {
  const answer = await ask('aq01', 'POST', '/displays', {
    id: randomUUID(),
    name: '一楼大厅',
    street,
    expiresAt: Date.now() + 86_400_000,
  })
  expect(answer.statusCode).toBe(200)
  const made = answer.json<(typeof displayMade)['_output']>()
  return { ...made, key: made.link.split('#key=')[1] ?? '' }
}

describe('the figures of the wall', () => {
  it('are those of the table, counted another way', async () => {
    const { counts, states, units, communities } = await get<CommandSummary>('ld01', '/command/summary')
    const table = await one<Record<string, number>>(`
      select count(*) filter (where closed_at is null)::int as open, count(*) filter (where closed_at is null and due_at < now())::int as late,
        count(*) filter (where closed_at is null and due_at >= ${today} and due_at < ${today} + interval '1 day')::int as due,
        count(*) filter (where filed_at >= ${today})::int as filed, count(*) filter (where closed_at >= ${today})::int as closed
      from cases where type = 'incident'`)
    expect(counts).toEqual(table)
    expect(counts.open).toBeGreaterThan(3)
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
    expect(sum(Object.values(states))).toBe(counts.open)
    expect(sum(units.map(u => u.open))).toBe(counts.open)
    expect(sum(units.map(u => u.due))).toBe(counts.due)
    for (const key of ['late', 'due', 'filed', 'closed'] as const)
      expect(sum(communities.map(c => c[key])), key).toBe(counts[key])
  })

  it('open into exactly the records they count, page after page', async () => {
    const { counts } = await get<CommandSummary>('ld01', '/command/summary')
    for (const figure of ['open', 'late', 'due', 'filed', 'closed'] as const) {
      const ids = new Set<string>()
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Records = await get('ld01', `/command/records?figure=${figure}&limit=7${cursor && `&cursor=${cursor}`}`)
        expect(page.total, figure).toBe(counts[figure])
        for (const row of page.rows) ids.add(row.id)
        cursor = page.next
      }
      expect(ids.size, figure).toBe(counts[figure])
    }
  })

  it('open narrowed to a unit or community too', async () => {
    const { units, communities } = await get<CommandSummary>('dd01', '/command/summary')
    const [unit] = units
    const page: Records = await get('dd01', `/command/records?figure=open&unit=${unit?.unit ?? 'none'}`)
    expect(page.total).toBe(unit?.open)
    const [place] = communities
    const there: Records = await get('dd01', `/command/records?figure=open&community=${place?.place}`)
    expect(there.total).toBe(place?.open)
  })

  it('do not stop at ten thousand', async () => {
    await db.query(`
      insert into cases select tenant_id, gen_random_uuid(), number || '-x' || g, programme, type, definition, state, version, filed_at - interval '90 days', changed_at, closed_at,
        channel, filer_id, street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at, late_at,
        ever_late, data, taken, rest, grams, request_hash
      from (select * from cases where closed_at is null and type = 'incident' order by id limit 4) c, generate_series(1, 3000) g`)
    await settle()
    const table = await one<{ n: number }>(`select count(*)::int as n from cases where type = 'incident' and closed_at is null`)
    expect(table.n).toBeGreaterThan(12_000 - 1)
    const read = async () => (await get<CommandSummary>('db01', '/command/summary')).counts.open
    await expect.poll(read, { timeout: 60_000, interval: 1000 }).toBe(table.n)
    const points = await get<(typeof commandPoints)['_output']>('db01', '/command/points')
    expect(points).toMatchObject({ more: true })
    expect(points.points).toHaveLength(5000)
    await db.query(`delete from cases where number like '%-x%'`)
    await settle()
  })

  it('follow a new report by themselves', async () => {
    const before = await get<CommandSummary>('dd01', '/command/summary')
    const { map } = (await ask(null, 'GET', '/office')).json<{ map: { centre: [number, number] } }>()
    const id = randomUUID()
    await ask(null, 'POST', '/cases/incident', {
      id,
      channel: 'portal',
      answers: { words: '路灯不亮', where: { point: map.centre } },
    })
    const filed = async () => (await get<CommandSummary>('dd01', '/command/summary')).counts.filed
    await expect.poll(filed, { timeout: 60_000, interval: 100 }).toBe(before.counts.filed + 1)
    const { points } = await get<(typeof commandPoints)['_output']>('dd01', `/command/points?ids=${id}`)
    expect(points.map(p => p[0])).toEqual([id])
  })

  it('are for those who answer for the place, and for nobody else', async () => {
    for (const who of ['wg01', 'cb-zhifa1', 'sq01', 'xt01', 'aq01', 'sj01']) {
      expect((await ask(who, 'GET', '/command/summary')).statusCode, who).toBe(403)
      expect((await ask(who, 'GET', '/command/records')).statusCode, who).toBe(403)
    }
    expect((await ask(null, 'GET', '/command/summary')).statusCode).toBe(401)
  })
})

describe('what rises', () => {
  const plant = async (topic: string, now: number, before: number) => {
    const { id } = await one<{ id: string }>(`select id from places where kind = 'community' order by code limit 1`)
    await db.query(`delete from cases where number like 'plant-%'`)
    await db.query(`update cases set data = data || '{"kind": "other"}' where community_id = $1 and data ->> 'kind' = $2`, [
      id,
      topic,
    ])
    const put = (n: number, days: string, tag: string) =>
      db.query(
        `insert into cases select tenant_id, gen_random_uuid(), 'plant-${topic}-${tag}-' || g, programme, type, definition, state, version, now() - (${days}), now(), closed_at,
          channel, filer_id, street_id, $1, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at, late_at,
          ever_late, data || jsonb_build_object('kind', $2::text), taken, rest, grams, request_hash
        from (select * from cases where type = 'incident' limit 1) c, generate_series(1, $3) g`,
        [id, topic, n],
      )
    await put(now, `interval '1 hour'`, 'now')
    await put(before, `interval '10 days' + g * interval '1 day'`, 'before')
    return id
  }

  it('is shown from five reports on, and never below', async () => {
    const { risingTopics } = await import('../store/command/command-rising.ts')
    const { caseType } = await import('../store/definitions.ts')
    const wall = { office: true, streets: [], viewer: 'staff' } as const
    const read = () => risingTopics(office.app, wall, caseType(office.app.programmes))
    const place = await plant('green', 4, 0)
    expect((await read()).topics.some(t => t.place === place && t.topic === 'green')).toBe(false)
    expect((await read()).suppressed).toBeGreaterThan(0)
    await plant('green', 14, 6)
    const found = (await read()).topics.find(t => t.place === place && t.topic === 'green')
    expect(found).toMatchObject({ now: 14, before: 6 })
    await plant('green', 14, 3)
    // Fewer than five before are not shown either, nor what would give them away.
    expect((await read()).topics.find(t => t.place === place && t.topic === 'green')).toMatchObject({
      now: 14,
      before: null,
      expected: null,
    })
    const records: Records = await get('db01', `/command/records?figure=rising&kind=green&community=${place}`)
    expect(records.total).toBe(14)
  })

  it('says topics and places, and no word of a report', async () => {
    const text = JSON.stringify((await get<CommandSummary>('ld01', '/command/summary')).rising)
    const keys = [...text.matchAll(/"(\w+)":/g)].map(found => found[1])
    expect(new Set(keys)).toEqual(
      new Set([
        'from',
        'to',
        'weeks',
        'topics',
        'suppressed',
        'judged',
        ...keys.filter(k => /^(topic|place|now|before|expected|note|cause|remedy|at|by)$/.test(k ?? '')),
      ]),
    )
  })

  it('may be given a cause by a supervisor only, and only about what is asked in the form', async () => {
    const { id: place } = await one<{ id: string }>(`select id from places where kind = 'community' order by code limit 1`)
    const note = {
      id: randomUUID(),
      type: 'incident',
      topic: 'green',
      place,
      cause: '台风后断枝多',
      remedy: '本周内把河岸的树修一遍',
    }
    expect((await ask('dd01', 'POST', '/command/notes', note)).statusCode).toBe(403)
    expect((await ask('db01', 'POST', '/command/notes', note)).statusCode).toBe(200)
    expect((await ask('db01', 'POST', '/command/notes', { ...note, id: randomUUID(), topic: '张三' })).statusCode).toBe(422)
    const { rising } = await get<CommandSummary>('ld01', '/command/summary').then(async () => {
      await settle()
      return get<CommandSummary>('ld01', '/command/summary')
    })
    expect(rising.topics.find(t => t.topic === 'green' && t.place === place)?.note).toMatchObject({ cause: '台风后断枝多' })
  })
})

describe('a display with a link of its own', () => {
  it('reads the wall, and no word, name of a reporter or telephone of a person', async () => {
    const { key } = await makeDisplay()
    const summary = await get<CommandSummary>({ key }, '/command/summary')
    expect(summary.viewer).toBe('display')
    expect(summary.counts.open).toBeGreaterThan(0)
    const all = JSON.stringify([
      summary,
      await get({ key }, '/command/records?figure=open&limit=200'),
      await get({ key }, '/command/points'),
    ])
    const personal = await db.query<{
      words: string
      reporter: { name?: string } | null
      phone: string | null
      address: string | null
    }>(
      `select data ->> 'words' as words, data -> 'reporter' as reporter, data ->> 'phone' as phone, address from cases where closed_at is null and type = 'incident'`,
    )
    for (const { words, reporter, phone } of personal.rows) {
      expect(all).not.toContain(words.slice(0, 12))
      if (phone) expect(all).not.toContain(phone)
      if (reporter?.name && [...reporter.name].length > 2) expect(all).not.toContain(reporter.name)
    }
    for (const { phone } of (await db.query<{ phone: string }>(`select phone from people where phone is not null`)).rows)
      expect(all).not.toContain(phone)
  })

  it('can call nothing else', async () => {
    const { key } = await makeDisplay()
    const some = await one<{ id: string; number: string }>('select id, number from cases limit 1')
    const refused: [Method, string, object?][] = [
      ['GET', '/cases'],
      ['GET', `/cases/${some.id}`],
      ['GET', `/cases/${some.id}/reveal?reason=please`],
      ['GET', '/cases/counts'],
      ['GET', '/cases/map'],
      ['GET', '/command/log'],
      ['GET', '/people'],
      ['GET', '/units'],
      ['GET', '/displays'],
      ['GET', '/api-keys'],
      ['GET', '/audit'],
      ['GET', '/live'],
      ['GET', '/session'],
      ['GET', '/indicators'],
      ['GET', '/registers/command-centre/resources'],
      ['GET', '/warnings'],
      ['POST', '/command/log', { kind: 'entry', id: randomUUID(), words: '写一行' }],
      ['POST', '/command/notes', {}],
      ['POST', '/warnings', {}],
      ['POST', '/cases/incident', { id: randomUUID(), answers: {} }],
    ]
    for (const [method, url, payload] of refused) {
      const { statusCode } = await ask({ key }, method, url, payload)
      expect([401, 403], `${method} ${url} gave ${statusCode}`).toContain(statusCode)
    }
  })

  it('ends when it is revoked or runs out, and is made by the security administrator alone', async () => {
    const made = await makeDisplay()
    expect((await ask('xt01', 'GET', '/displays')).statusCode).toBe(403)
    const { rows } = await get<{ rows: { id: string; name: string }[] }>('aq01', '/displays')
    expect(rows.find(r => r.id === made.id)).toMatchObject({ name: '一楼大厅', revokedAt: null })
    expect(JSON.stringify(rows)).not.toContain(made.key)
    expect((await ask('aq01', 'DELETE', `/displays/${made.id}`)).statusCode).toBe(200)
    expect((await ask({ key: made.key }, 'GET', '/command/summary')).statusCode).toBe(401)
    for (const expiresAt of [Date.now() - 1000, Date.now() + 500 * 86_400_000])
      expect((await ask('aq01', 'POST', '/displays', { id: randomUUID(), name: '墙', expiresAt })).statusCode).toBe(422)
  })

  it('may be kept to one street', async () => {
    const { id: street } = await one<{ id: string }>(`select id from places where kind = 'street'`)
    const { key } = await makeDisplay(street)
    const table = await one<{ n: number }>(
      `select count(*)::int as n from cases where closed_at is null and type = 'incident' and street_id = $1`,
      [street],
    )
    expect((await get<CommandSummary>({ key }, '/command/summary')).counts.open).toBe(table.n)
    await db.query(
      `update api_keys set place_id = (select id from places where kind = 'community' limit 1) where name = '一楼大厅'`,
    )
    const other = await makeDisplay(street)
    await db.query('update api_keys set place_id = $1 where id = $2', [randomUUID(), other.id])
    expect((await get<CommandSummary>({ key: other.key }, '/command/summary')).counts.open).toBe(0)
    expect((await get<Records>({ key: other.key }, '/command/records?figure=open')).total).toBe(0)
  })
})
