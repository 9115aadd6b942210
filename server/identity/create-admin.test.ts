import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAdmin } from './create-admin.ts'
import { code, type Desk, goodPassword, openDesk } from './testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

describe('the first administrator', () => {
  it('is made at the machine, signs in with the one-time password, and can then take on others', async () => {
    const { app } = desk.office
    await desk.settings({})
    const made = await createAdmin(app.db, app.config.secret, {
      login: ' Anquan ',
      name: '安管',
      duty: 'security-admin',
      now: app.now(),
    })
    expect(made.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    const theirs = desk.browser()
    const signIn = (password: string) => theirs.send('POST', '/session', { login: 'anquan', password })
    expect((await signIn(made.password)).json()).toMatchObject({ pending: 'password' })
    await theirs.send('POST', '/me/password', { old: made.password, new: goodPassword })
    expect((await theirs.send('GET', '/session')).json()).toMatchObject({ pending: 'set-up' })
    expect(code(await theirs.send('GET', '/people'))).toBe('second-factor-needed')
    expect(code(await desk.browser().send('POST', '/session', { login: 'anquan', password: made.password }))).toBe(
      'sign-in-failed',
    )
    await desk.settings({ secondFactor: 'offered' })
    expect((await theirs.send('GET', '/people')).statusCode).toBe(200)
  })

  it('takes nobody’s login and holds one of the three duties', async () => {
    const { app } = desk.office
    const make = (login: string, duty: string) =>
      createAdmin(app.db, app.config.secret, { login, name: '管', duty, now: app.now() })
    await expect(make('leader', 'auditor')).rejects.toThrow(/leader 已经有人用了/)
    await expect(make('someone', 'dispatcher')).rejects.toThrow(/security-admin/)
  })
})
