import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let centre: [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const part = (page: Page, title: string) =>
  page.locator('.rounds-part', { has: page.getByRole('heading', { level: 2, name: title }) })
const cards = (page: Page, title: string) => part(page, title).locator('.rounds-card')
const dialog = (page: Page) => page.getByRole('dialog')

describe('a community worker’s day of care visits', () => {
  it('is seen at once: who is due, who was missed, who asked; and the people above the community see none of it', async () => {
    const page = await sitDown(browser, office, 'sq01')
    await page.getByRole('link', { name: '巡查走访' }).click()
    await page.getByRole('heading', { level: 1, name: '今天的探访' }).waitFor()
    await cards(page, '今天要去或打电话').first().waitFor()
    expect(await cards(page, '今天要去或打电话').count()).toBe(3)
    expect(await cards(page, '过了日子还没见到人').count()).toBe(1)
    expect(await cards(page, '等着约定').count()).toBe(1)
    expect(await seriousFindings(page)).toEqual([])

    const first = cards(page, '今天要去或打电话').first()
    expect(await first.locator('a[href^="tel:"]').count()).toBe(0)
    await first.getByRole('button', { name: '看电话和姓名' }).click()
    await dialog(page).getByRole('button', { name: '上门处理前联系' }).click()
    await first.locator('a[href^="tel:"]').first().waitFor()

    await first.getByRole('button', { name: '一切都好' }).click()
    await page.getByText('记下了：一切都好').waitFor()
    await expect.poll(() => cards(page, '今天要去或打电话').count()).toBe(2)

    const missed = cards(page, '过了日子还没见到人').first()
    await missed.getByRole('button', { name: '需要帮忙' }).click()
    await expect.poll(() => cards(page, '过了日子还没见到人').count()).toBe(0)

    const asked = cards(page, '等着约定').first()
    await asked.getByRole('button', { name: '约好了' }).click()
    await dialog(page).getByText('本人提出', { exact: true }).click()
    await dialog(page)
      .getByRole('button', { name: /^约好了/ })
      .click()
    await expect.poll(() => cards(page, '等着约定').count()).toBe(0)

    await cards(page, '今天要去或打电话').first().getByRole('button', { name: '请同事去' }).click()
    await dialog(page).locator('.ui-button-wide').first().click()
    await page.getByText(/^交给了/).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()

    const above = await sitDown(browser, office, 'ld01')
    await above.goto(`${office.url}/desk/rounds`)
    await above.getByRole('heading', { level: 1, name: /^巡查/ }).waitFor()
    expect(await above.getByText('关爱探访').count()).toBe(0)
    await above.context().close()
  })
})

describe('a supervisor looking at coverage', () => {
  it('reads the table, opens a figure into its stops, goes on to one of them, and takes the figures along', async () => {
    const page = await sitDown(browser, office, 'db01')
    await page.getByRole('link', { name: '巡查走访' }).click()
    await page.getByRole('heading', { level: 1, name: '巡查：去到了吗，按时吗？' }).waitFor()
    const rows = page.locator('.rounds-table tbody tr')
    await expect.poll(() => rows.count()).toBe(8)
    expect(await seriousFindings(page)).toEqual([])
    const sheet = page.getByRole('link', { name: '导出 Excel' })
    const answer = await page.request.get(`${office.url}${await sheet.getAttribute('href')}`)
    expect(answer.headers()['content-type']).toContain('spreadsheetml')

    const late = page.locator('.rounds-table tfoot td.is-late a')
    const count = Number(await late.innerText())
    await late.click()
    await page.getByRole('heading', { level: 1, name: '巡查：点位' }).waitFor()
    await expect.poll(() => page.locator('.rounds-stops tbody tr').count()).toBe(count)
    await page.locator('.rounds-stops tbody a').first().click()
    await page.getByRole('article').waitFor()
    await page.getByRole('heading', { level: 3, name: '经过' }).waitFor()
    await page.getByRole('link', { name: '回到巡查走访' }).click()
    await page.getByRole('link', { name: '下一轮' }).click()
    await page.locator('.rounds-week .desk-link').first().click()
    await page.locator('.rounds-chosen li').first().waitFor()
    await page.context().close()
  })

  it('does not find rounds among the kinds of cases in the queue', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.getByRole('navigation', { name: '队列' }).waitFor()
    expect(await page.locator('option', { hasText: /^(巡查|关爱探访)$/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('a resident', () => {
  it('asks for visits after reading what they are, sees what was agreed, and ends it with everything deleted', async () => {
    const { page, context } = await pickUpPhone(browser, centre)
    await page.goto(`${office.url}/care`)
    await page.getByRole('button', { name: '看过了，填申请' }).click()
    await page.getByLabel('希望有人问候的人').fill('苗望春')
    await page.getByLabel('打哪个电话').first().fill('19000004321')
    await page.getByRole('button', { name: '就在我这里' }).click()
    await page.getByText('每周', { exact: true }).click()
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '申请探访' }).click()
    await page.getByRole('heading', { level: 1, name: '我的探访' }).waitFor()
    await page.getByRole('heading', { name: '等社区来电话约定' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    const number = page.url().split('/').at(-1)
    expect((await office.server.inject(`/api/public/cases/${number}`)).statusCode).toBe(404)

    await page.goto(`${office.url}/s/${number}`)
    await page.getByRole('heading', { level: 1, name: '我的探访' }).waitFor()
    await page.getByRole('button', { name: '不再需要' }).click()
    await page.getByRole('button', { name: '真的不再需要了，全部删除' }).click()
    await page.getByRole('heading', { level: 1, name: '已经结束，全部删除' }).waitFor()
    await context.close()
  })
})
