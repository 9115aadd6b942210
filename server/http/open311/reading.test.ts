import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../../store/db.ts'
import { sql } from '../../store/sql.ts'
import { type Endpoint, openEndpoint, readXml } from './testing.ts'

let office: Endpoint
beforeAll(async () => {
  office = await openEndpoint()
})
afterAll(() => office.desk.stop())

const en = { 'accept-language': 'en' }
const days = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '')

describe('reading', () => {
  const list = async (query: string) => {
    const answer = await office.get(`v2/requests.json?${query}`, en)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<Record<string, unknown>[]>()
  }

  it('lists what the office has looked at, with the fields and types of the schema and nothing personal', async () => {
    const ref = await office.file({ description: '三楼王大力 190-0000-0001 家漏水 <b>&', service_code: 'incident-building' })
    expect(await list('service_code=incident-building')).toEqual([])
    await office.take(ref, 'dispatcher', 'pass')
    const rows = await list('service_code=incident-building')
    expect(rows).toEqual([
      {
        service_request_id: ref,
        status: 'open',
        status_notes: expect.any(String),
        service_name: expect.any(String),
        service_code: 'incident-building',
        description: null,
        agency_responsible: null,
        service_notice: null,
        requested_datetime: '2026-03-04T09:00:00+08:00',
        updated_datetime: '2026-03-04T09:00:00+08:00',
        expected_datetime: expect.stringMatching(/:00:00[+]08:00$/),
        address: 'c1',
        address_id: null,
        zipcode: null,
        lat: expect.any(Number),
        long: expect.any(Number),
        media_url: null,
      },
    ])
    // The middle of a square of some hundred metres.
    expect(((rows[0]!.lat as number) / 0.001) % 1).toBeCloseTo(0.5, 4)
    expect(await (await office.get(`v2/requests/${ref}.json`)).json()).toHaveLength(1)
    const xml = (await office.get(`v2/requests/${ref}.xml`)).body
    expect(xml).toContain('<zipcode></zipcode>')
    expect(xml).not.toMatch(/王大力|190-/)
  })

  it('writes words that were looked at so that XML can hold them', async () => {
    const ref = await office.file({ service_code: 'incident-green', description: 'a < b & "c" 树🌲倒了' })
    await office.take(ref, 'dispatcher', 'pass')
    const dispatcher = await office.desk.signedIn('dispatcher')
    const words = '树🌲 <倒了> & "压" \'车\''
    const look = { version: 0, decision: 'shown', words }
    expect((await dispatcher.send('POST', `/published/looks/${office.caseOf(ref)}`, look)).statusCode).toBe(200)
    // What a database may hold all the same, XML 1.0 cannot.
    await asSystem(office.desk.office.app.db, 'test', tx =>
      tx.run(
        sql`update published_words set words = words || ${'\u0008\uFFFE'} where tenant_id = ${tx.tenant} and case_id = ${office.caseOf(ref)}`,
      ),
    )
    const xml = (await office.get(`v2/requests/${ref}.xml`)).body
    expect(readXml(xml)).toMatchObject({ service_requests: { request: { description: words } } })
    expect((await office.get(`v2/requests/${ref}.json`)).json<{ description: string }[]>()[0]?.description).toContain(words)
  })

  it('goes by status, service, place in time and pages, and lists named ones whatever else is asked', async () => {
    const refs: string[] = []
    for (let n = 0; n < 5; n++) {
      refs.unshift(await office.file({ service_code: 'incident-clean' }))
      await office.take(refs[0]!, 'dispatcher', 'pass')
      office.desk.office.pass(3_600_000)
    }
    await office.take(refs[4]!, 'dispatcher', 'refuse', { route: 'untrue', reason: '王大力看过，没有' })
    const names = async (query: string) => (await list(query)).map(row => row.service_request_id)
    expect(await names('service_code=incident-clean')).toEqual(refs)
    expect(await names('service_code=incident-clean&status=open')).toEqual(refs.slice(0, 4))
    expect(await names('service_code=incident-clean,incident-noise&status=closed')).toEqual([refs[4]])
    expect(await names('service_code=incident-clean&status=')).toEqual(refs)
    expect(await names('service_code=incident-clean&page=2&page_size=2')).toEqual(refs.slice(2, 4))
    expect(await names('service_code=incident-clean&page_size=1000000000000')).toEqual(refs)
    expect(
      await names(
        `service_request_id=${refs[3]},${refs[1]},${'0'.repeat(32)},nothing&status=closed&start_date=1999-01-01T00:00:00Z`,
      ),
    ).toEqual([refs[3], refs[1]])
    expect(await names('jurisdiction_id=street&service_code=incident-clean')).toEqual(refs)
    expect(await names('jurisdiction_id=other')).toEqual([])
    const shown = (await list('service_code=incident-clean'))[2]!.requested_datetime as string
    expect(
      await names(`service_code=incident-clean&start_date=${encodeURIComponent(shown)}&end_date=${encodeURIComponent(shown)}`),
    ).toEqual([refs[2]])
    const refused = (await list(`service_request_id=${refs[4]}`))[0]!
    expect(refused.status).toBe('closed')
    expect(refused.status_notes).toMatch(/Decided by .* To object/)
    expect(refused.status_notes).not.toContain('王大力')
  })

  it('takes a span of ninety days and no more, with zones and without plus signs lost', async () => {
    const now = office.desk.office.app.now()
    const ok = [
      `start_date=${iso(now - 90 * days)}&end_date=${iso(now)}`,
      `start_date=${iso(now - 400 * days)}`,
      'end_date=2026-01-31T08:00:00+08:00',
      'start_date=2026-03-01',
    ]
    for (const query of ok) expect((await office.get(`v2/requests.json?${query}`)).statusCode, query).toBe(200)
    const wrong = [
      [`start_date=${iso(now - 91 * days)}&end_date=${iso(now)}`, /90 days/],
      [`start_date=${iso(now)}&end_date=${iso(now - days)}`, /before/],
      ['start_date=2026-03-01T00:00:00', /time zone/],
      ['end_date=soon', /time zone/],
      ['status=fixed', /open or closed/],
      ['page=0', /whole number/],
      ['page=1000000', /narrow/],
      ['page_size=-1', /whole number/],
      [`service_request_id=${Array(201).fill('a').join(',')}`, /200/],
    ] as const
    for (const [query, words] of wrong) {
      const answer = await office.get(`v2/requests.json?${query}`, en)
      expect([answer.statusCode, answer.json<{ description: string }[]>()[0]?.description], query).toEqual([
        400,
        expect.stringMatching(words),
      ])
    }
    for (const path of [
      'requests.json?service_code=nothing',
      'requests.json?jurisdiction_id=x',
      'requests/unknown.json',
      `requests/${'f'.repeat(32)}.xml`,
      'tokens/t.json',
    ])
      expect((await office.get(`v2/${path}`)).statusCode, path).toBe(404)
  })

  it('tells attributes and notes when extensions are asked for', async () => {
    const ref = await office.file({ service_code: 'incident-noise' })
    await office.take(ref, 'dispatcher', 'pass')
    const [row] = (await office.get(`v2/requests/${ref}.json?extensions=true`, en)).json<Record<string, unknown>[]>()
    expect(row).toMatchObject({
      attributes: [{ code: 'kind', value: 'noise' }],
      extended_attributes: { state: 'checked', photos: [] },
      notes: [{ datetime: expect.stringMatching(/[+]08:00$/), description: expect.any(String), type: 'normal' }],
    })
    expect((await office.get(`v2/requests/${ref}.xml?extensions=true`)).body).toContain(
      '<notes>\n      <note>\n        <datetime>',
    )
    expect((await office.get(`v2/tokens/${ref}.json`)).json()).toEqual([{ service_request_id: ref, token: ref }])
  })

  it('publishes nothing of kinds the office keeps to itself, but to the key that filed it', async () => {
    const ref = await office.file({ service_code: 'incident-safety' })
    await office.take(ref, 'dispatcher', 'pass')
    await office.desk.settings({
      published: { version: 1, jurisdiction: 'linli.example', kinds: { 'incident.safety': 'never' } },
    })
    expect(await list('service_code=incident-safety&jurisdiction_id=linli.example')).toEqual([])
    expect((await office.get(`v2/requests/${ref}.json`)).statusCode).toBe(404)
    const own = await office.get(`v2/requests/${ref}.json?api_key=${office.key}`)
    expect([own.statusCode, own.headers['cache-control']]).toEqual([200, 'private, no-store'])
    await office.desk.settings({ secondFactor: 'offered' })
  })
})
