import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { goOut, gridOf } from './support/field.ts'
import { keptCount } from './support/grid-phone.ts'
import { seriousFindings } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 20 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

it('the security administrator has a lost phone cleared, and sees when it was', async () => {
  const { context, page: phone } = await goOut(browser, office, 'wg03', await gridOf(office, 'wg03'))
  await phone.waitForLoadState('networkidle')
  expect(await keptCount(phone)).toBeGreaterThan(0)
  const me = await staffOf(office).call<{ person: { id: string } }>('wg03', 'GET', '/api/session')
  const desk = await sitDown(browser, office, 'aq01')
  await desk.goto(`${office.url}/desk/admin/people/${me.person.id}`)
  await desk.getByText('登录过的设备').waitFor()
  // The last line used is the phone's or that of the call above: both go.
  for (let left = 2; left > 0; left -= 1) {
    await desk.getByRole('button', { name: '让这台手机清除数据' }).first().click()
    await desk.getByRole('button', { name: /清除这台手机/ }).click()
    await expect.poll(() => desk.getByText('等它清除').count()).toBe(3 - left)
  }
  expect(await seriousFindings(desk)).toEqual([])
  await phone.reload()
  await phone.getByText('单位要求清除这台手机，已经照办').waitFor()
  expect(await keptCount(phone)).toBe(0)
  await desk.reload()
  await desk.getByText('已清除').waitFor()
  await context.close()
  await desk.context().close()
})
