import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { findings } from './support/findings.ts'
import { tooWide } from './support/phone.ts'
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

it('somebody without a post is told so, and how to get one, instead of being shown an empty queue', async () => {
  const { call } = staffOf(office)
  type Person = { login: string | null; posts: { id: string; to: number | null }[] }
  const { rows } = await call<{ rows: Person[] }>('aq01', 'GET', '/api/people')
  const leader = rows.find(person => person.login === 'ld01')
  const head = await office.signIn('aq01')
  for (const { id } of leader?.posts ?? [])
    await office.server.inject({ method: 'PATCH', url: `/api/posts/${id}`, headers: head, payload: { to: Date.now() - 1000 } })

  const page = await (
    await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 }, bypassCSP: true })
  ).newPage()
  await page.goto(`${office.url}/desk/`)
  await page
    .getByRole('button', { name: /街道领导|领导/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '您还没有岗位' }).waitFor()
  expect(await page.getByText('请联系本单位的安全管理员').isVisible()).toBe(true)
  expect(await page.getByRole('navigation', { name: '队列' }).count()).toBe(0)
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  expect(await findings(page)).toEqual([])
  // A saved address of a queue says the same, and the own account stays open.
  await page.goto(`${office.url}/desk/map`)
  await page.getByRole('heading', { name: '您还没有岗位' }).waitFor()
  await page.getByRole('link', { name: '我的账号' }).first().click()
  await page.waitForURL(/\/desk\/me/)
  await page.context().close()
})
