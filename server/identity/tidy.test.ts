import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { code, type Desk, openDesk } from './testing/desk.ts'
import { tidyIdentity } from './tidy.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

it('what is over is dropped when its time has come, and nothing that still counts', async () => {
  const { app } = desk.office
  const left = () =>
    asSystem(app.db, 'test', tx =>
      tx.maybe(sql<{ sessions: number; challenges: number; throttles: number }>`select
        (select count(*) from sessions where tenant_id = ${tx.tenant}) as sessions,
        (select count(*) from challenges where tenant_id = ${tx.tenant}) as challenges,
        (select count(*) from throttles where tenant_id = ${tx.tenant}) as throttles`),
    )
  const mine = await desk.signedIn('leader')
  await mine.send('POST', '/session/passkey/options', {})
  expect(code(await desk.browser().send('POST', '/session', { login: 'leader', password: 'wrong' }))).toBe('sign-in-failed')
  const before = await left()
  expect(before).toMatchObject({ sessions: 1, challenges: 1, throttles: 2 })
  expect(await tidyIdentity(app)).toBe(0)
  desk.office.pass(3 * 3_600_000)
  await tidyIdentity(app)
  expect(await left()).toEqual({ sessions: 1, challenges: 0, throttles: 0 })
  expect((await mine.send('GET', '/session')).statusCode).toBe(200)
  desk.office.pass(40 * 86_400_000)
  await tidyIdentity(app)
  expect(await left()).toMatchObject({ sessions: 0 })
})
