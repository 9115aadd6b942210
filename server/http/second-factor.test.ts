import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Authenticator, type Ceremony } from '../identity/testing/authenticator.ts'
import { type Browser, code, type Desk, goodPassword, openDesk } from '../identity/testing/desk.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

const digits = (secret: string, at = desk.office.app.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
/** Sets the six digits up as a person does, and gives the secret the app keeps. */
async function setUp(browser: Browser, password?: string): Promise<string> {
  const { id, secret, uri } = (await browser.send('POST', '/me/totp', password ? { password } : {})).json()
  expect(uri).toContain(`secret=${secret}`)
  expect((await browser.send('POST', '/me/totp/confirm', { id, code: digits(secret) })).statusCode).toBe(200)
  return secret
}
const enter = async (login: string) => {
  const browser = desk.browser()
  const answer = await browser.send('POST', '/session', { login, password: goodPassword })
  return { browser, me: answer.json<{ pending: string }>() }
}

describe('six digits', () => {
  it('are asked after the password from then on; until then the session may do nothing else', async () => {
    const mine = await desk.signedIn('dispatcher')
    const secret = await setUp(mine)
    const { browser, me } = await enter('dispatcher')
    expect(me.pending).toBe('totp')
    expect(code(await browser.send('GET', '/cases'))).toBe('second-factor-needed')
    expect(code(await browser.send('POST', '/me/totp', {}))).toBe('second-factor-needed')
    expect(code(await browser.send('POST', '/me/password', { old: goodPassword, new: 'Another-Good-1' }))).toBe(
      'second-factor-needed',
    )
    const wrong = digits(secret) === '000000' ? '000001' : '000000'
    expect(code(await browser.send('POST', '/session/totp', { code: wrong }))).toBe('second-factor-wrong')
    desk.office.pass(31_000)
    const right = await browser.send('POST', '/session/totp', { code: digits(secret) })
    expect(right.json()).toMatchObject({ pending: 'none', person: { secondFactor: true } })
    expect((await browser.send('GET', '/cases')).statusCode).toBe(200)
  })

  it('work once: neither the same code again nor an earlier one', async () => {
    const mine = await desk.signedIn('supervisor')
    const secret = await setUp(mine)
    desk.office.pass(60_000)
    const now = digits(secret)
    const earlier = digits(secret, desk.office.app.now() - 30_000)
    const first = await enter('supervisor')
    expect((await first.browser.send('POST', '/session/totp', { code: now })).statusCode).toBe(200)
    const second = await enter('supervisor')
    expect(code(await second.browser.send('POST', '/session/totp', { code: now }))).toBe('second-factor-wrong')
    expect(code(await second.browser.send('POST', '/session/totp', { code: earlier }))).toBe('second-factor-wrong')
    const both = await Promise.all([enter('supervisor'), enter('supervisor')])
    desk.office.pass(31_000)
    const answers = await Promise.all(both.map(b => b.browser.send('POST', '/session/totp', { code: digits(secret) })))
    expect(answers.map(a => a.statusCode).sort()).toEqual([200, 401])
  })

  it('cannot be guessed at leisure', async () => {
    const mine = await desk.signedIn('leader')
    const secret = await setUp(mine)
    desk.office.pass(3_600_000)
    const { browser } = await enter('leader')
    const right = digits(secret)
    const wrong = Array.from({ length: 8 }, (_, n) => `00000${n}`).filter(c => c !== right)
    for (const guess of wrong.slice(0, 5))
      expect(code(await browser.send('POST', '/session/totp', { code: guess }))).toBe('second-factor-wrong')
    expect(code(await browser.send('POST', '/session/totp', { code: right }))).toBe('sign-in-throttled')
  })

  it('are kept locked in the database, and replaced only by whoever knows the password', async () => {
    const mine = await desk.signedIn('worker-g31')
    const secret = await setUp(mine)
    const rows = await asSystem(desk.office.app.db, 'test', tx =>
      tx.rows(sql<{
        line: string
      }>`select p::text || coalesce((select string_agg(c::text, '') from challenges c where c.tenant_id = ${tx.tenant}), '') as line
        from people p where p.tenant_id = ${tx.tenant}`),
    )
    expect(rows.some(r => r.line.includes(secret))).toBe(false)
    expect(code(await mine.send('POST', '/me/totp', { password: 'a guess' }))).toBe('sign-in-failed')
    expect(await setUp(mine, goodPassword)).not.toBe(secret)
  })

  it('must be set up before anything else where the office requires them', async () => {
    await desk.settings({ secondFactor: 'required' })
    const mine = await desk.signedIn('community-c1')
    expect((await mine.send('GET', '/session')).json()).toMatchObject({ pending: 'set-up' })
    expect(code(await mine.send('GET', '/cases'))).toBe('second-factor-needed')
    await setUp(mine)
    expect((await mine.send('GET', '/cases')).statusCode).toBe(200)
    await desk.settings({})
    expect(code(await (await desk.signedIn('community-c2')).send('GET', '/cases'))).toBe('second-factor-needed')
    await desk.settings({ demo: true })
    expect((await (await desk.signedIn('community-c2')).send('GET', '/cases')).statusCode).toBe(200)
  })
})

describe('a passkey', () => {
  const here = { origin: 'http://localhost', rpId: 'localhost' }
  type Options = { id: string; options: Ceremony }
  const ask = async (browser: Browser, path: string) => (await browser.send('POST', path)).json<Options>()
  const make = async (browser: Browser, key: Authenticator, at = here) => {
    const { id, options } = await ask(browser, '/me/passkeys/options')
    return browser.send('POST', '/me/passkeys/verify', { id, name: '我的钥匙', response: key.create(options, at) })
  }
  const use = async (browser: Browser, key: Authenticator, at = here) => {
    const { id, options } = await ask(browser, '/session/passkey/options')
    return browser.send('POST', '/session/passkey/verify', { id, response: key.get(options, at) })
  }

  it('signs in by itself, without a password, as both factors', async () => {
    const key = new Authenticator()
    const mine = await desk.signedIn('worker-g12')
    expect((await make(mine, key)).json()).toMatchObject({ name: '我的钥匙', usedAt: null })
    const fresh = desk.browser()
    expect((await use(fresh, key)).json()).toMatchObject({ pending: 'none', person: { login: 'worker-g12' } })
    expect((await fresh.send('GET', '/cases')).statusCode).toBe(200)
    expect((await mine.send('GET', '/me/passkeys')).json()).toMatchObject([{ name: '我的钥匙', usedAt: desk.office.app.now() }])
  })

  it('serves as the second factor after the password, for its own person only', async () => {
    const key = new Authenticator()
    const foreign = new Authenticator()
    await make(await desk.signedIn('worker-g13'), key)
    await make(await desk.signedIn('worker-g21'), foreign)
    const { browser, me } = await enter('worker-g13')
    expect(me.pending).toBe('totp')
    expect(code(await use(browser, foreign))).toBe('passkey-wrong')
    expect((await use(browser, key)).json()).toMatchObject({ pending: 'none' })
  })

  it('is refused when copied, unverified, made for another site, or answering an old question', async () => {
    const key = new Authenticator()
    await make(await desk.signedIn('worker-g22'), key)
    const again = key.counter
    expect((await use(desk.browser(), key)).statusCode).toBe(200)
    key.counter = again - 1
    expect(code(await use(desk.browser(), key))).toBe('passkey-wrong')
    key.counter = again + 10
    key.verified = false
    expect(code(await use(desk.browser(), key))).toBe('passkey-wrong')
    key.verified = true
    expect(code(await use(desk.browser(), key, { origin: 'http://evil.example', rpId: 'localhost' }))).toBe('passkey-wrong')
    expect(code(await use(desk.browser(), key, { origin: here.origin, rpId: 'evil.example' }))).toBe('passkey-wrong')
    const browser = desk.browser()
    const { id, options } = await ask(browser, '/session/passkey/options')
    const response = key.get(options, here)
    expect((await browser.send('POST', '/session/passkey/verify', { id, response })).statusCode).toBe(200)
    expect(code(await desk.browser().send('POST', '/session/passkey/verify', { id, response }))).toBe('passkey-wrong')
    expect(code(await use(desk.browser(), new Authenticator()))).toBe('passkey-wrong')
  })

  it('can be given up, and then opens nothing', async () => {
    const key = new Authenticator()
    const mine = await desk.signedIn('worker-g23')
    const { id } = (await make(mine, key)).json<{ id: string }>()
    expect((await mine.send('DELETE', `/me/passkeys/${id}`)).statusCode).toBe(200)
    expect(code(await use(desk.browser(), key))).toBe('passkey-wrong')
  })
})
