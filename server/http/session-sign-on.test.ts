import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { code, type Desk, openDesk } from '../identity/testing/desk.ts'
import { openProvider, type Provider } from '../identity/testing/provider.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { at } from '../testing/small-office.ts'

let desk: Desk
let provider: Provider
beforeAll(async () => {
  provider = await openProvider()
  const redirect = 'http://office.example/api/session/oidc/back'
  desk = await openDesk({
    oidc: { issuer: provider.issuer, clientId: 'linli', clientSecret: 'secret', redirect, title: '统一认证' },
  })
  await asSystem(desk.office.app.db, 'test', tx =>
    tx.run(sql`update people set subject = 'sub-of-leader' where tenant_id = ${tx.tenant} and id = ${at('leader')}`),
  )
})
afterAll(async () => {
  await desk.stop()
  await provider.stop()
})

/** Goes to the provider and comes back with what it gave, perhaps changed on the way. */
async function signOn(browser = desk.browser(), change: (query: string) => string = q => q) {
  const out = await browser.send('GET', '/session/oidc')
  expect(out.statusCode).toBe(302)
  const back = await browser.send('GET', `/session/oidc/back${change(provider.agree(out.headers.location ?? ''))}`)
  return { browser, to: back.headers.location }
}
const people = () =>
  asSystem(desk.office.app.db, 'test', tx =>
    tx.maybe(sql<{ n: number }>`select count(*) as n from people where tenant_id = ${tx.tenant}`),
  )

describe('the office’s own sign-on', () => {
  it('lets in whom the office knows by that name', async () => {
    provider.says = { sub: 'sub-of-leader' }
    const { browser, to } = await signOn()
    expect(to).toBe('/desk')
    expect((await browser.send('GET', '/session')).json()).toMatchObject({ person: { id: at('leader') }, pending: 'none' })
  })

  it('never makes staff of somebody it does not know', async () => {
    const before = await people()
    provider.says = { sub: 'stranger' }
    const { browser, to } = await signOn()
    expect(to).toBe('/desk?sign-in=sign-in-failed')
    expect(code(await browser.send('GET', '/session'))).toBe('not-signed-in')
    expect(await people()).toEqual(before)
  })

  it('refuses a token made for another question', async () => {
    provider.says = { sub: 'sub-of-leader', nonce: 'of another sign-on' }
    expect((await signOn()).to).toBe('/desk?sign-in=sign-in-failed')
  })

  it('refuses a changed state, a code of somebody else, and a way back nobody went out on', async () => {
    provider.says = { sub: 'sub-of-leader' }
    expect((await signOn(desk.browser(), q => `${q}x`)).to).toBe('/desk?sign-in=sign-in-failed')
    expect((await signOn(desk.browser(), q => q.replace('code-', 'other-'))).to).toBe('/desk?sign-in=sign-in-failed')
    const other = await desk.browser().send('GET', '/session/oidc')
    const stranger = await desk.browser().send('GET', `/session/oidc/back${provider.agree(other.headers.location ?? '')}`)
    expect(stranger.headers.location).toBe('/desk?sign-in=session-expired')
  })

  it('refuses the code of another browser by PKCE, even with the state put right', async () => {
    provider.says = { sub: 'sub-of-leader' }
    const stolen = new URLSearchParams(provider.agree((await desk.browser().send('GET', '/session/oidc')).headers.location ?? ''))
    const { to } = await signOn(desk.browser(), q => q.replace(/code=[^&]+/, `code=${stolen.get('code')}`))
    expect(to).toBe('/desk?sign-in=sign-in-failed')
  })

  it('counts as the second factor only when the provider says it asked for one', async () => {
    await desk.settings({ secondFactor: 'offered' })
    await asSystem(desk.office.app.db, 'test', tx =>
      tx.run(
        sql`update people set totp_secret = 'x', totp_confirmed_at = now() where tenant_id = ${tx.tenant} and id = ${at('leader')}`,
      ),
    )
    const pending = async () => (await (await signOn()).browser.send('GET', '/session')).json().pending
    provider.says = { sub: 'sub-of-leader', amr: ['pwd'] }
    expect(await pending()).toBe('totp')
    provider.says = { sub: 'sub-of-leader', amr: ['pwd', 'mfa'] }
    expect(await pending()).toBe('none')
  })

  it('is not there in an office without one', async () => {
    const plain = await openDesk()
    expect(code(await plain.browser().send('GET', '/session/oidc'))).toBe('not-found')
    await plain.stop()
  })

  it('leads back to the other ways of signing in when the provider is away', async () => {
    const gone = {
      issuer: 'http://127.0.0.1:1',
      clientId: 'x',
      clientSecret: 'x',
      redirect: 'http://office.example/back',
      title: '认证',
    }
    const cut = await openDesk({ oidc: gone })
    const answer = await cut.browser().send('GET', '/session/oidc')
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/desk?sign-in=sign-in-failed'])
    await cut.stop()
  })
})
