import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, readyToFile, sitDown } from './support/desk.ts'
import { openReport, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
beforeAll(async () => {
  office = await startTestOffice({ cases: 60 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const dialog = (page: Page) => page.getByRole('dialog')
const file = (page: Page) => page.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name: /^立案/ })
const category = async (id: string) => {
  const detail = await staffOf(office).call<{ case: { data: { category?: string } } }>('dd01', 'GET', `/api/cases/${id}`)
  return detail.case.data.category
}

it('files under the category that the words speak of, having read which words', async () => {
  const { id } = await readyToFile(office, '东门口的窨井盖翘起来，车一过就咣当响')
  const page = await sitDown(browser, office, 'dd01')
  await openCase(page, office, id)
  await file(page).click()
  await dialog(page).getByText('井盖松动异响').first().waitFor()
  expect(await dialog(page).getByRole('note').innerText()).toMatch(/^因为提到：.*咣当响/)
  expect(await seriousFindings(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^派单/ }).first().waitFor()
  expect(await category(id)).toBe('0104')
  await page.context().close()
})

it('lets another be chosen, and then claims no reason for it', async () => {
  const { id } = await readyToFile(office, '楼道堆满杂物，电动车也推进来充电')
  const page = await sitDown(browser, office, 'dd01', 360, 740)
  await openCase(page, office, id)
  await file(page).click()
  await dialog(page).getByRole('note').waitFor()
  expect(await tooWide(page)).toBe(0)
  await dialog(page).getByRole('button', { name: /^更换/ }).click()
  await dialog(page).getByRole('combobox').fill('装修噪声')
  await dialog(page)
    .getByRole('option', { name: /装修噪声/ })
    .click()
  await dialog(page).getByRole('note').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^派单/ }).first().waitFor()
  expect(await category(id)).toBe('0605')
  await page.context().close()
})

it('is offered to a resident as the kind of their report, with the words, and taken with one press', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  await openReport(page, `${office.url}/report`)
  await page.getByRole('textbox', { name: '情况描述' }).fill('楼下井盖松动，车一过就响')
  await page.getByText('看起来是“道路设施”的事，因为提到：井盖松动').waitFor()
  expect(await tooWide(page)).toBe(0)
  await page.getByRole('button', { name: '就选它' }).click()
  await page.getByText('已归到“道路设施”').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.locator('.p-more > summary').click()
  expect(await page.getByRole('combobox', { name: /哪方面的事/ }).inputValue()).toBe('street')
  await context.close()
})

it('chooses nothing beforehand when the words say too little', async () => {
  const { id } = await readyToFile(office, '麻烦来看一下')
  const page = await sitDown(browser, office, 'dd01')
  await openCase(page, office, id)
  await file(page).click()
  await dialog(page).getByRole('combobox').waitFor()
  expect(await dialog(page).getByRole('note').count()).toBe(0)
  await page.context().close()
})
