import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NearList } from '#contract/near'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { pickUpPhone, tooWide } from './support/phone.ts'
import { countTaps } from './support/portal.ts'

let office: TestOffice
let browser: Browser
let centre: readonly [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 400 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a report', () => {
  it('takes three taps and under twenty seconds at the pace of a slow typist', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const taps = await countTaps(page)
    await page.goto(office.url)
    await page.getByRole('link', { name: '我要反映' }).waitFor()
    const began = performance.now()
    await page.getByRole('link', { name: '我要反映' }).tap()
    await page.getByLabel('情况描述').waitFor()
    // The field waits for words: nobody has to press it first.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('路灯不亮了，晚上看不见路。', { delay: 450 })
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByText('附近').first().waitFor()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    const seconds = (performance.now() - began) / 1000
    const pressed = await taps()
    console.log(`report: ${pressed} taps, ${seconds.toFixed(1)} s with 13 characters typed at 450 ms each`)
    expect(pressed).toBe(3)
    expect(seconds).toBeLessThan(20)
    await phone.context.close()
  })

  it('can be spoken: say it, where, send', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.addInitScript(() => {
      class Recognition {
        onresult?: (event: unknown) => void
        onend?: () => void
        start() {
          const result = { isFinal: true, 0: { transcript: '井盖破了，差点绊倒人。' } }
          setTimeout(() => this.onresult?.({ resultIndex: 0, results: [result] }), 300)
        }
        stop() {
          this.onend?.()
        }
        abort() {}
      }
      Object.assign(globalThis, { SpeechRecognition: Recognition, webkitSpeechRecognition: Recognition })
    })
    const taps = await countTaps(page)
    await page.goto(office.url)
    const began = performance.now()
    await page.getByRole('link', { name: '用嘴说一件事' }).tap()
    await expect.poll(() => page.getByLabel('情况描述').inputValue()).toBe('井盖破了，差点绊倒人。')
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByText('附近').first().waitFor()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    console.log(`spoken report: ${await taps()} taps, ${((performance.now() - began) / 1000).toFixed(1)} s`)
    expect(await taps()).toBe(3)
    await phone.context.close()
  })
})

describe('near me', () => {
  it('is a list by community without any position, the same on the map, and leads on page by page', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await phone.context.clearPermissions()
    await page.goto(office.url)
    await page.getByRole('link', { name: /身边的事/ }).tap()
    await page.getByRole('button', { name: '我这里' }).tap()
    await page.getByText('手机没有允许定位。可以写地址，或选社区。').waitFor()
    const names = await page.getByLabel('选社区').locator('option').allInnerTexts()
    await page.getByLabel('选社区').selectOption({ index: 1 })
    await page.getByText(`现在看的是：${names[1]}`).waitFor()
    await page.getByText('30 天内办好').tap()
    await page.locator('.p-near li').first().waitFor()
    const before = await page.locator('.p-near li').count()
    if (await page.getByRole('button', { name: '再看一些' }).isVisible()) {
      await page.getByRole('button', { name: '再看一些' }).tap()
      await expect.poll(() => page.locator('.p-near li').count()).toBeGreaterThan(before)
    }
    const said = await page.locator('.p-near').innerText()
    expect(said).toContain(names[1]!)
    expect(said).toMatch(/办好/)
    expect(await tooWide(page)).toBe(0)
    await page.getByRole('button', { name: '在地图上看' }).tap()
    await page.locator('.ui-map, .ui-map-none').first().waitFor()
    await phone.context.close()
  })

  it('tells of nobody: no words, no number, no room', async () => {
    const near = async (query: string) => (await office.server.inject(`/api/public/near?${query}&limit=100`)).json<NearList>()
    for (const stage of ['open', 'fixed']) {
      const { rows } = await near(`lng=${centre[0]}&lat=${centre[1]}&radius=2000&stage=${stage}`)
      expect(rows.length, stage).toBeGreaterThan(0)
      for (const row of rows) expect(Object.keys(row.data).filter(key => key !== 'kind')).toEqual([])
      expect(JSON.stringify(rows)).not.toMatch(/\d{6}-\d{4}-\d{4}|\d+ ?室|190-/)
    }
  })
})

describe('finding', () => {
  it('a service by a few words tells what to bring, where, when and how to call', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.goto(office.url)
    await page.getByRole('link', { name: /办事与服务/ }).tap()
    await page.getByLabel('要办什么').fill('老年人')
    await page.getByRole('link', { name: /老年人优待卡/ }).tap()
    await page.getByRole('heading', { name: '老年人优待卡' }).waitFor()
    await page.getByText('一寸照片').waitFor()
    expect(await page.getByRole('link', { name: /拨打 0000-/ }).count()).toBe(1)
    expect(await page.locator('main').innerText()).toMatch(/现在开门|开门/)
    await page.getByText('用地图应用打开').tap()
    expect(await page.locator('a[href^="https://uri.amap.com/"]').count()).toBe(1)
    expect(await page.locator('a[href^="geo:"]').count()).toBe(1)
    await page.goto(`${office.url}/services/nothing`)
    await page.getByRole('heading', { name: '没有这项服务' }).waitFor()
    await phone.context.close()
  })

  it('the nearest bench and who looks after the place, by address alone', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.goto(`${office.url}/places`)
    await page.getByLabel('找什么').selectOption('bench')
    await page.getByRole('button', { name: '我这里' }).tap()
    await page
      .getByText(/约 [\d.]+ (米|公里)/)
      .first()
      .waitFor()
    await page.goto(`${office.url}/my-grid`)
    await page.getByLabel('写地址或小区名').fill('花园')
    await page.getByRole('button', { name: '查找' }).tap()
    await page.locator('.p-offers button').first().tap()
    await page.getByText('社区电话', { exact: true }).waitFor()
    const said = await page.locator('main').innerText()
    expect(said).toMatch(/网格员\n[\p{Script=Han}]{2,4}\n/u)
    expect(said).not.toContain('190-')
    await phone.context.close()
  })
})
