import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandSummary, displayMade } from '#contract/command'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { report } from './support/field.ts'
import { seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 500 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

type Look = { width?: number; height?: number; colorScheme?: 'dark' | 'light'; path?: string }

/** A screen with the command centre on it: by a session, or as it comes. */
async function hang(login: string | null, { width = 1920, height = 1080, colorScheme = 'light', path = '/command/' }: Look = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', colorScheme, bypassCSP: true })
  if (login !== null) {
    const { cookie = '' } = await office.signIn(login)
    const jar = cookie.split('; ').map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    await context.addCookies(
      jar.map(([name, value]) => ({ name, value: encodeURIComponent(decodeURIComponent(value)), url: office.url })),
    )
  }
  const page = await context.newPage()
  await page.goto(`${office.url}${path}`)
  return page
}
const figure = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const shown = async (page: Page, name: string) =>
  Number((await figure(page, name).locator('strong').innerText()).replaceAll(',', ''))
const summary = () => staffOf(office).call<CommandSummary>('ld01', 'GET', '/api/command/summary')
const dialog = (page: Page) => page.getByRole('dialog')

describe('the wall', () => {
  it('shows figures that open into exactly the records they count, by keyboard', async () => {
    const page = await hang('ld01')
    await figure(page, '在办').waitFor()
    const { counts } = await summary()
    for (const [name, key] of [
      ['在办', 'open'],
      ['已超时', 'late'],
      ['今天到期', 'due'],
      ['今天新增', 'filed'],
      ['今天办结', 'closed'],
    ] as const) {
      expect(await shown(page, name), name).toBe(counts[key])
      await figure(page, name).focus()
      await page.keyboard.press('Enter')
      await dialog(page).getByText(`${counts[key]} 件`, { exact: true }).waitFor()
      expect(await dialog(page).locator('.cc-records > li').count(), name).toBe(Math.min(50, counts[key]))
      await page.keyboard.press('Escape')
    }
    await figure(page, '在办').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^已超时/)
    await page.context().close()
  })

  it('opens into the same list at the desk', async () => {
    const page = await hang('dd01')
    const open = await shown(page, '在办').catch(async () => {
      await figure(page, '在办').waitFor()
      return shown(page, '在办')
    })
    await figure(page, '在办').click()
    await dialog(page).getByRole('link', { name: '在工作台打开这份清单' }).click()
    await page.waitForURL(/\/desk\/\?view=open/)
    const { rows } = await staffOf(office).call<{ rows: unknown[] }>('dd01', 'GET', '/api/cases?view=open&limit=200')
    expect(rows).toHaveLength(open)
    await page.context().close()
  })

  it('shows a new report by itself, without being asked', async () => {
    const page = await hang('dd01')
    await figure(page, '今天新增').waitFor()
    await page.locator('.cc-line-state', { hasText: '实时' }).waitFor()
    await page.locator('.cc-map .ui-map').waitFor()
    const before = await shown(page, '今天新增')
    const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
    await report(office, '路口的灯不亮了', map.centre)
    await expect.poll(() => shown(page, '今天新增'), { timeout: 15_000, interval: 50 }).toBe(before + 1)
    await page.getByText(/^刚刚收到/).waitFor({ timeout: 5000 })
    await page.context().close()
  })

  it('never names a topic with fewer than five reports, and says how many it keeps back', async () => {
    const { rising } = await summary()
    expect(rising.topics.every(topic => topic.now >= 5)).toBe(true)
    expect(rising.suppressed).toBeGreaterThan(0)
    const page = await hang('db01')
    await page.getByRole('button', { name: '这周多起来的事' }).click()
    await dialog(page).getByText(`另有 ${rising.suppressed} 处不到 5 件，不显示`).waitFor()
    await dialog(page).getByText('为什么', { exact: true }).click()
    await dialog(page)
      .getByText(/不看人/)
      .waitFor()
    await page.context().close()
  })

  it('says since when it is stale, and recovers by itself', async () => {
    const page = await hang('ld01')
    await page.locator('.cc-line-state', { hasText: '实时' }).waitFor()
    await page.route('**/api/command/**', route => route.abort())
    await page.context().setOffline(true)
    // The stream was open: end it as a restart of the office does.
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page
      .getByRole('alert')
      .filter({ hasText: /起没有新消息/ })
      .waitFor({ timeout: 10_000 })
    await page.unroute('**/api/command/**')
    await page.context().setOffline(false)
    await page.locator('.cc-line-state', { hasText: '实时' }).waitFor({ timeout: 20_000 })
    await page.context().close()
  })
})

describe('a display link', () => {
  it('is made by the security administrator, opens the wall, and reads no word of a report', async () => {
    const made = await staffOf(office).call<(typeof displayMade)['_output']>('aq01', 'POST', '/api/displays', {
      id: randomUUID(),
      name: '一楼大厅',
      expiresAt: Date.now() + 86_400_000,
    })
    const page = await hang(null, { path: made.link })
    const said: string[] = []
    page.on(
      'response',
      answer =>
        void answer.text().then(
          text => answer.url().includes('/api/command') && said.push(text),
          () => {},
        ),
    )
    await figure(page, '在办').waitFor()
    expect(page.url()).not.toContain('lk_')
    await page.reload()
    await figure(page, '在办').click()
    await dialog(page).locator('.cc-records > li').first().waitFor()
    expect(await dialog(page).getByRole('link').count()).toBe(0)
    const { rows } = await staffOf(office).call<{ rows: { title: string }[] }>('dd01', 'GET', '/api/cases?view=open&limit=100')
    for (const { title } of rows) if (title.length > 8) expect(said.join()).not.toContain(title.slice(0, 8))
    const others = await page.evaluate(
      async key =>
        Promise.all(
          ['/api/cases', '/api/people', '/api/command/log'].map(url =>
            fetch(url, { headers: { authorization: `Bearer ${key}` } }).then(a => a.status),
          ),
        ),
      made.link.split('key=')[1] ?? '',
    )
    expect(others).toEqual([403, 403, 403])
    await staffOf(office).call('aq01', 'GET', '/api/displays')
    await page.context().close()
  })
})

describe('the duty log', () => {
  it('is written, handed over by one and taken over by another', async () => {
    const giver = await hang('dd01', { width: 1280, height: 900, path: '/command/log' })
    await giver.getByRole('textbox', { name: /记一笔/ }).fill('东门水泵已开，天亮前看一次水位')
    await giver.getByText('留给下一班接着办').click()
    await giver.getByRole('button', { name: '记入日志' }).click()
    await giver.getByText('东门水泵已开，天亮前看一次水位').waitFor()
    await giver.getByRole('button', { name: '签字交班' }).click()
    await giver.getByText(/等另一个人接班/).waitFor()
    expect(await giver.getByRole('button', { name: '签字接班' }).isDisabled()).toBe(true)
    const taker = await hang('dd02', { width: 1280, height: 900, path: '/command/log' })
    await taker.getByRole('button', { name: '签字接班' }).click()
    await taker
      .getByText(/接班时已看/)
      .first()
      .waitFor()
    // The first screen hears of it by itself.
    await giver.getByRole('button', { name: '签字交班' }).waitFor({ timeout: 5000 })
    expect(await seriousFindings(taker)).toEqual([])
    await giver.context().close()
    await taker.context().close()
  })
})

describe('a warning', () => {
  it('is given out by the duty officer and stands on the wall, at the desk and before residents', async () => {
    const page = await hang('dd01', { width: 1280, height: 900, path: '/command/warnings' })
    await page.getByLabel('标题').fill('内涝橙色预警')
    await page.getByLabel('级别').selectOption('orange')
    await page.getByRole('button', { name: '发布预警' }).click()
    await page.getByText('内涝橙色预警').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${office.url}/desk/`)
    await page.getByRole('region', { name: '正在生效的预警' }).getByText('内涝橙色预警').waitFor()
    const resident = await hang(null, { width: 360, height: 740, path: '/' })
    await resident.getByText('内涝橙色预警').waitFor()
    const wall = await hang('ld01')
    await wall.getByText('内涝橙色预警').waitFor()
    for (const one of [page, resident, wall]) await one.context().close()
  })
})

describe('anybody', () => {
  it.each([
    [1920, 1080, 'dark', 'zh', ''],
    [1920, 1080, 'light', 'en', '&light=day'],
    [360, 740, 'light', 'zh', ''],
    [360, 740, 'dark', 'en', ''],
  ] as const)('reads it at %i × %i, %s, in %s', async (width, height, colorScheme, language, more) => {
    const page = await hang('ld01', { width, height, colorScheme, path: `/command/?language=${language}${more}` })
    await page.locator('.cc-figure').first().waitFor()
    await page.waitForTimeout(300)
    expect(await seriousFindings(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    if (language === 'en') expect(await page.locator('.cc-figures').innerText()).not.toMatch(/\p{Script=Han}/u)
    await page.context().close()
  })
})
