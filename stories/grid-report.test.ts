import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { goOut, gridOf, type LngLat, report } from './support/field.ts'
import { carryPhone, expectState, readCase, takePhoto, toast, verify } from './support/grid-phone.ts'
import { seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let at: LngLat

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  at = await gridOf(office, 'wg01')
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a report from the street', () => {
  it('takes four presses and less than fifteen seconds, with grid, category and first receiver filled in', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    const began = Date.now()
    await page.getByRole('link', { name: '上报', exact: true }).click()
    await takePhoto(page, '现场照片')
    await page.getByRole('textbox', { name: '情况描述' }).pressSequentially('路灯不亮，整条路是黑的', { delay: 60 })
    const filled = page.getByRole('region', { name: '系统填好的' })
    await filled.getByText('道路设施 · 路灯不亮').waitFor()
    expect(await filled.innerText()).not.toContain('调度员来定')
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await toast(page, '已上报，编号')
    const seconds = (Date.now() - began) / 1000
    console.info(`a report took ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThan(15)
    const href = await page.getByRole('link', { name: /整条路是黑的/ }).getAttribute('href')
    const { case: c } = await readCase(office, href?.split('/').at(-1) ?? '')
    expect(c.data.kind).toBe('street')
    expect(c.place.grid).not.toBeNull()
    await context.close()
  })

  it('shrinks a twelve-megapixel photo on a slow phone without holding up the page', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/report`)
    await page.getByText('误差约 12 米').waitFor()
    await page.waitForLoadState('networkidle')
    // A file on disk, as a camera leaves it: bytes handed over by the test would be unpacked in the page.
    const photo = join(mkdtempSync(join(tmpdir(), 'linli-photo-')), 'IMG_2.jpg')
    await sharp({
      create: {
        width: 4032,
        height: 3024,
        channels: 3,
        background: '#787878',
        noise: { type: 'gaussian', mean: 120, sigma: 30 },
      },
    })
      .jpeg()
      .toFile(photo)
    const slow = await context.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.evaluate(() => {
      const longest = { ms: 0 }
      Object.assign(globalThis, { longest })
      new PerformanceObserver(list => {
        for (const one of list.getEntries()) longest.ms = Math.max(longest.ms, one.duration)
      }).observe({ entryTypes: ['longtask'] })
    })
    const group = page.getByRole('group', { name: '现场照片' })
    await group.locator('input[capture]').setInputFiles(photo)
    await group.getByRole('img').first().waitFor({ timeout: 60_000 })
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: { ms: number } }).longest.ms)
    const width = await group
      .locator('img')
      .first()
      .evaluate(image => (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth))
    console.info(`longest task while shrinking 12 megapixels at a quarter of the speed: ${Math.round(longest)} ms`)
    expect(width).toBe(1920)
    expect(longest).toBeLessThan(200)
    await context.close()
  })

  it('says what is wrong with a HEIC photo and what to do, and sends without one', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/report`)
    const group = page.getByRole('group', { name: '现场照片' })
    const heic = { name: 'IMG_3.HEIC', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic'.padEnd(400, '\0')) }
    await group.locator('input[capture]').setInputFiles(heic)
    await page.getByText('这台浏览器打不开 HEIC 照片').waitFor()
    await page.getByRole('textbox', { name: '情况描述' }).fill('路面有个坑')
    await page.getByText('误差约 12 米').waitFor()
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await toast(page, '已上报，编号')
    await context.close()
  })

  it('has a way on when the phone does not say where it is', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await context.clearPermissions()
    await page.goto(`${office.url}/grid/report`)
    await page.getByText('没有取得位置，请在地图上点选或写地址').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: '在地图上改' }).waitFor()
    await context.close()
  })
})

describe('a phone with little room', () => {
  it('says so when it is full, loses nothing, and keeps it once there is room', async () => {
    const { id } = await report(office, '雨棚破了个洞', at)
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}`)
    await page.getByText('雨棚破了个洞').first().waitFor()
    // The task is on the phone once nothing more is asked for; its title alone came with the list.
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    // The browser's own way to be short of room stops short of small writes: the database refuses as a full disk does.
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put
      Object.assign(globalThis, { giveRoom: () => Object.assign(IDBObjectStore.prototype, { put }) })
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await verify(page, '洞有脸盆大')
    await toast(page, '已存在手机里')
    await page.getByText('手机存满了：刚写的只在打开的页面里').waitFor()
    await page.getByRole('link', { name: /等发出/ }).click()
    await page.getByText('洞有脸盆大').waitFor()
    await page.evaluate(() => (globalThis as unknown as { giveRoom(): void }).giveRoom())
    await page.getByRole('button', { name: '再存一次' }).click()
    await page.getByText('手机存满了').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByText('洞有脸盆大').waitFor()
    await context.setOffline(false)
    await expectState(office, id, 'checked')
    await context.close()
  })

  it('says on an address without encryption that nothing is kept, and works as long as it is open', async () => {
    const { id } = await report(office, '井边护栏缺口', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await context.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await page.goto(`${office.url}/grid/task/${id}`)
    await page.getByText('这个网址不安全').waitFor()
    await verify(page, '缺口一米')
    await expectState(office, id, 'checked')
    await context.close()
  })
})

describe('the day’s round', () => {
  it('puts the tasks in walking order and says how long the round is', async () => {
    await report(office, '近处的事', at)
    await report(office, '远处的事', [at[0] + 0.0006, at[1]])
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.getByRole('button', { name: '按走路顺序' }).click()
    await page.getByText(/走一圈约/).waitFor()
    expect(await page.locator('.grid-card-no').first().innerText()).toBe('1')
    await context.close()
  })

  it.each(['zh', 'en'])('keeps nobody out (%s)', async language => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    for (const path of ['', 'report', 'outbox', 'me']) {
      await page.goto(`${office.url}/grid/${path}?language=${language}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      if (path === '') await page.locator('.grid-toggle button').nth(3).click()
      expect([path, await tooWide(page)]).toEqual([path, 0])
      expect([path, await seriousFindings(page)]).toEqual([path, []])
    }
    await context.close()
  })
})
