import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, formOf, openEndpoint } from './testing.ts'

let office: Endpoint
beforeAll(async () => {
  office = await openEndpoint()
})
afterAll(() => office.desk.stop())

const en = { 'accept-language': 'en' }
const here = { lat: '30.005', long: '110.005' }
const post = (fields: Record<string, string | string[]>, path = 'requests.json') =>
  office.post(path, { api_key: office.key, service_code: 'incident-street', description: '路灯不亮', ...here, ...fields }, en)

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
