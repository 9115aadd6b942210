import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { findings } from './support/findings.ts'
import { tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
beforeAll(async () => {
  office = await startTestOffice({ cases: 120 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

/** The machine may be busy. */
const soon = { timeout: 10_000 }
const sentence = (page: Page) => page.getByRole('status', { name: '这个问题' })
const answer = (page: Page) => page.getByRole('region', { name: '答案' })

it('a dispatcher asks how many by community, opens a number, looks at the chart and the map, keeps and exports the question', async () => {
  const page = await sitDown(browser, office, 'dd01')
  await page.goto(`${office.url}/desk/questions`)
  await sentence(page)
    .filter({ hasText: /^按社区、按月，数一数/ })
    .waitFor()
  await page.getByRole('button', { name: '去掉第 2 组' }).click()
  await page.getByRole('combobox', { name: '按哪个时间' }).selectOption('')
  await sentence(page)
    .filter({ hasText: /^按社区，数一数\S+类事项$/ })
    .waitFor()
  const total = answer(page).getByRole('row', { name: /^合计/ }).getByRole('button')
  await total.waitFor()
  // The sentence changes at once; the answer before stays, marked as such, until the new one is there.
  await answer(page).locator('[data-stale]').waitFor({ state: 'detached' })
  const numbers = await answer(page).locator('tbody .ask-number').allInnerTexts()
  const whole = Number(await total.innerText())
  expect(numbers.reduce((sum, text) => sum + Number(text), 0)).toBe(whole)

  await answer(page).getByRole('columnheader', { name: '数量' }).getByRole('button').click()
  await expect
    .poll(() => answer(page).locator('tbody .ask-number').first().innerText(), soon)
    .toBe(String(Math.max(...numbers.map(Number))))
  const [first = ''] = await answer(page).locator('tbody .ask-number').allInnerTexts()
  await answer(page).locator('tbody .ask-number').first().click()
  const list = page.getByRole('dialog')
  await expect.poll(() => list.locator('.ask-behind a').count(), soon).toBe(Math.min(50, Number(first)))
  await list.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('tab', { name: '图', exact: true }).click()
  await answer(page).locator('.ask-bars tr').first().waitFor()
  await page.getByRole('tab', { name: '地图' }).click()
  await expect.poll(() => answer(page).locator('.ask-area').count(), soon).toBeGreaterThan(3)
  expect(await findings(page)).toEqual([])

  await page.getByRole('button', { name: '存下这个问题' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('各社区多少')
  await page.getByRole('dialog').getByRole('button', { name: '存下', exact: true }).click()
  await page.getByRole('navigation', { name: '存下的问题' }).getByRole('button', { name: '各社区多少', exact: true }).waitFor()
  await page.reload()
  await expect.poll(() => answer(page).locator('.ask-area').count(), soon).toBeGreaterThan(3)
  await page.getByRole('button', { name: /^导出/ }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV 文件' }).click()])
  expect(readFileSync(await file.path(), 'utf8')).toContain(`合计,${whole}`)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await tooWide(page)).toBe(0)
  await page.close()
})

it('a supervisor enters a table that is asked for; nobody hands it out before a leader approved it', async () => {
  const page = await sitDown(browser, office, 'db01')
  await page.goto(`${office.url}/desk/demands/new`)
  await page.getByLabel('表名').fill('老旧小区摸排表')
  await page.getByLabel('谁要').fill('住建局')
  await page.getByLabel('依据').fill('住建〔2026〕7 号')
  await page.getByLabel('有哪些列').fill('序号\n小区名称\n总户数\n养犬登记数')
  await page.getByText('3 / 4 列系统里已经有').waitFor()
  await page.getByLabel('每处多少行').fill('5')
  await page.getByLabel('为什么要填').fill('上级督办')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('没有获准、已撤回或已到期的不能下发。').waitFor()
  expect(await page.getByRole('button', { name: '下发这张表' }).count()).toBe(0)

  const leader = await sitDown(browser, office, 'ld01')
  await leader.goto(page.url())
  await leader.getByLabel('意见').fill('同意，限本季度')
  await leader.getByRole('button', { name: '批准', exact: true }).click()
  await leader.getByText('同意，限本季度').waitFor()
  await page.reload()
  await page.getByLabel('填到哪天').fill(`${new Date().getFullYear() + 1}-01-20`)
  await page.getByRole('button', { name: '下发这张表' }).click()
  await page.getByText(/20 格，系统已有 15 格$/).waitFor()
  await page.getByRole('link', { name: '减负成效' }).click()
  await expect.poll(() => page.getByRole('row', { name: /^合计/ }).innerText(), soon).toMatch(/合计\s+1\s+0\s+15\s+5\s+75%/)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await tooWide(page)).toBe(0)
})
