import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { goOut, gridOf, type LngLat, report } from './support/field.ts'
import { keptAfter, keptCount } from './support/grid-phone.ts'
import { cameraPhoto, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

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

type Case = { state: string; version: number; channel: string; data: Record<string, unknown>; place: { grid: string | null } }
const read = async (id: string, as = 'wg01') => (await staffOf(office).call<{ case: Case }>(as, 'GET', `/api/cases/${id}`)).case
const takePhoto = async (page: Page, label: string) => {
  const group = page.getByRole('group', { name: label })
  await group.locator('input[capture]').setInputFiles(await cameraPhoto('IMG_1.jpg'))
  await group.getByRole('img').waitFor()
}
const toast = (page: Page, what: string) => page.locator('.ui-toast', { hasText: what }).last().waitFor()

describe('a grid worker on the round', () => {
  it('finds the task by its place and clock, and verifies it with a photo', async () => {
    const { id } = await report(office, '井盖松动，车压过去咣当响', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    const card = page.getByRole('link', { name: /井盖松动/ })
    await card.getByText('东门口').waitFor()
    expect(await card.innerText()).toMatch(/还剩/)
    await card.click()
    expect(await page.getByRole('link', { name: '导航去' }).getAttribute('href')).toMatch(/^geo:/)
    await page.getByRole('link', { name: '核查属实' }).click()
    await takePhoto(page, '核查照片')
    await page.getByRole('textbox', { name: '现场情况' }).fill('井盖一角塌了两公分')
    await page.getByRole('button', { name: '核查属实' }).click()
    await toast(page, '核查属实')
    const after = await read(id)
    expect(after.state).toBe('checked')
    expect(after.data.seen).toBe('井盖一角塌了两公分')
    expect(after.data.seenPhotos).toHaveLength(1)
    await context.close()
  })

  it('is told what is missing before anything is sent', async () => {
    const { id } = await report(office, '楼道口灯罩掉了一块', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}/deny`)
    await page.getByRole('button', { name: '核查不属实' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByText(/核查照片.*(请|需要|至少|没有)/).count()).toBeGreaterThan(0)
    expect((await read(id)).state).toBe('reported')
    await context.close()
  })

  it('writes and photographs without a signal: it is kept, shown as waiting, survives a reload, and goes out by itself', async () => {
    const { id } = await report(office, '消防通道堆了旧家具', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.getByRole('link', { name: /旧家具/ }).click()
    await page.getByRole('link', { name: '核查属实' }).click()
    await page.route('**/api/**', route => route.abort('internetdisconnected'))
    await takePhoto(page, '核查照片')
    await page.getByRole('textbox', { name: '现场情况' }).fill('沙发两张，木板一堆')
    await page.getByRole('button', { name: '核查属实' }).click()
    await toast(page, '已存在手机里')
    await page.getByRole('link', { name: '1 件等发出' }).click()
    await page.getByText('沙发两张，木板一堆').waitFor()
    expect((await read(id)).state).toBe('reported')

    // The phone was put away and the page closed; the signal is back.
    await page.unroute('**/api/**')
    await page.reload()
    await expect.poll(async () => (await read(id)).state, { timeout: 15_000 }).toBe('checked')
    expect((await read(id)).data.seenPhotos).toHaveLength(1)
    await page.getByText('都发出去了').waitFor()
    await context.close()
  })

  it('keeps a half-written form when the page is closed', async () => {
    const { id } = await report(office, '健身器材螺丝松了', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}/verify`)
    await takePhoto(page, '核查照片')
    await keptAfter(page, () => page.getByRole('textbox', { name: '现场情况' }).fill('写到一半'))
    await page.reload()
    expect(await page.getByRole('textbox', { name: '现场情况' }).inputValue()).toBe('写到一半')
    await page.getByRole('group', { name: '核查照片' }).getByRole('img').waitFor()
    await context.close()
  })

  it('learns that a colleague was quicker, with what was written still there', async () => {
    const { id } = await report(office, '绿化带里有碎玻璃', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}/verify`)
    await page.getByRole('textbox', { name: '现场情况' }).fill('已经看过')
    await staffOf(office).take('dd01', id, 'pass')
    await page.getByRole('button', { name: '核查属实' }).click()
    await page.getByText('事情有了变化').waitFor()
    await page.getByText('已经看过').waitFor()
    await page.getByText('免核查转立案').waitFor()
    await page.getByText('现在已经不能做“核查属实”了').waitFor()
    await page.getByRole('button', { name: '不要了' }).click()
    await page.getByRole('button', { name: /删掉这一件/ }).click()
    await page.getByText('都发出去了').waitFor()
    await context.close()
  })

  it('reports something found in four presses, the place known by itself', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    let presses = 0
    const press = async (what: Promise<void>) => {
      await what
      presses += 1
    }
    await press(page.getByRole('link', { name: '上报', exact: true }).click())
    await press(takePhoto(page, '现场照片'))
    await press(page.getByRole('textbox', { name: '情况描述' }).fill('路口护栏倒了一段'))
    await page.getByText('误差约 12 米').waitFor()
    await press(page.getByRole('button', { name: '上报', exact: true }).click())
    await toast(page, '已上报，编号')
    expect(presses).toBeLessThanOrEqual(4)
    const mine = page.getByRole('link', { name: /路口护栏倒了一段/ })
    await mine.waitFor()
    const id = (await mine.getAttribute('href'))?.split('/').at(-1) ?? ''
    const filed = await read(id)
    expect(filed.channel).toBe('grid')
    expect(filed.place.grid).not.toBeNull()
    await context.close()
  })

  it('signs out and leaves nothing on the phone', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/me`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    expect(await keptCount(page)).toBe(0)
    await context.close()
  })

  it.each([
    ['zh', 'normal'],
    ['zh', 'elder'],
    ['en', 'normal'],
  ])('fits a phone of 360 px and keeps nobody out (%s, %s)', async (language, size) => {
    const { id } = await report(office, `路灯不亮，${language}${size}`, at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    for (const path of ['', `task/${id}`, `task/${id}/fix`, 'report', 'mine', 'notices', 'outbox', 'me']) {
      await page.goto(`${office.url}/grid/${path}?language=${language}&size=${size}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, await tooWide(page)]).toEqual([path, 0])
      expect([path, await seriousFindings(page)]).toEqual([path, []])
    }
    await context.close()
  })
})
