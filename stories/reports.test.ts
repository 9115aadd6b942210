import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let folder: string
let communities: { name: string }[] = []

/** A district's monthly form, one row for each community. */
async function districtForm(): Promise<string> {
  const line = { style: 'thin', color: { rgb: '000000' } } as const
  const boxed = { border: { top: line, left: line, bottom: line, right: line } }
  const last = 3 + communities.length
  const rows = [
    ['网格事件月报表', null, null, null],
    ['填报单位：          统计时间：    年  月', null, null, null],
    ['社区', '受理件数', '走访户数', '备注'],
    ...communities.map(c => [c.name, null, null, null]),
    ['合计', null, null, null],
  ]
  const cells = new Map<string, object>()
  for (let row = 2; row <= last; row++) for (let column = 0; column < 4; column++) cells.set(`${row},${column}`, { style: boxed })
  cells.set(`${last},1`, { formula: `SUM(B4:B${last})`, formulaResult: 0, style: boxed })
  const whole = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: 3 })
  const bytes = await writeXlsx({ sheets: [{ name: '月报', rows, cells, merges: [whole(0), whole(1)] }] } as Parameters<
    typeof writeXlsx
  >[0])
  const path = join(folder, '月报表样.xlsx')
  writeFileSync(path, bytes)
  return path
}

beforeAll(async () => {
  office = await startTestOffice({ cases: 200, jobs: false })
  browser = await launchBrowser()
  folder = mkdtempSync(join(tmpdir(), 'linli-report-'))
  const { rows } = (await office.server.inject('/api/places?kind=community')).json<{ rows: { name: string }[] }>()
  communities = rows
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

describe('a monthly report', () => {
  it('is drawn up from the district’s own form once, fills itself, asks for what one person knows, and is handed in as that form', async () => {
    const page = await sitDown(browser, office, 'db01')
    const cell = (ref: string) => page.getByRole('button', { name: new RegExp(`^格子 ${ref} `) })
    await page.goto(`${office.url}/desk/reports`)
    await page.getByRole('button', { name: '上传表样' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('表样文件').setInputFiles(await districtForm())
    await dialog.getByRole('button', { name: '上传表样' }).click()

    // What the headings say is proposed; a person confirms it, by keys alone.
    await cell('B4').focus()
    await page.keyboard.press('Enter')
    await page.getByText('建议的来源').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0!B5')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^确认全部建议/ }).click()
    await page.getByRole('button', { name: /都按建议定下来/ }).click()
    await page.getByRole('button', { name: /^确认全部建议/ }).waitFor({ state: 'detached' })

    await cell('C4').click()
    await page.getByLabel('来源', { exact: true }).selectOption('asked')
    await page
      .getByLabel('请谁填')
      .selectOption({ label: (await page.locator('.desk-tools').innerText()).trim().split(/\s+/).at(-1)! })
    await page.getByRole('button', { name: /^这一列未定的/ }).click()
    await page.getByRole('button', { name: '填报', exact: true }).click()
    await page.getByRole('button', { name: '开始填' }).click()
    await page.waitForURL(/filled\//)
    const address = page.url()

    // The number opens into its definition and the cases behind it.
    await cell('B4').click()
    await page.getByText('这个数从哪里来').waitFor()
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('link', { name: /^等我填的数（/ }).click()
    for (const [n, { name }] of communities.entries()) {
      const card = page.getByRole('article', { name: `${name} / 走访户数` })
      await card.getByLabel(/的数$/).fill(String(30 + n))
      await card.getByRole('button', { name: '填好了' }).click()
      await page
        .getByRole('region', { name: '最近填过的' })
        .getByRole('article', { name: `${name} / 走访户数` })
        .waitFor()
    }

    await page.goto(address)
    await cell('C4').getByText('30').waitFor()
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await page.getByRole('button', { name: /按现在的数存档上报/ }).click()
    await page.getByText('已上报并存档').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载 Excel' }).click()])
    expect(download.suggestedFilename()).toMatch(/^网格事件月报表-\d{4}年\d{1,2}月\.xlsx$/)
    const path = join(folder, 'filled.xlsx')
    await download.saveAs(path)
    const { readFileSync } = await import('node:fs')
    const { rows, merges } = (await readXlsx(readFileSync(path))).sheets[0]!
    expect(merges).toHaveLength(2)
    expect(rows[1]?.[0]).toMatch(/统计时间：\d{4}年\d{1,2}月/)
    expect(rows[3]?.slice(0, 3)).toEqual([communities[0]?.name, expect.any(Number), 30])

    await page.setViewportSize({ width: 360, height: 780 })
    for (const where of ['', '/filled', '/asked', address.slice(address.indexOf('/filled/'))]) {
      await page.goto(`${office.url}/desk/reports${where}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await tooWide(page), where).toBeLessThanOrEqual(0)
    }
    await page.context().close()
  })
})
