import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhoneRow } from '#contract/phones'
import { type Browser, code, type Desk, goodPassword, openDesk } from '../identity/testing/desk.ts'
import { tidyIdentity } from '../identity/tidy.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { at } from '../testing/small-office.ts'

let desk: Desk
let security: Browser
beforeAll(async () => {
  desk = await openDesk()
  security = await desk.signedIn('security-admin')
})
afterAll(() => desk.stop())

const worker = at('worker-g11')
const list = async (): Promise<PhoneRow[]> => (await security.send('GET', `/people/${worker}/sessions`)).json().rows
const wipe = (sid: string) => security.send('POST', `/people/${worker}/sessions/${sid}/wipe`)
const signedIn = async () => {
  const phone = await desk.signedIn('worker-g11')
  const { session } = (await phone.send('GET', '/me/phone-key')).json<{ session: string }>()
  return { phone, session }
}

describe('a phone that is to be cleared', () => {
  it('is shut out at once, told so at its next call whatever that is, and says when it is clear', async () => {
    const { phone, session } = await signedIn()
    expect(await list()).toContainEqual(expect.objectContaining({ id: session, state: 'open', wipeAskedAt: null }))
    expect((await wipe(session)).statusCode).toBe(200)
    expect(await list()).toContainEqual(expect.objectContaining({ id: session, state: 'wipe-asked' }))
    expect(code(await phone.send('GET', '/session'))).toBe('wipe-asked')
    expect(code(await phone.send('GET', '/office'))).toBe('wipe-asked')
    expect(code(await phone.send('POST', '/cases/incident', { id: randomUUID(), answers: {} }))).toBe('wipe-asked')
    expect((await phone.send('POST', '/session/wiped', { session, unsent: 2 })).statusCode).toBe(200)
    expect(code(await phone.send('GET', '/session'))).toBe('session-expired')
    expect(await list()).toContainEqual(expect.objectContaining({ id: session, state: 'wiped' }))
    const acts = await asSystem(desk.office.app.db, 'test', tx =>
      tx.rows(
        sql<{
          action: string
          detail: object
        }>`select action, detail from audit where tenant_id = ${tx.tenant} and subject_id = ${worker} and action like 'phone-%' order by at, action`,
      ),
    )
    expect(acts).toMatchObject([{ action: 'phone-wipe' }, { action: 'phone-wiped', detail: { unsent: 2 } }])
  })

  it('learns it also when its cookie is long gone, by the session it remembers', async () => {
    const { session } = await signedIn()
    const nobody = desk.browser()
    expect((await nobody.send('GET', `/session/wipe?session=${session}`)).json()).toEqual({ asked: false })
    await wipe(session)
    expect((await nobody.send('GET', `/session/wipe?session=${session}`)).json()).toEqual({ asked: true })
    await nobody.send('POST', '/session/wiped', { session, unsent: 0 })
    expect((await nobody.send('GET', `/session/wipe?session=${session}`)).json()).toEqual({ asked: false })
  })

  it('that remembers no session says so by its cookie', async () => {
    const { phone, session } = await signedIn()
    await wipe(session)
    await phone.send('POST', '/session/wiped', { session: null, unsent: 0 })
    expect(await list()).toContainEqual(expect.objectContaining({ id: session, state: 'wiped' }))
  })

  it('may sign in again before it has obeyed, as a stale cookie never stands in the way', async () => {
    const { phone, session } = await signedIn()
    await wipe(session)
    expect((await phone.send('POST', '/session', { login: 'worker-g11', password: goodPassword })).statusCode).toBe(200)
    expect((await phone.send('GET', '/session')).statusCode).toBe(200)
  })

  it('is waited for when other ended sessions are long forgotten', async () => {
    const { session } = await signedIn()
    await wipe(session)
    await asSystem(desk.office.app.db, 'test', tx =>
      tx.run(
        sql`update sessions set ended_at = ended_at - interval '60 days', expires_at = expires_at - interval '60 days', wipe_asked_at = wipe_asked_at - interval '60 days' where tenant_id = ${tx.tenant} and id = ${session}`,
      ),
    )
    await tidyIdentity(desk.office.app)
    expect((await list()).map(row => row.id)).toContain(session)
  })

  it('is no longer listed once its person signed out there', async () => {
    const { phone, session } = await signedIn()
    await phone.send('DELETE', '/session')
    expect((await list()).map(row => row.id)).not.toContain(session)
    expect(code(await wipe(session))).toBe('not-found')
  })
})

it('only the security administrator has phones cleared, and nobody else’s session under a colleague’s name', async () => {
  const { session } = await signedIn()
  const dispatcher = await desk.signedIn('dispatcher')
  expect(code(await dispatcher.send('GET', `/people/${worker}/sessions`))).toBe('not-allowed')
  expect(code(await dispatcher.send('POST', `/people/${worker}/sessions/${session}/wipe`))).toBe('not-allowed')
  expect(code(await security.send('POST', `/people/${at('worker-g12')}/sessions/${session}/wipe`))).toBe('not-found')
})

it('saying that a phone is clear does nothing when nobody asked for it', async () => {
  const { phone, session } = await signedIn()
  await desk.browser().send('POST', '/session/wiped', { session, unsent: 0 })
  expect((await phone.send('GET', '/session')).statusCode).toBe(200)
})

it('the half of the key that the office holds is the same for one person at every sign-in, and another one for the next', async () => {
  const key = async (login: string) =>
    (await (await desk.signedIn(login)).send('GET', '/me/phone-key')).json<{ key: string }>().key
  const mine = await key('worker-g11')
  expect(await key('worker-g11')).toBe(mine)
  expect(await key('worker-g12')).not.toBe(mine)
})
