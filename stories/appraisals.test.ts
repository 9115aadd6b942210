import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '#server/store/db'
import { sql } from '#server/store/sql'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown, unitOf } from './support/desk.ts'
import { tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let url: string
let keeper: Page
let unit: Page
let leader: Page

beforeAll(async () => {
  office = await startTestOffice({ cases: 5, jobs: false })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('an appraisal of units, from its rules to the fixed result', () => {
  it('is drawn up, refused while a rule cannot be worked out, opened and counted', async () => {
    const { name } = await unitOf(office, 'cb-zhifa1')
    keeper = await sitDown(browser, office, 'db01')
    await keeper.goto(`${office.url}/desk/appraisals/new`)
    await keeper.getByLabel('名称', { exact: true }).fill('试考核')
    await keeper.getByText(name, { exact: true }).click()
    await keeper.getByRole('button', { name: '加一项自动计算的指标' }).click()
    await keeper.getByRole('button', { name: '加一项人工评分的指标' }).click()
    await keeper.getByLabel('指标名称').nth(0).fill('按时办结')
    await keeper.getByLabel('数从哪里来').selectOption({ index: 0 })
    await keeper.getByLabel('得 0 分的数值').fill('100')
    await keeper.getByLabel('指标名称').nth(1).fill('重点工作')
    await keeper.getByRole('combobox', { name: '姓名' }).fill('闻正言')
    await keeper.keyboard.press('Enter')
    await keeper.getByRole('button', { name: '保存方案' }).click()
    await keeper.getByText(/计分规则不成立/).waitFor()
    await keeper.getByLabel('得 0 分的数值').fill('60')
    await keeper.getByRole('button', { name: '保存方案' }).click()
    await keeper.getByRole('button', { name: '开始考核' }).click()
    await keeper.getByRole('button', { name: '开始，规则从此固定' }).click()
    await keeper.getByRole('button', { name: '计算得分' }).click()
    await keeper.locator('.ui-toasts').getByText('已计算').waitFor()
    await keeper.getByText('重点工作：还有 1 个单位没有评（闻正言）').waitFor()
    url = keeper.url()
  })

  it('calls its judge, who finds it on a phone and shows by a picture what the points rest on', async () => {
    const page = await sitDown(browser, office, 'sh01', 360, 740)
    await page.getByRole('button', { name: /^通知/ }).click()
    await page.getByRole('button', { name: /考核里有单位等您评分/ }).click()
    await page.getByRole('button', { name: '评分', exact: true }).click()
    await page.getByLabel('得分（0–100）').fill('70')
    await page.getByLabel('评分理由').fill('三件完成两件')
    const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#7a5' } })
      .png()
      .toBuffer()
    await page.locator('input[type=file]').first().setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer })
    await page.getByRole('dialog').getByRole('button', { name: '评分', exact: true }).click()
    await page.getByText('三件完成两件').waitFor()
    expect(await page.locator('.ui-photo img').count()).toBe(1)
    expect(await tooWide(page)).toBe(0)
    await page.context().close()
  })

  it('shows the unit its points, hears its objection, and a leader sets it right and fixes the result', async () => {
    await keeper.reload()
    await keeper.getByRole('button', { name: '公示给各单位' }).click()
    await keeper.getByRole('button', { name: '公示，评分不再更改' }).click()
    await keeper.getByText('公示与异议').waitFor()
    unit = await sitDown(browser, office, 'cb-zhifa1', 360, 740)
    await unit.goto(`${office.url}/desk/appraisals`)
    await unit.getByText(/本单位得分可看，异议截止/).waitFor()
    await unit.getByRole('link', { name: '试考核' }).click()
    await unit.getByRole('button', { name: '提出异议' }).last().click()
    await unit.getByLabel('哪里不对，依据是什么').fill('漏了一件')
    await unit.getByRole('button', { name: '提交异议' }).click()
    await unit.getByText('等待另一个人答复').waitFor()
    expect(await tooWide(unit)).toBe(0)
    leader = await sitDown(browser, office, 'ld01')
    await leader.goto(url)
    await leader.getByText('成立，改分').click()
    await leader.getByLabel('改为多少分').fill('95')
    await leader.getByLabel('答复', { exact: true }).fill('补计一件')
    await leader.getByRole('button', { name: '答复', exact: true }).click()
    await leader.locator('.ui-toasts').getByText('已答复').waitFor()
    // The last day passes.
    const { office: app } = office.server
    await asSystem(app.db, 'test', tx =>
      tx.run(sql`update appraisals set appeal_until = '2020-01-01' where tenant_id = ${tx.tenant} and state = 'shown'`),
    )
    await leader.reload()
    await leader.getByRole('button', { name: '定案' }).click()
    await leader.getByRole('button', { name: '定案并在全街道公布' }).click()
    await leader.getByText('已定案', { exact: true }).first().waitFor()
    await unit.reload()
    await unit.getByRole('link', { name: '导出 Excel' }).waitFor()
    await unit.getByText('补计一件').first().waitFor()
  })
})

describe('the yearly result of one of the staff', () => {
  it('is read by personnel person by person and by the person, and by nobody else', async () => {
    const officer = await sitDown(browser, office, 'rs01')
    await officer.goto(`${office.url}/desk/staff-results`)
    await officer.getByRole('combobox').fill('韩立群')
    await officer.keyboard.press('Enter')
    await officer.getByText('称职', { exact: true }).first().waitFor()
    await unit.goto(`${office.url}/desk/me`)
    await unit.getByRole('button', { name: '查看', exact: true }).click()
    await unit.getByText('称职', { exact: true }).first().waitFor()
    await unit.getByText('谁看过（1）').waitFor()
    expect(await tooWide(unit)).toBe(0)
    await leader.goto(`${office.url}/desk/staff-results`)
    await leader.getByRole('heading', { name: '没有找到这一页。' }).waitFor()
    expect(await leader.getByRole('link', { name: '年度考核结果' }).count()).toBe(0)
  })
})
