import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 400 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

/** Somebody at a desk who publishes or reviews. */
async function sitDown(login: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', bypassCSP: true })
  const { cookie = '' } = await office.signIn(login)
  const jar = cookie.split('; ').map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  await context.addCookies(jar.map(([name, value]) => ({ name, value: encodeURIComponent(value), url: office.url })))
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${office.url}/desk/documents`)
  await page.getByRole('heading', { name: '信息公开', level: 1 }).waitFor()
  return page
}

const checks = ['不含国家秘密', '不含不该公开的个人隐私', '内容合法', '事实、数字、日期准确']
const tickAll = async (page: Page) => {
  for (const check of checks) await page.getByLabel(check).check()
}

describe('open information', () => {
  it('is written by one person, checked by another, and found by a resident the same minute', async () => {
    const writer = await sitDown('gk01')
    await writer.getByRole('button', { name: '写一份' }).click()
    await writer.getByRole('textbox', { name: '标题', exact: true }).fill('关于石榴园夜间停水的通知')
    await writer.getByLabel('内容概述').fill('周五夜里检修，石榴园片区停水五小时。')
    await writer.getByLabel('成文日期').fill('2026-03-02')
    await writer.getByRole('textbox', { name: '正文' }).click()
    await writer.keyboard.type('周五 23:00 起停水，联系人：王小明，手机 13900000000。')
    await writer.getByRole('button', { name: '保存' }).click()
    // Before anything goes further, what may point at a person is shown and has to be dealt with.
    await writer.getByRole('button', { name: '遮成 139****0000' }).click()
    await writer.getByRole('button', { name: '遮成 王**' }).click()
    await writer.getByText('没有发现手机号').waitFor()
    await writer.getByRole('textbox', { name: '正文' }).getByText('王**，手机 139****0000').waitFor()
    await tickAll(writer)
    await writer.getByRole('button', { name: '送审核人' }).click()
    await writer.getByText('已送审核人').waitFor()

    const reviewer = await sitDown('sh01')
    await reviewer.getByRole('link', { name: '关于石榴园夜间停水的通知' }).click()
    await reviewer.getByText('联系人：王**，手机 139****0000').waitFor()
    const publish = reviewer.getByRole('button', { name: '公开', exact: true })
    expect(await publish.isDisabled()).toBe(true)
    await tickAll(reviewer)
    await publish.click()
    await reviewer.getByText(/已公开，索引号 LD01-01-\d{4}-\d{4}/).waitFor()

    const { context, page } = await pickUpPhone(browser, [0, 0])
    await page.goto(`${office.url}/info`)
    await page.getByRole('searchbox').fill('石榴园')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '关于石榴园夜间停水的通知' }).click()
    await page.getByText('周五 23:00 起停水').waitFor()
    expect(await page.content()).not.toContain('13900000000')
    for (const one of [context, writer.context(), reviewer.context()]) await one.close()
  })

  it('is read with its interpretation beside it, its versions compared, and what is repealed said so', async () => {
    const { context, page } = await pickUpPhone(browser, [0, 0])
    await page.goto(`${office.url}/info?q=${encodeURIComponent('楼道堆物清理办法')}`)
    await page.getByRole('link', { name: '菱渡街道楼道堆物清理办法', exact: true }).click()
    await page.getByRole('link', { name: /大家常问的六个问题/ }).waitFor()
    await page.getByRole('button', { name: '看改了什么' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('ins').first().waitFor()
    expect(await dialog.locator('ins').allInnerTexts()).toContain('三')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('link', { name: /暂行办法/ }).click()
    await page.getByText(/本文件已于.+废止/).waitFor()
    await context.close()
  })

  it('is read without script, and told to search engines', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${office.url}/info`)
    await page.getByRole('link', { name: '菱渡街道2026年部门预算' }).click()
    await page.getByRole('heading', { name: '菱渡街道2026年部门预算' }).waitFor()
    await page.getByText('4260').waitFor()
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}')
    expect(data).toMatchObject({ '@context': 'https://schema.org', name: '菱渡街道2026年部门预算' })
    const map = await office.server.inject('/sitemap.xml')
    expect(map.body).toContain(data.identifier)
    expect((await office.server.inject('/robots.txt')).body).toContain('/sitemap.xml')
    await context.close()
  })

  it('is followed by feed readers, for one class as for one search', async () => {
    const { context, page } = await pickUpPhone(browser, [0, 0])
    await page.goto(`${office.url}/info?class=policy`)
    const href = await page.getByRole('link', { name: 'Atom' }).getAttribute('href')
    expect(href).toBe('/info/feed.atom?class=policy')
    const told = await page.evaluate(async address => {
      const text = await (await fetch(address)).text()
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      return {
        broken: feed.querySelector('parsererror') !== null,
        entries: feed.querySelectorAll('entry').length,
        ids: feed.querySelectorAll('entry > id').length,
      }
    }, href ?? '')
    expect(told.broken).toBe(false)
    expect(told.entries).toBeGreaterThan(2)
    expect(told.ids).toBe(told.entries)
    const json = (await office.server.inject('/info/feed.json')).json<{ version: string; items: { url: string }[] }>()
    expect(json.version).toMatch(/jsonfeed\.org\/version\/1/)
    expect(json.items.length).toBeGreaterThan(20)
    await context.close()
  })

  it('gives its data away, without anybody to be recognised in it', async () => {
    const { context, page } = await pickUpPhone(browser, [0, 0])
    await page.goto(`${office.url}/info/data`)
    await page.getByRole('link', { name: '网格事件按月统计', exact: true }).click()
    await page.getByRole('heading', { name: '各列是什么' }).waitFor()
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: /下载 CSV/ }).click()
    expect((await coming).suggestedFilename()).toBe('cases-incident.csv')
    const csv = (await office.server.inject('/api/public/data/cases-incident.csv')).body
    const rows = csv
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map(line => line.split(','))
    expect(rows.length).toBeGreaterThan(20)
    for (const [, , , count] of rows) expect(count === '' || Number(count) === 0 || Number(count) >= 5).toBe(true)
    const map = (await office.server.inject('/api/public/data/communities.geojson')).json<{ features: unknown[] }>()
    expect(map.features.length).toBeGreaterThan(2)
    await context.close()
  })

  it.each([360, 1440])('fits %i px and keeps nobody out, in either language', async width => {
    for (const language of ['zh', 'en']) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true, locale: 'zh-CN' })
      const page = await context.newPage()
      for (const path of ['/info', '/info/d/LD01-02-2026-0001', '/info/data', '/info/data/cases-incident', '/info/yearly']) {
        await page.goto(`${office.url}${path}?language=${language}`)
        await page.locator('.ui-page-back').waitFor()
        await page.locator('.ui-skeleton').first().waitFor({ state: 'detached' })
        expect([path, await tooWide(page)]).toEqual([path, 0])
        expect([path, await seriousFindings(page)]).toEqual([path, []])
      }
      await context.close()
    }
    const desk = await sitDown('gk01', width)
    expect(await seriousFindings(desk)).toEqual([])
    await desk.getByRole('button', { name: '写一份' }).click()
    await desk.getByRole('textbox', { name: '正文' }).waitFor()
    expect(await seriousFindings(desk)).toEqual([])
    await desk.context().close()
  })
})
