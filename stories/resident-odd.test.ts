import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { gridOf } from './support/field.ts'
import { openReport, pickUpPhone, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let centre: readonly [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 20 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const heic = {
  name: '现场.heic',
  mimeType: 'image/heic',
  buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400, 7)]),
}

describe('an odd phone', () => {
  it('with a photo of twelve megapixels sends a small one, and refuses one it cannot open by name', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    let bytes = 0
    page.on('response', async response => {
      if (!response.url().endsWith('/api/files')) return
      const kept = (await response.json()) as { bytes: number; width: number }
      bytes = kept.bytes
      expect(kept.width).toBe(1920)
    })
    const noise = { type: 'gaussian' as const, mean: 120, sigma: 30 }
    const big = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#777', noise } })
      .jpeg({ quality: 92 })
      .toBuffer()
    await openReport(page, `${office.url}/report`)
    await page.locator('#app textarea').waitFor()
    await page.getByLabel('情况描述').fill('地砖碎了一片。')
    await page.locator('input[type=file]').setInputFiles([{ name: '大.jpg', mimeType: 'image/jpeg', buffer: big }, heic])
    await page.getByText('打不开 HEIC 照片（现场.heic）').waitFor()
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    console.log(`12-megapixel photo: ${(big.length / 1e6).toFixed(1)} MB taken, ${(bytes / 1e6).toFixed(2)} MB kept`)
    expect(bytes).toBeGreaterThan(1000)
    expect(bytes).toBeLessThan(big.length / 3)
    await phone.context.close()
  })

  it('that keeps nothing still reports, and says so before anything is lost', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.addInitScript(() => {
      const denied = () => {
        throw new DOMException('denied', 'SecurityError')
      }
      Object.defineProperty(globalThis, 'localStorage', { get: denied })
      Object.defineProperty(globalThis, 'indexedDB', { get: denied })
    })
    await page.goto(office.url)
    await page.getByRole('link', { name: '我要反映' }).tap()
    await page.getByLabel('情况描述').fill('垃圾桶倒了。')
    await page.getByText('这台手机不让存草稿，请不要关掉这一页。').waitFor()
    await page.getByLabel('地址或标志物').fill('南门')
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await page.getByText('这台手机不让存东西').waitFor()
    await phone.context.close()
  })

  it('that is full says so and still sends', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await openReport(page, `${office.url}/report`)
    await page.getByLabel('情况描述').fill('消防门锁住了。')
    await page.getByText('这台手机不让存草稿，请不要关掉这一页。').waitFor()
    await page.getByLabel('地址或标志物').fill('二号楼')
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await phone.context.close()
  })

  it('too old for the script names the office, its telephone and the plain way to report instead of staying white', async () => {
    const old = await browser.newPage({ viewport: { width: 360, height: 700 } })
    // As an old browser does with words it does not know.
    await old.route('**/assets/*.js', route => route.fulfill({ contentType: 'text/javascript', body: 'let = = 1' }))
    await old.goto(office.url)
    await old.getByText('浏览器太旧').waitFor()
    expect(await old.locator('body').innerText()).toMatch(/办事处/)
    await old.getByRole('link', { name: '我要反映' }).click()
    await old.getByRole('button', { name: '发给街道' }).waitFor()
    expect(await old.locator('a[href^="tel:"]').count()).toBe(1)
    await old.close()
  })
})

describe('odd words', () => {
  it('written from right to left, or without any space, break no page', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const words = `لافتة مكسورة ١٢٣ ${'W'.repeat(300)} ${'长'.repeat(200)} <b>粗</b>`
    await openReport(page, `${office.url}/report`)
    await page.getByLabel('情况描述').fill(words)
    await page.getByLabel('地址或标志物').fill('Z'.repeat(180))
    expect(await tooWide(page)).toBe(0)
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    expect(await tooWide(page)).toBe(0)
    const number = await page.locator('output').innerText()
    await page.getByRole('link', { name: '看办理进度' }).tap()
    await page.getByRole('heading', { name: /收到了，现在是/ }).waitFor()
    expect(await tooWide(page)).toBe(0)
    expect(await page.locator('.ui-story b').count()).toBe(0)
    await page.goto(`${office.url}/mine`)
    await page.getByText('لافتة').first().waitFor()
    expect(await tooWide(page)).toBe(0)
    expect(number).toMatch(/^\d{6}-/)
    await phone.context.close()
  })
})

describe('my matter', () => {
  it('fixed on the spot shows no station it skipped, and is blue while it waits for me', async () => {
    const phone = await pickUpPhone(browser, await gridOf(office, 'wg01'))
    const { page } = phone
    await openReport(page, `${office.url}/report`)
    await page.getByLabel('情况描述').fill('公告栏玻璃松了，一推就掉。')
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByText('附近').first().waitFor()
    await page.getByText('补充（都可以不填）').tap()
    await page.getByText(/保存2 ?年|保存 ?2 年/).waitFor()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    const number = await page.locator('output').innerText()
    await page.getByRole('link', { name: '看办理进度' }).tap()
    await page.getByRole('heading', { name: /收到了，现在是/ }).waitFor()
    const staff = staffOf(office)
    const { rows } = await staff.call<{ rows: { id: string; number: string }[] }>(
      'dd01',
      'GET',
      `/api/cases?view=all&q=${encodeURIComponent('公告栏玻璃松了')}`,
    )
    const id = rows.find(one => one.number === number)!.id
    const after = await staff.upload('wg01')
    expect(await staff.take('wg01', id, 'fix', { result: '拧紧了螺丝。', after: [after] })).toBe('callback')
    await page.getByRole('button', { name: '看最新进度' }).tap()
    await page.getByRole('heading', { name: '单位说办好了。请您看看，解决了没有？' }).waitFor()
    const stations = await page.locator('.p-progress li').allInnerTexts()
    expect(stations.map(one => one.trim())).toEqual(['待核查', '待回访', '已办结'])
    expect(await page.locator('.ui-chip.ui-tone-blue').first().innerText()).toBe('等您回复')
    expect(await page.locator('.ui-chip.ui-tone-green').count()).toBe(0)
    await phone.context.close()
  })
})
