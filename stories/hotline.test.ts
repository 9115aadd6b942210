import { writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'
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

const titles = ['工单编号', '来电时间', '来电人', '联系电话', '诉求内容', '事发地址', '办理时限', '是否保密']
const cover = titles.map((_, n) => (n === 0 ? '便民热线每日工单' : null))
const order = (number: string, words: string | null, phone: string | number = 13800001111) => [
  number,
  '2026-01-05 08:10',
  '赵敏',
  phone,
  words,
  '和平路 1 号',
  '2099-01-08 18:00',
  '是',
]
async function file(rows: readonly (readonly (string | number | null)[])[]) {
  const sheet = {
    name: '工单',
    rows: [cover, titles, ...rows.map(row => [...row])],
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: titles.length - 1 }],
  }
  return { name: '工单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await writeXlsx({ sheets: [sheet] })) }
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const count = (page: Page, name: string) => page.locator('.imp-counts div', { hasText: name }).locator('dd').innerText()

describe('a morning of the hotline', () => {
  it('comes in as a file, is dispatched, and goes back as a file once', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.goto(`${office.url}/desk/hotline`)
    await button(page, '导入工单').click()
    await page
      .locator('input[type=file]')
      .setInputFiles(await file([order('RX1', '路灯不亮'), order('RX2', null), order('RX3', '井盖响', '1.38E+10')]))
    await page.getByText('表头在第 2 行').waitFor()
    await button(page, '试一遍，不导入').click()
    await page.getByText('电话被表格软件截断，没有导入').waitFor()
    expect(await count(page, '拒绝')).toBe('1')
    await button(page, '导入 2 件').click()
    await page.getByRole('link', { name: 'RX1', exact: true }).first().waitFor()

    await page.getByRole('link', { name: 'RX1', exact: true }).first().click()
    await page.getByRole('article').waitFor()
    const text = await page.getByRole('article').innerText()
    for (const words of ['RX1', '要求保密', '***']) expect(text).toContain(words)
    expect(text).not.toContain('赵敏')
    const id = page.url().split('/').at(-1)!

    const staff = staffOf(office)
    await staff.take('dd01', id, 'pass')
    await staff.take('dd01', id, 'refuse', { route: 'beyond', turnTo: '供电公司', reason: '属供电公司管理' })
    await page.goto(`${office.url}/desk/hotline`)
    await page.getByText('12345：1 张已有结果，还没有回传').waitFor()
    await button(page, '生成回传文件').click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载' }).click()])
    expect(download.suggestedFilename()).toMatch(/^answers-\d{8}-0001\.xlsx$/)
    await button(page, '已交回').click()
    await button(page, '确认已交回').click()
    await page.getByText('没有待回传的结果').waitFor()
    await page.locator('.hot-batches').getByText('已回传').waitFor()
    await page.context().close()
  })

  it('adds nothing when the same orders come again, and reads the file as before', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.goto(`${office.url}/desk/hotline`)
    await button(page, '导入工单').click()
    await page.locator('input[type=file]').setInputFiles(await file([order('RX1', '路灯不亮'), order('RX4', '树枝压线')]))
    await page.getByText('按上次这个来源的对应关系读取').waitFor()
    await button(page, '试一遍，不导入').click()
    await page.getByText('已试，没有导入').first().waitFor()
    expect([await count(page, '新增'), await count(page, '已有')]).toEqual(['1', '1'])
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  })

  it('fits a small phone, and says why a file is none', async () => {
    const page = await sitDown(browser, office, 'dd01', 360, 780)
    await page.goto(`${office.url}/desk/hotline`)
    await button(page, '导入工单').click()
    await page.locator('input[type=file]').setInputFiles({
      name: '工单.xls',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]),
    })
    await page.getByText('文件已损坏或没有传完整').waitFor()
    expect(await tooWide(page)).toBe(0)
    await page.context().close()
  })
})

describe('the system administrator', () => {
  it('says which column is the number where the headings do not', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await page.goto(`${office.url}/desk/admin/imports`)
    await page.getByRole('textbox', { name: '来源名称' }).fill('手写台账')
    const buffer = Buffer.from('第几件,说了什么,在哪儿\n1,路灯不亮,和平路\n')
    await page.locator('input[type=file]').setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer })
    await page.getByText('从表头看不出哪一列是编号').waitFor()
    await page.getByLabel('哪一列是编号').selectOption('第几件')
    await page.getByLabel('情况描述').selectOption('说了什么')
    await page.getByLabel('地址').selectOption('在哪儿')
    await button(page, '试一遍，不导入').click()
    await page.getByText('已试，没有导入').first().waitFor()
    expect(await count(page, '读到')).toBe('1')
    await page.context().close()
  })

  it('brings in what another system kept, after seeing which rows are wrong', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await page.goto(`${office.url}/desk/admin/imports`)
    await page.getByRole('textbox', { name: '来源名称' }).fill('旧平台')
    const rows = [
      '编号,受理时间,办结时间,内容,地址',
      '7,2024-03-04 09:00,2024-03-05 10:00,路灯不亮,和平路',
      '8,昨天,,井盖响,和平路',
    ]
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await button(page, '试一遍，不导入').click()
    await page.getByText('时间看不懂').waitFor()
    await button(page, '导入 1 件').click()
    await page.getByRole('table', { name: '以前的导入' }).getByText('已导入').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  })
})
