import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestOffice, type TestOffice } from '../../test/office.ts'

// Whatever is sent, nothing may answer 500: a bad request is the sender's, and is told so.

let office: TestOffice
let desk: Record<string, string>
beforeAll(async () => {
  office = await startTestOffice({ cases: 20, jobs: false })
  desk = await office.signIn('dd01')
}, 120_000)
afterAll(() => office.stop())

const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: unknown, headers = desk) => {
  const answer = await office.server.inject({
    method,
    url,
    headers: { ...headers, ...(payload !== undefined && { 'content-type': 'application/json' }) },
    ...(payload !== undefined && { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  })
  return { status: answer.statusCode, body: answer.body }
}
const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
const firstCase = async (): Promise<{ id: string; version: number }> =>
  JSON.parse((await ask('GET', '/api/cases?view=all&limit=1')).body).rows[0]

describe('a list', () => {
  it('finds nothing by words that hold only a NUL', async () => {
    expect(await ask('GET', '/api/cases?q=%00%00')).toMatchObject({ status: 200, body: expect.stringContaining('"rows":[]') })
  })

  it.each([
    ['a NUL in a state', 'state=a%00b'],
    ['a NUL in a kind', 'kind=%00'],
    ['a date no calendar has', 'from=9007199254740991'],
    ['a date before there were any', 'to=-9007199254740991'],
    ['a limit below zero', 'limit=-5'],
    ['a limit that is no number', 'limit=NaN'],
    ['a cursor of dashes', `cursor=${cursor(1, '-'.repeat(36))}`],
    ['a cursor past all time', `cursor=${cursor(1e300, randomUUID())}`],
    ['a cursor that is no list', `cursor=${Buffer.from('{}').toString('base64url')}`],
  ])('refuses %s', async (_, query) => {
    const { status, body } = await ask('GET', `/api/cases?${query}`)
    expect(status, body).toBe(400)
  })
})

it('refuses indicators for a time no calendar has', async () => {
  expect((await ask('GET', '/api/indicators?from=-9007199254740991')).status).toBe(400)
})

it('calls a version from the future stale, however far it lies', async () => {
  const { id } = await firstCase()
  const { status } = await ask('POST', `/api/cases/${id}/commands`, {
    version: Number.MAX_SAFE_INTEGER,
    command: { kind: 'take', id: randomUUID(), step: 'pass', answers: {} },
  })
  expect(status).toBe(409)
})

it('refuses pictures that only look like ids, and a reason the database cannot hold', async () => {
  const dashes = '-'.repeat(36)
  const filed = await ask('POST', '/api/cases/incident', { id: randomUUID(), answers: { words: 'x', pictures: [dashes] } })
  expect(filed.status).toBe(422)
  const { id } = await firstCase()
  expect((await ask('GET', `/api/cases/${id}/reveal?reason=because%00`)).status).toBe(400)
})

const nasty: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  9e15,
  '',
  '\u0000',
  '\ud800',
  'x'.repeat(100_000),
  "'; drop table cases; --",
  '-'.repeat(36),
  randomUUID(),
  [],
  ['\u0000'],
  {},
  { a: { b: [1, '\u0000'] } },
]

it('answers every route, asked with anything, with something else than 500', async () => {
  const described = JSON.parse((await ask('GET', '/api/openapi.json')).body) as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; requestBody?: unknown }>>
  }
  const admin = await office.signIn('xt01')
  const security = await office.signIn('aq01')
  const wrong: string[] = []
  let asked = 0
  for (const [path, methods] of Object.entries(described.paths))
    for (const [method, route] of Object.entries(methods)) {
      // A stream never ends; signing out would end the asking.
      if (path.endsWith('/live') || (path === '/api/session' && method === 'delete')) continue
      for (const who of [desk, admin, security, {}])
        for (const value of nasty) {
          const text = typeof value === 'string' ? value : JSON.stringify(value)
          const safe = encodeURIComponent(text.isWellFormed() ? text.slice(0, 150) : 'x')
          const url = path.replace(/\{[^}]+\}/g, safe || 'x')
          const query = (route.parameters ?? [])
            .filter(p => p.in === 'query')
            .map(p => `${p.name}=${safe}`)
            .join('&')
          const body =
            method === 'get'
              ? undefined
              : {
                  id: randomUUID(),
                  ...(typeof value === 'object' && !Array.isArray(value) ? value : {}),
                  answers: value,
                  command: value,
                  name: value,
                  rows: value,
                  version: value,
                  channel: value,
                }
          const { status, body: said } = await ask(method.toUpperCase() as 'GET', query ? `${url}?${query}` : url, body, who)
          asked++
          if (status >= 500) wrong.push(`${method} ${path} ${text.slice(0, 40)}: ${status} ${said.slice(0, 120)}`)
        }
    }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(1000)
}, 120_000)
