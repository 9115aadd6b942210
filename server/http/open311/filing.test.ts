import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../../store/db.ts'
import { sql } from '../../store/sql.ts'
import { at, middle, outside } from '../../testing/small-office.ts'
import { type Endpoint, openEndpoint } from './testing.ts'

let office: Endpoint
beforeAll(async () => {
  office = await openEndpoint()
})
afterAll(() => office.desk.stop())

const en = { 'accept-language': 'en' }
const here = { lat: '30.005', long: '110.005' }
const post = (fields: Record<string, string | string[]>, path = 'requests.json') =>
  office.post(path, { api_key: office.key, service_code: 'incident-street', description: '路灯不亮', ...here, ...fields }, en)

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
