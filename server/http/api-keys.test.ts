import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeFor } from '../identity/scopes.ts'
import { type Browser, code, type Desk, openDesk } from '../identity/testing/desk.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { at, middle } from '../testing/small-office.ts'

let desk: Desk
let security: Browser
beforeAll(async () => {
  desk = await openDesk()
  security = await desk.signedIn('security-admin')
})
afterAll(() => desk.stop())

const make = async (person: string, scopes: string[], more: object = {}) => {
  const body = { id: randomUUID(), name: '热线平台', person: at(person), scopes, ...more }
  const answer = await security.send('POST', '/api-keys', body)
  return { body, answer, key: answer.json<{ key?: string }>().key ?? '' }
}
const call = (key: string, method: 'GET' | 'POST', path: string, body?: object) =>
  desk.browser().send(method, path, body, { authorization: `Bearer ${key}` })
const filing = () => ({ id: randomUUID(), channel: 'hotline', answers: { words: '有异味', where: { point: middle('g11') } } })

describe('an API key', () => {
  it('acts with its person’s posts, within its scopes, and needs no CSRF header', async () => {
    const { key } = await make('dispatcher', ['cases:read', 'cases:write'])
    const filed = await call(key, 'POST', '/cases/incident', filing())
    expect(filed.statusCode).toBe(200)
    expect((await call(key, 'GET', `/cases/${filed.json().id}`)).statusCode).toBe(200)
    expect(code(await call(key, 'GET', `/cases/${filed.json().id}/reveal?reason=because`))).toBe('key-scope')
    expect((await call(key, 'GET', '/office')).statusCode).toBe(200)
    const reader = await make('dispatcher', ['cases:read'])
    expect(code(await call(reader.key, 'POST', '/cases/incident', filing()))).toBe('key-scope')
    const elsewhere = await make('worker-g33', ['cases:read'])
    expect(code(await call(elsewhere.key, 'GET', `/cases/${filed.json().id}`))).toBe('not-found')
  })

  it('never manages people, keys or sessions, and never carries the security duty', async () => {
    const { key } = await make('security-admin', ['office:write', 'cases:read'])
    for (const path of ['/people', '/api-keys', '/audit', '/session', '/me/sessions', '/me/notices'])
      expect([path, code(await call(key, 'GET', path))]).toEqual([path, 'key-scope'])
    const { key: units } = await make('leader', ['office:write'])
    expect(code(await call(units, 'POST', '/units', { id: randomUUID(), name: '供电所', kind: 'utility' }))).toBe('not-allowed')
  })

  it('is shown once to its maker, also when the same request is sent again, and only its hash is kept', async () => {
    const { body, key } = await make('dispatcher', ['cases:read'])
    expect(key).toMatch(/^lk_[\w-]{43}$/)
    const again = await Promise.all(Array.from({ length: 20 }, () => security.send('POST', '/api-keys', body)))
    expect(new Set(again.map(a => a.json().key))).toEqual(new Set([key]))
    expect(code(await security.send('POST', '/api-keys', { ...body, scopes: ['cases:write'] }))).toBe('key-reused')
    expect((await security.send('GET', '/api-keys')).body).not.toContain(key)
    const rows = await asSystem(desk.office.app.db, 'test', tx =>
      tx.rows(sql<{ line: string }>`select k::text as line from api_keys k where k.tenant_id = ${tx.tenant}`),
    )
    expect(rows.some(r => r.line.includes(key.slice(3)))).toBe(false)
  })

  it('ends when revoked, when it runs out, when its person leaves; a made-up one never works', async () => {
    const { key, body } = await make('dispatcher', ['cases:read'])
    expect((await call(key, 'GET', '/cases')).statusCode).toBe(200)
    await security.send('DELETE', `/api-keys/${body.id}`)
    expect(code(await call(key, 'GET', '/cases'))).toBe('not-signed-in')
    const short = await make('dispatcher', ['cases:read'], { expiresAt: desk.office.app.now() + 60_000 })
    expect((await call(short.key, 'GET', '/cases')).statusCode).toBe(200)
    desk.office.pass(61_000)
    expect(code(await call(short.key, 'GET', '/cases'))).toBe('not-signed-in')
    const leaver = await make('worker-g21', ['cases:read'])
    await security.send('POST', `/people/${at('worker-g21')}/leave`, { to: at('worker-g22') })
    expect(code(await call(leaver.key, 'GET', '/cases'))).toBe('not-signed-in')
    expect(code(await call('lk_made-up', 'GET', '/cases'))).toBe('not-signed-in')
    expect(code((await make('dispatcher', ['cases:read'], { expiresAt: 1 })).answer)).toBe('answers-invalid')
  })
})

describe('the scope a route asks', () => {
  it('is decided for every route of the API, and closed where nobody decided', () => {
    expect(scopeFor('GET', '/api/cases/:id')).toBe('cases:read')
    expect(scopeFor('POST', '/api/cases/:id/commands')).toBe('cases:write')
    expect(scopeFor('GET', '/api/cases/:id/reveal')).toBe('cases:reveal')
    expect(scopeFor('PATCH', '/api/entries/:register/:id')).toBe('registers:write')
    expect(scopeFor('GET', '/api/entries/:register/:id/reveal')).toBeUndefined()
    expect(scopeFor('GET', '/api/reports/:id')).toBe('indicators:read')
    expect(scopeFor('GET', '/api/reports/:id/cells/:cell/records')).toBeUndefined()
    expect(scopeFor('POST', '/api/places/import')).toBe('office:write')
    expect(scopeFor('GET', '/api/places/at')).toBeNull()
    expect(scopeFor('GET', '/api/casesque')).toBeUndefined()
    expect(scopeFor('GET', '/api/people')).toBeUndefined()
    expect(scopeFor('GET', '')).toBeUndefined()
  })
})
