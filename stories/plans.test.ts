import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown, unitOf } from './support/desk.ts'
import { tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let plan: string

beforeAll(async () => {
  office = await startTestOffice({ cases: 5, jobs: false })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a plan, from its text to what anybody sees of it', () => {
  it('is pasted, confirmed branch by branch with the keyboard, and a no taken back is no yes', async () => {
    const { name } = await unitOf(office, 'cb-zhifa1')
    const page = await sitDown(browser, office, 'db01')
    await page.goto(`${office.url}/desk/plans/new`)
    await page.getByLabel('计划全文').fill(`晴川街道2026年工作要点

一、市容提升
（一）背街小巷整治。年底前整治背街小巷12条。（责任单位：${name}）
（二）广告清理。年底前清理破损店招200块。（责任单位：${name}）
二、便民服务
（一）社区食堂。年底前建成2个社区食堂。
`)
    await page.getByRole('button', { name: '读一读' }).click()
    await page.getByLabel('名称').waitFor()
    await page.getByRole('button', { name: '建立计划并开始审读' }).click()
    const found = page.getByRole('list', { name: '读到的内容' })
    await found.locator('li').first().waitFor()
    const all = await found.locator('li').count()
    expect(all).toBeGreaterThanOrEqual(6)
    await page.keyboard.press('j')
    await page.keyboard.press('n')
    await page.getByText(/^不采纳 \d+ 项/).waitFor()
    await page.locator('.ui-toasts').getByRole('button', { name: '撤销' }).first().click()
    await expect.poll(() => found.locator('li').count()).toBe(all)
    while ((await found.locator('li').count()) > 0) {
      const before = await found.locator('li').count()
      await page.keyboard.press('j')
      await page.keyboard.press('a')
      await expect.poll(() => found.locator('li').count()).toBeLessThan(before)
    }
    await page.getByRole('link', { name: '审读完了，看计划' }).click()
    await page.getByRole('heading', { level: 1, name: '晴川街道2026年工作要点' }).waitFor()
    plan = page.url()
    await page.context().close()
  })

  it('is adopted by the leader and opened to anybody', async () => {
    const page = await sitDown(browser, office, 'ld01')
    await page.goto(plan)
    await page.getByRole('button', { name: '通过', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
    await page.locator('.ui-toasts').getByText('已通过').waitFor()
    await page.getByRole('tab', { name: '基本情况' }).click()
    await page.getByRole('checkbox', { name: /公开/ }).check()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.ui-toasts').getByText('已保存').waitFor()
    await page.context().close()
  })

  it('takes the word of its unit on a phone, and shows it to anybody beside its clause', async () => {
    const page = await sitDown(browser, office, 'cb-zhifa1', 360, 740)
    await page.goto(`${office.url}/desk/plans/work`)
    await page.getByRole('link', { name: /整治背街小巷/ }).click()
    await page.getByLabel('数值').fill('9')
    await page.getByLabel('说明和依据').fill('九条已完工验收')
    await page.getByRole('button', { name: '报进展' }).click()
    await page.getByText('九条已完工验收').first().waitFor()
    expect(await tooWide(page)).toBe(0)
    await page.context().close()
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
    const resident = await context.newPage()
    await resident.goto(`${office.url}/plans`)
    await resident.getByRole('link', { name: /晴川街道2026年工作要点/ }).click()
    await resident.getByText('现在 9 条').waitFor()
    expect(await tooWide(resident)).toBe(0)
    await context.close()
  })
})
