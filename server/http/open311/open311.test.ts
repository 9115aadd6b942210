import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../../store/db.ts'
import { sql } from '../../store/sql.ts'
import { at, middle, outside } from '../../testing/small-office.ts'
import { type Endpoint, formOf, openEndpoint, readXml } from './testing.ts'

let office: Endpoint
beforeAll(async () => {
  office = await openEndpoint()
})
afterAll(() => office.desk.stop())

const en = { 'accept-language': 'en' }
const here = { lat: '30.005', long: '110.005' }
const post = (fields: Record<string, string | string[]>, path = 'requests.json') =>
  office.post(path, { api_key: office.key, service_code: 'incident-street', description: '路灯不亮', ...here, ...fields }, en)
const days = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '')

describe('discovery and services', () => {
  it('says where the endpoint is, in both formats and at both addresses', async () => {
    for (const path of ['discovery.json', 'v2/discovery.json']) {
      const answer = await office.get(path)
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
      expect(answer.json()).toMatchObject({
        contact: expect.any(String),
        key_service: expect.stringContaining('street'),
        changeset: expect.stringMatching(/[+]08:00$/),
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: 'http://localhost:80/open311/v2',
            type: 'production',
            formats: ['text/xml', 'application/json'],
          },
        ],
      })
    }
    const xml = await office.get('discovery.xml')
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(xml.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<discovery>\n {2}<changeset>/)
    expect(xml.body).toContain(
      '<formats>\n        <format>text/xml</format>\n        <format>application/json</format>\n      </formats>',
    )
  })

  it('lists services exactly as the specification writes them', async () => {
    const services = (await office.get('v2/services.json', en)).json<Record<string, unknown>[]>()
    expect(services.find(one => one.service_code === 'incident-street')).toEqual({
      service_code: 'incident-street',
      service_name: expect.any(String),
      description: expect.any(String),
      metadata: true,
      type: 'realtime',
      keywords: expect.any(String),
      group: expect.any(String),
    })
    expect(services.map(one => one.service_code)).toContain('incident')
    const xml = (await office.get('v2/services.xml')).body
    expect(xml).toContain(
      '<?xml version="1.0" encoding="utf-8"?>\n<services>\n  <service>\n    <service_code>incident-street</service_code>\n    <service_name>道路设施</service_name>\n    <description>网格事件 · 道路设施</description>\n    <metadata>true</metadata>\n    <type>realtime</type>\n    <keywords>道路设施,哪方面的事</keywords>\n    <group>网格事件</group>\n  </service>',
    )
  })

  it('defines what a service asks, with types, values and order', async () => {
    const definition = (await office.get('v2/services/incident-street.json')).json<{ attributes: Record<string, unknown>[] }>()
    expect(definition).toMatchObject({ service_code: 'incident-street' })
    for (const [n, one] of definition.attributes.entries())
      expect(one).toMatchObject({
        variable: true,
        order: n + 1,
        required: expect.any(Boolean),
        code: expect.any(String),
        values: expect.any(Array),
      })
    expect(definition.attributes.find(one => one.code === 'wantsCall')).toMatchObject({
      datatype: 'singlevaluelist',
      values: [
        { key: 'true', name: '是' },
        { key: 'false', name: '否' },
      ],
    })
    // Neither deadlines nor anything personal may be set from outside.
    expect(definition.attributes.map(one => one.code)).not.toContain('orderDue')
    expect(definition.attributes.map(one => one.code)).not.toContain('phone')
    expect((await office.get('v2/services/incident-street.xml')).body).toContain(
      '<value>\n          <key>true</key>\n          <name>是</name>',
    )
  })

  it('answers 404 to an unknown service, in the format asked for', async () => {
    const json = await office.get('v2/services/potholes.json', en)
    expect([json.statusCode, json.json()]).toEqual([404, [{ code: 404, description: 'service_code not found: potholes' }]])
    const xml = await office.get('v2/services/a%26b%3C.xml', en)
    expect(xml.statusCode).toBe(404)
    expect(xml.body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<errors>\n  <error>\n    <code>404</code>\n    <description>service_code not found: a&amp;b&lt;</description>\n  </error>\n</errors>\n',
    )
  })
})

describe('filing', () => {
  it('files a report once under the sender’s own id and answers with the name it is known by', async () => {
    const sent = {
      description: '路灯不亮，晚上看不见',
      first_name: '明',
      last_name: '李',
      phone: '190-0000-0001',
      email: 'a@b.example',
    }
    const header = { ...en, 'idempotency-key': 'their 42' }
    const fields = { api_key: office.key, service_code: 'incident-street', ...here, ...sent }
    const [first, again] = [
      await office.post('requests.json', fields, header),
      await office.post('requests.json', fields, header),
    ]
    expect(first.statusCode, first.body).toBe(200)
    expect(first.json()).toEqual([
      {
        service_request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        service_notice: expect.stringContaining('number'),
        account_id: null,
      },
    ])
    expect(again.body).toBe(first.body)
    const other = await office.post('requests.json', { ...fields, description: '别的事' }, header)
    expect([other.statusCode, other.json<{ code: number }[]>()[0]?.code]).toEqual([400, 409])
    const id = office.caseOf(first.json<{ service_request_id: string }[]>()[0]!.service_request_id)
    const row = await asSystem(office.desk.office.app.db, 'test', tx =>
      tx.maybe(
        sql<{
          channel: string
          data: Record<string, unknown>
        }>`select channel, data from cases where tenant_id = ${tx.tenant} and id = ${id}`,
      ),
    )
    expect(row).toMatchObject({
      channel: 'api',
      data: { kind: 'street', phone: '190-0000-0001', reporter: { name: '李明 (a@b.example)' } },
    })
  })

  it('takes Chinese in the form body, percent-encoded or as plain UTF-8, and refuses another encoding', async () => {
    const begin = `api_key=${office.key}&service_code=incident&lat=30.005&long=110.005&description=`
    for (const words of [encodeURIComponent('下水道堵了'), '下水道堵了']) {
      const answer = await office.post('requests.json', begin + words)
      expect(answer.statusCode, answer.body).toBe(200)
      const id = office.caseOf(answer.json<{ service_request_id: string }[]>()[0]!.service_request_id)
      const row = await asSystem(office.desk.office.app.db, 'test', tx =>
        tx.maybe(
          sql<{
            words: string
            kind: string | null
          }>`select data ->> 'words' as words, told_kind as kind from cases where tenant_id = ${tx.tenant} and id = ${id}`,
        ),
      )
      expect(row).toEqual({ words: '下水道堵了', kind: null })
    }
    const gbk = await office.post('requests.json', `${begin}%CF%C2%CB%AE`, en)
    expect([gbk.statusCode, gbk.json()]).toEqual([400, [{ code: 400, description: 'The content is not UTF-8.' }]])
  })

  it('answers in XML as the specification writes it', async () => {
    const answer = await post({}, 'requests.xml')
    expect(answer.body).toMatch(
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<service_requests>\n {2}<request>\n {4}<service_request_id>[0-9a-f]{32}<\/service_request_id>\n {4}<service_notice>[^<]+<\/service_notice>\n {4}<account_id><\/account_id>\n {2}<\/request>\n<\/service_requests>\n$/,
    )
  })

  it('refuses a client without a key, with a wrong one, and with one that may do other things', async () => {
    for (const api_key of ['', 'lk_wrong', 'x']) {
      const answer = await post({ api_key })
      expect([answer.statusCode, answer.json<{ code: number }[]>()[0]?.code], api_key).toEqual([403, 403])
    }
    const reading = await openEndpoint(['cases:read'])
    const answer = await reading.post('requests.xml', {
      api_key: reading.key,
      service_code: 'incident',
      ...here,
      description: 'x',
    })
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('<errors>\n  <error>\n    <code>403</code>')
    await reading.desk.stop()
  })

  it('says of each thing that is wrong what it is', async () => {
    const wrong: readonly (readonly [Record<string, string>, number, RegExp])[] = [
      [{ jurisdiction_id: 'elsewhere' }, 404, /jurisdiction_id not found: elsewhere/],
      [{ service_code: '' }, 400, /service_code was not provided/],
      [{ service_code: 'potholes' }, 404, /service_code not found: potholes/],
      [{ lat: '', long: '' }, 400, /A place is needed/],
      [{ lat: '30', long: '' }, 400, /both together/],
      [{ lat: 'north', long: '110' }, 400, /both together/],
      [{ lat: '95', long: '110' }, 400, /both together/],
      [{ lat: String(outside[1]), long: String(outside[0]) }, 400, /outside the office/],
      [{ lat: '', long: '', address_string: '火星路 1 号' }, 400, /not among the addresses/],
      [{ lat: '', long: '', address_id: 'nowhere' }, 400, /address_id not found/],
      [{ description: 'x'.repeat(4001) }, 400, /4000/],
      [{ description: 'bell \u0007' }, 400, /^description/],
      [{ 'attribute[wantsCall]': 'perhaps' }, 400, /attribute\[wantsCall\]: not one of the values/],
      [{ 'attribute[calledAt]': 'yesterday' }, 400, /attribute\[calledAt\].*time zone/],
    ]
    for (const [fields, status, words] of wrong) {
      const answer = await post(fields)
      expect(
        [answer.statusCode, answer.json<{ description: string }[]>()[0]?.description],
        JSON.stringify(fields).slice(0, 80),
      ).toEqual([status, expect.stringMatching(words)])
    }
    const body = await office.post('requests.json', '{"a":1}', { 'content-type': 'application/json' })
    expect([body.statusCode, body.json<{ code: number }[]>()[0]?.code]).toEqual([400, 415])
  })

  it('keeps attributes the definition asks for, and the others as words', async () => {
    const ref = await office.file({
      'attribute[order]': 'X-17',
      'attribute[wantsCall]': 'true',
      'attribute[easting]': '529000',
      media_url: ['http://a.example/1.jpg', 'http://a.example/2.jpg'],
    })
    const row = await asSystem(office.desk.office.app.db, 'test', tx =>
      tx.maybe(
        sql<{
          data: Record<string, unknown>
        }>`select data from cases where tenant_id = ${tx.tenant} and id = ${office.caseOf(ref)}`,
      ),
    )
    expect(row?.data).toMatchObject({
      order: 'X-17',
      wantsCall: true,
      words: '路灯不亮\neasting: 529000\n图片链接：http://a.example/1.jpg\n图片链接：http://a.example/2.jpg',
    })
  })

  it('finds the place by the office’s own addresses and by the code of a building', async () => {
    const { app } = office.desk.office
    const [lng, lat] = middle('g12')
    const ring = [
      [
        [
          [lng, lat],
          [lng + 0.0002, lat],
          [lng + 0.0002, lat + 0.0002],
          [lng, lat + 0.0002],
          [lng, lat],
        ],
      ],
    ]
    await asSystem(app.db, 'test', async tx => {
      await tx.run(
        sql`insert into places (tenant_id, id, kind, code, name, parent_id) values (1, ${at('b7')}, 'building', 'B007', '七号楼', ${at('g12')})`,
      )
      await tx.run(
        sql`insert into boundaries (tenant_id, id, place_id, valid_from, polygons) values (1, ${at('b7@1')}, ${at('b7')}, to_timestamp(0), ${JSON.stringify(ring)}::jsonb)`,
      )
      await tx.run(
        sql`insert into addresses (tenant_id, id, building_id, text) values (1, ${at('a7')}, ${at('b7')}, '柳河路7号')`,
      )
    })
    await office.desk.settings({ secondFactor: 'offered' })
    for (const place of [{ address_string: '柳河路7号' }, { address_id: 'B007' }]) {
      const answer = await post({ lat: '', long: '', ...place })
      expect(answer.statusCode, answer.body).toBe(200)
      const id = office.caseOf(answer.json<{ service_request_id: string }[]>()[0]!.service_request_id)
      const row = await asSystem(app.db, 'test', tx =>
        tx.maybe(sql<{ grid: string }>`select grid_id as grid from cases where tenant_id = ${tx.tenant} and id = ${id}`),
      )
      expect(row?.grid).toBe(at('g12'))
    }
  })
})

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

describe('updates', () => {
  it('tell what was done to those with a key, and take one word of theirs once', async () => {
    expect((await office.get('v2/servicerequestupdates.json')).statusCode).toBe(403)
    const ref = await office.file({ service_code: 'incident-order' })
    await office.take(ref, 'dispatcher', 'pass')
    const got = (await office.get(`v2/servicerequestupdates.json?api_key=${office.key}`)).json<Record<string, unknown>[]>()
    expect(got.filter(one => one.service_request_id === ref)).toEqual([
      {
        update_id: expect.stringMatching(`^${ref}-\\d+$`),
        service_request_id: ref,
        status: 'open',
        updated_datetime: expect.stringMatching(/[+]08:00$/),
        description: expect.any(String),
        media_url: null,
        external_status_code: 'checked',
      },
    ])
    const update = { api_key: office.key, service_request_id: ref, update_id: 'u1', status: 'CLOSED', description: '又看了一次' }
    const [one, again] = [
      await office.post('servicerequestupdates.xml', update),
      await office.post('servicerequestupdates.xml', update),
    ]
    expect(one.statusCode, one.body).toBe(200)
    expect(one.body).toMatch(/<service_request_updates>\n {2}<request_update>\n {4}<update_id>/)
    expect(again.body).toBe(one.body)
    const dispatcher = await office.desk.signedIn('dispatcher')
    const { events } = (await dispatcher.send('GET', `/cases/${office.caseOf(ref)}`)).json<{
      events: { body: { kind: string; text?: string } }[]
    }>()
    expect(events.filter(e => e.body.kind === 'Commented').map(e => e.body.text)).toEqual([
      '又看了一次\n（来文系统的状态：CLOSED）',
    ])
    expect((await office.post('servicerequestupdates.json', { ...update, service_request_id: '0'.repeat(32) })).statusCode).toBe(
      404,
    )
  })
})

describe('addresses and methods', () => {
  it('answers every wrong address and method in the format of the specification', async () => {
    const send = (method: 'PUT' | 'DELETE' | 'POST', url: string) => office.desk.server.inject({ method, url })
    const put = await send('PUT', '/open311/v2/requests.json')
    expect([put.statusCode, put.headers.allow, put.json<{ code: number }[]>()[0]?.code]).toEqual([400, 'GET, POST', 405])
    expect((await send('DELETE', '/open311/v2/services.xml')).body).toContain('<code>405</code>')
    expect((await send('POST', '/open311/v2/services.json')).statusCode).toBe(400)
    for (const path of ['v2/requests', 'v2/requests.csv', 'v2', '', 'v3/services.xml']) {
      const answer = await office.get(path)
      expect([answer.statusCode, answer.headers['access-control-allow-origin']], path).toEqual([404, '*'])
    }
    expect((await office.get('v2/services.json/')).statusCode).toBe(200)
  })

  it('may be read and posted to from other sites, and says what did not change', async () => {
    const asked = await office.desk.server.inject({ method: 'OPTIONS', url: '/open311/v2/requests.json' })
    expect([
      asked.statusCode,
      asked.headers['access-control-allow-methods'],
      asked.headers['access-control-allow-origin'],
    ]).toEqual([204, 'GET, POST', '*'])
    const first = await office.get('v2/services.json')
    expect(first.headers['cache-control']).toBe('public, max-age=300')
    expect((await office.get('v2/services.json', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304)
    expect((await post({})).headers['cache-control']).toBe('private, no-store')
    expect(formOf({ a: ['1', '2'] })).toBe('a=1&a=2')
  })
})
