import { type CellValue, writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let page: Page

const across = (row: number, from: number, to: number, endRow = row) => ({ startRow: row, startCol: from, endRow, endCol: to })
/** Last year's list as somebody made it: a title, two rows of headings, units in them, a total, a note. */
async function list(homes: CellValue, managed: string): Promise<Buffer> {
  const rows: CellValue[][] = [
    ['住宅小区底数摸排表', ...Array(7).fill(null)],
    ['序号', '小区', '建成年代', '规模', null, '建筑面积（万㎡）', '管理方式', '位置'],
    [null, null, null, '幢数', '总户数', null, null, null],
    [1, '橘汀一苑', 1998, 12, homes, 4.2, managed, '橘汀路 10 号'],
    [2, '橘汀二苑', '2006年', 8, 360, 3.55, '业主自管', '橘汀路 12 号'],
    ['总计', null, null, 20, 840, 7.75, null, null],
    ['注：面积按房产证', ...Array(7).fill(null)],
  ]
  const merges = [
    across(0, 0, 7),
    across(1, 3, 4),
    ...[0, 1, 2, 5, 6, 7].map(column => across(1, column, column, 2)),
    across(6, 0, 7),
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: '小区', rows, merges }] }))
}
/** A try of two rows may be over before the answer to the press is: then nobody asks again how far it is. */
const tried = () =>
  page.waitForResponse(
    async answer =>
      /\/entry-imports\/[^/]+(\/run)?$/.test(answer.url()) && ((await answer.json()) as { state: string }).state === 'checked',
  )
/** While the page is busy a press counts for nothing. */
const rested = () => expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
/** What stands in a file is tried at once; then whoever brought it settles and tries again. */
const choose = async (buffer: Buffer) => {
  const first = tried()
  await page.locator('input[type=file]').setInputFiles({ name: '摸排表.xlsx', mimeType: 'application/octet-stream', buffer })
  await page.getByRole('heading', { name: '列的对应' }).waitFor()
  await first
  await rested()
}
const attempt = async () => {
  const again = tried()
  await page.getByRole('button', { name: '试一遍，不导入' }).click()
  await again
  await rested()
  await page.getByText('试过了，没有导入').first().waitFor()
}
const count = (title: string) =>
  page
    .locator('.regi-counts div')
    .filter({ hasText: new RegExp(`^${title}\\d`) })
    .locator('dd')
    .textContent()

beforeAll(async () => {
  office = await startTestOffice({ cases: 5 })
  browser = await launchBrowser()
  page = await sitDown(browser, office, 'dd01')
  await page.goto(`${office.url}/desk/registers/estates.estates`)
  await page.getByRole('link', { name: '从表格导入' }).click()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a clerk with last year’s sheet', () => {
  it('sees what the columns mean and why, and that the total and the note are no data', async () => {
    await choose(await list('480户', '物业公司管'))
    await page.getByText('表头在第 2 至 3 行').waitFor()
    expect(await page.getByLabel('“规模 / 总户数”对应').inputValue()).toBe('homes')
    expect(await page.getByLabel('“建筑面积（万㎡）”对应').inputValue()).toBe('area')
    await page.getByText('每个数乘以 10000，换成㎡').waitFor()
    await page.getByText('不当数据的行（2）').waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  it('says once what the file does not have and what a word nobody knows means, and sees every problem at its cell', async () => {
    for (const [title, value] of [
      ['小区类型', 'market'],
      ['业主组织', 'none'],
      ['改造情况', 'waiting'],
    ] as const)
      await page.getByLabel(title, { exact: true }).selectOption(value)
    await attempt()
    expect(await count('拒绝')).not.toBe('0')
    await page.getByText('G4 小区').first().waitFor()
    for (const text of ['物业公司管', '业主自管']) {
      const settle = page.getByLabel(`“${text}”是`)
      if (await settle.count()) await settle.selectOption(text === '业主自管' ? 'owners' : 'firm')
    }
    await attempt()
    await expect.poll(() => count('新增')).toBe('2')
    expect(await count('拒绝')).toBe('0')
  })

  it('brings it in, and the same source is read without a question the next time and changes only what changed', async () => {
    await page.getByRole('button', { name: '导入：新增 2，更新 0' }).click()
    await page.getByRole('link', { name: '看列表' }).waitFor()
    await choose(await list(500, '物业公司管'))
    await page.getByText('按上次这个来源的对应关系读取').waitFor()
    await attempt()
    await expect.poll(() => count('更新')).toBe('1')
    expect(await count('没有变化')).toBe('1')
    await page.locator('.regi-changes').getByText('橘汀一苑').waitFor()
  })

  it('says which addresses lie nowhere yet, and takes the whole import back when it was wrong', async () => {
    await page.getByRole('heading', { name: '没有坐标的地址' }).waitFor()
    await page.getByRole('button', { name: '撤回 摸排表.xlsx' }).click()
    await page.getByText('新增的 2 条将归档').waitFor()
    await page.getByRole('button', { name: '撤回这 2 条' }).click()
    await page.getByRole('button', { name: '确认撤回这次导入' }).click()
    await page.getByText('归档 2 条').waitFor()
    await attempt()
    await expect.poll(() => count('新增')).toBe('2')
  })

  it('can do it on a phone, too', async () => {
    await page.setViewportSize({ width: 360, height: 780 })
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1440, height: 900 })
  })
})
