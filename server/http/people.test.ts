import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonRow } from '#contract/office'
import { type Browser, code, type Desk, goodPassword, openDesk } from '../identity/testing/desk.ts'
import { caseOf } from '../store/case-rows.ts'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { caseById } from '../store/write-case.ts'
import { at, middle, neighbour, staff } from '../testing/small-office.ts'

let desk: Desk
let security: Browser
let system: Browser
let auditor: Browser
beforeAll(async () => {
  desk = await openDesk()
  security = await desk.signedIn('security-admin')
  system = await desk.signedIn('system-admin')
  auditor = await desk.signedIn('auditor')
})
afterAll(() => desk.stop())

const made = (login: string) => ({ id: randomUUID(), name: '新同事', login })
const post = (person: string, role: string, more: object = {}) => ({ id: randomUUID(), person, role, ...more })
const row = async (id: string) =>
  (await security.send('GET', '/people')).json<{ rows: PersonRow[] }>().rows.find(r => r.id === id)

describe('a new colleague', () => {
  it('gets a one-time password that opens nothing but the choice of an own one', async () => {
    const body = made('new-one')
    const answer = (await security.send('POST', '/people', body)).json<PersonRow & { oneTimePassword: string }>()
    expect(answer).toMatchObject({ id: body.id, login: 'new-one', active: true, posts: [], version: 1 })
    await security.send('POST', '/posts', post(body.id, 'dispatcher', { place: at('street') }))
    const theirs = desk.browser()
    const first = await theirs.send('POST', '/session', { login: 'new-one', password: answer.oneTimePassword })
    expect(first.json()).toMatchObject({ pending: 'password' })
    expect(code(await theirs.send('GET', '/cases'))).toBe('password-to-change')
    expect((await theirs.send('POST', '/me/password', { old: answer.oneTimePassword, new: goodPassword })).statusCode).toBe(200)
    expect((await theirs.send('GET', '/cases')).statusCode).toBe(200)
  })

  it('is one colleague, with the same password, when the same request comes twenty times at once', async () => {
    const body = made('twenty')
    const answers = await Promise.all(Array.from({ length: 20 }, () => security.send('POST', '/people', body)))
    expect(answers.map(a => a.statusCode)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map(a => a.body)).size).toBe(1)
    const acts = await asSystem(desk.office.app.db, 'test', tx =>
      tx.maybe(
        sql<{
          n: number
        }>`select count(*) as n from audit where tenant_id = ${tx.tenant} and action = 'person-add' and subject_id = ${body.id}`,
      ),
    )
    expect(acts).toEqual({ n: 1 })
  })

  it('is not another one under the same id, nor under somebody’s login', async () => {
    const body = made('once')
    await security.send('POST', '/people', body)
    expect(code(await security.send('POST', '/people', { ...body, name: '别人' }))).toBe('key-reused')
    const taken = await security.send('POST', '/people', made('once'))
    expect(taken.json()).toMatchObject({ error: { code: 'login-taken', fields: { login: '已经有人用了。' } } })
  })

  it('is changed by whoever saw the newest version only, and shut out at once when deactivated', async () => {
    const body = made('changing')
    await security.send('POST', '/people', body)
    expect((await security.send('PATCH', `/people/${body.id}`, { version: 1, name: '改名' })).json()).toMatchObject({
      name: '改名',
      version: 2,
    })
    expect(code(await security.send('PATCH', `/people/${body.id}`, { version: 1, name: '再改' }))).toBe('stale-version')
    const theirs = await desk.signedIn('handler-roads')
    const version = (await row(at('handler-roads')))?.version
    await security.send('PATCH', `/people/${at('handler-roads')}`, { version, active: false })
    expect(code(await theirs.send('GET', '/session'))).toBe('session-expired')
  })

  it('who forgot the password or lost the phone is helped by the security administrator', async () => {
    const theirs = await desk.signedIn('worker-g33')
    const { oneTimePassword } = (await security.send('POST', `/people/${at('worker-g33')}/one-time-password`)).json()
    expect(code(await theirs.send('GET', '/session'))).toBe('session-expired')
    expect(code(await desk.browser().send('POST', '/session', { login: 'worker-g33', password: goodPassword }))).toBe(
      'sign-in-failed',
    )
    const me = await desk.browser().send('POST', '/session', { login: 'worker-g33', password: oneTimePassword })
    expect(me.json()).toMatchObject({ pending: 'password' })
    await asSystem(desk.office.app.db, 'test', tx =>
      tx.run(
        sql`update people set totp_secret = 'x', totp_confirmed_at = now() where tenant_id = ${tx.tenant} and id = ${at('worker-g33')}`,
      ),
    )
    expect((await row(at('worker-g33')))?.secondFactor).toBe(true)
    expect((await security.send('DELETE', `/people/${at('worker-g33')}/second-factor`)).statusCode).toBe(200)
    expect((await row(at('worker-g33')))?.secondFactor).toBe(false)
  })
})

describe('the three duties', () => {
  it('do not meet in one person, also not by two grants at once or by lengthening one', async () => {
    const body = made('duties')
    await security.send('POST', '/people', body)
    const both = await Promise.all([
      security.send('POST', '/posts', post(body.id, 'auditor')),
      security.send('POST', '/posts', post(body.id, 'system-admin')),
    ])
    expect(both.map(code).sort()).toEqual(['200', 'duties-conflict'])
    expect(code(await security.send('POST', '/posts', post(body.id, 'security-admin')))).toBe('duties-conflict')
    expect((await security.send('POST', '/posts', post(body.id, 'leader', { place: at('street') }))).statusCode).toBe(200)
    const other = made('one-after-the-other')
    await security.send('POST', '/people', other)
    const now = desk.office.app.now()
    const first = post(other.id, 'auditor', { from: now, to: now + 1000 })
    await security.send('POST', '/posts', first)
    expect((await security.send('POST', '/posts', post(other.id, 'system-admin', { from: now + 1000 }))).statusCode).toBe(200)
    expect(code(await security.send('PATCH', `/posts/${first.id}`, { to: null }))).toBe('duties-conflict')
  })

  it('each do their own: units, people, the trail; and nobody widens their own reach', async () => {
    const unit = { id: randomUUID(), name: '供电所', kind: 'utility' }
    const person = made('by-whom')
    for (const [browser, own] of [
      [system, '/units'],
      [security, '/people'],
      [auditor, '/audit'],
    ] as const) {
      const codes = {
        '/units': code(await browser.send('POST', '/units', unit)),
        '/people': code(await browser.send('POST', '/people', person)),
        '/audit': code(await browser.send('GET', '/audit')),
      }
      for (const [path, got] of Object.entries(codes))
        expect([own, path, got]).toEqual([own, path, path === own ? '200' : 'not-allowed'])
    }
    expect(code(await security.send('POST', '/posts', post(at('security-admin'), 'dispatcher', { place: at('street') })))).toBe(
      'not-allowed',
    )
    expect(code(await security.send('POST', `/people/${at('security-admin')}/leave`, { to: at('leader') }))).toBe('not-allowed')
  })
})

describe('a post', () => {
  it('is held where its role acts, and gives its reach at once, for as long as it lasts', async () => {
    const body = made('reach')
    const { oneTimePassword } = (await security.send('POST', '/people', body)).json()
    const theirs = desk.browser()
    await theirs.send('POST', '/session', { login: 'reach', password: oneTimePassword })
    await theirs.send('POST', '/me/password', { old: oneTimePassword, new: goodPassword })
    const wrong = async (more: object) =>
      (await security.send('POST', '/posts', post(body.id, 'grid-worker', more))).json().error?.fields
    expect(await wrong({})).toHaveProperty('place')
    expect(await wrong({ place: at('c1') })).toHaveProperty('place')
    expect(await wrong({ place: randomUUID() })).toHaveProperty('place')
    expect(code(await security.send('POST', '/posts', post(body.id, 'handler')))).toBe('answers-invalid')
    expect(code(await security.send('POST', '/posts', post(body.id, 'resident')))).toBe('answers-invalid')
    const mine = async () => (await theirs.send('GET', '/session')).json().posts.map((p: { place: string }) => p.place)
    expect(await mine()).toEqual([])
    const given = post(body.id, 'grid-worker', { place: at('g11') })
    await security.send('POST', '/posts', given)
    expect(await mine()).toEqual([at('g11')])
    await security.send('PATCH', `/posts/${given.id}`, { to: desk.office.app.now() })
    expect(await mine()).toEqual([])
    const now = desk.office.app.now()
    const duty = { id: randomUUID(), role: 'grid-worker', place: at('g12'), person: body.id, from: now, to: now + 60_000 }
    expect((await security.send('POST', '/rosters', duty)).json()).toMatchObject(duty)
    expect(await mine()).toEqual([at('g12')])
    desk.office.pass(66_000)
    expect(await mine()).toEqual([])
  })

  it('of a colleague is seen by colleagues, without login, telephone or how they sign in', async () => {
    const theirs = await desk.signedIn('worker-g11')
    const rows = (await theirs.send('GET', '/people')).json<{ rows: PersonRow[] }>().rows
    expect(rows.find(r => r.id === at('leader'))).toMatchObject({ posts: [{ role: 'leader' }] })
    expect(rows.every(r => r.login === null && r.phone === null)).toBe(true)
    expect((await row(at('leader')))?.login).toBe('leader')
  })
})

describe('somebody who leaves', () => {
  const holderOf = async (id: string) => {
    const record = await asSystem(desk.office.app.db, 'test', tx => caseById(tx, id, 'look'))
    return record && caseOf(record).holder
  }

  it('is shut out at once, hands over what they held, and the case says so in its history', async () => {
    const { app } = desk.office
    const [inG12, inG21] = await Promise.all(
      ['g12', 'g21'].map(g =>
        fileCase(app, neighbour('li'), {
          type: 'incident',
          id: randomUUID(),
          channel: 'portal',
          answers: { words: '路面有垃圾', where: { point: middle(g) } },
        }),
      ),
    )
    const g12 = inG12!.c
    const g21 = inG21!.c
    // The first falls to the worker of the grid by itself; the second is passed on.
    expect(g12.holder).toBe(at('worker-g12'))
    const passOn = { kind: 'hold', id: randomUUID(), person: at('worker-g12') } as const
    await runCommand(app, staff('worker-g21'), g21.id, g21.version, passOn)
    const now = app.now()
    const duty = {
      id: randomUUID(),
      role: 'grid-worker',
      place: at('g12'),
      person: at('worker-g12'),
      from: now + 1000,
      to: now + 9000,
    }
    await security.send('POST', '/rosters', duty)
    const theirs = await desk.signedIn('worker-g12')

    expect(code(await security.send('POST', `/people/${at('worker-g12')}/leave`, { to: randomUUID() }))).toBe('answers-invalid')
    const first = await security.send('POST', `/people/${at('worker-g12')}/leave`, { to: at('community-c1') })
    expect(first.json()).toMatchObject({ handedOver: 1, rosters: 1, remaining: [{ case: g21.id }] })
    expect(await holderOf(g12.id)).toBe(at('community-c1'))
    expect(await holderOf(g21.id)).toBe(at('worker-g12'))
    expect(code(await theirs.send('GET', '/session'))).toBe('session-expired')
    expect(await row(at('worker-g12'))).toMatchObject({ active: false, posts: [] })

    const second = await security.send('POST', `/people/${at('worker-g12')}/leave`, { to: at('dispatcher') })
    expect(second.json()).toMatchObject({ handedOver: 1, remaining: [] })
    expect(await holderOf(g21.id)).toBe(at('dispatcher'))
    const events = await asSystem(app.db, 'test', tx =>
      tx.rows(
        sql<{
          body: unknown
        }>`select body from case_events where tenant_id = ${tx.tenant} and case_id = ${g12.id} and kind = 'Assigned' order by seq`,
      ),
    )
    expect(events.at(-1)).toMatchObject({ body: { holder: at('community-c1'), because: 'hold' } })
    const rosters = (await security.send('GET', `/rosters?from=${now}&to=${now + 10_000}`)).json<{
      rows: { id: string; person: string }[]
    }>().rows
    expect(rosters.find(r => r.id === duty.id)?.person).toBe(at('community-c1'))
  })
})
