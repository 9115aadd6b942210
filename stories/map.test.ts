import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 150 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

/** On two busy cores a map drawn without a graphics card takes its time. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 })
const map = (page: Page) => page.locator('.ui-map')
const rows = (page: Page) => page.locator('.ui-map-sheet li')
const counts = async (page: Page) => ((await page.locator('.ui-map-sheet header p').innerText()).match(/\d+/g) ?? []).map(Number)
const drawn = async (page: Page) => {
  await page.locator('.ui-map[aria-busy=false]').waitFor()
  await soon(async () => (await counts(page)).length).toBe(2)
}
const openMap = async (page: Page, query = '') => {
  await page.goto(`${office.url}/desk/map${query}`)
  await drawn(page)
}

describe('the map of the desk', () => {
  it('has beside it a list that says the same, and follows what is in view', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await openMap(page)
    const [shown, all] = await counts(page)
    expect(shown).toBe(all)
    expect(await rows(page).count()).toBe(Math.min(40, all!))
    for (const _ of [1, 2]) await page.getByRole('button', { name: '放大' }).click()
    await soon(async () => (await counts(page))[0]).toBeLessThan(all!)
    const [near] = await counts(page)
    expect(await rows(page).count()).toBe(Math.min(40, near!))
    await page.getByRole('button', { name: '看全辖区' }).click()
    await soon(async () => (await counts(page))[0]).toBe(all)
    await page.context().close()
  })

  it('is passed by with one key, and leads from the list into a case', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await openMap(page)
    await page.locator('.ui-map-skip').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await soon(() => page.evaluate(() => document.activeElement?.closest('.ui-map-sheet') !== null)).toBe(true)
    await rows(page).first().getByRole('link').focus()
    await soon(() => rows(page).first().getAttribute('data-hover')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByRole('article').waitFor()
    await page.context().close()
  })

  it('remembers which layers and which density somebody chose, and says what the colours mean', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await openMap(page, '?view=all')
    await page.getByRole('button', { name: '图层' }).click()
    await page.getByLabel('楼栋').uncheck()
    await page.getByLabel('按网格').check()
    await page.getByText('少于 5 件，不着色').waitFor()
    expect(await page.locator('.ui-map-legend i').count()).toBeGreaterThan(0)
    await page.reload()
    await drawn(page)
    await page.getByRole('button', { name: '图层' }).click()
    expect(await page.getByLabel('楼栋').isChecked()).toBe(false)
    expect(await page.getByLabel('按网格').isChecked()).toBe(true)
    await page.context().close()
  })

  it('can show the rows of public registers that say where they are, by their names', async () => {
    const { rows } = (await office.server.inject('/api/places/map/registers')).json<{
      rows: { title: string; points: { key: string; name: string }[] }[]
    }>()
    const services = rows.find(one => one.title === '服务事项')
    expect(services?.points.length).toBeGreaterThan(5)
    expect(services?.points.filter(one => one.name === one.key)).toEqual([])
    const page = await sitDown(browser, office, 'dd01')
    await openMap(page)
    await page.getByRole('button', { name: '图层' }).click()
    await page.getByLabel(/服务事项/).check()
    await page.context().close()
  })

  it('goes through time by keyboard, and does not move by itself for those who asked for stillness', async () => {
    const page = await sitDown(browser, office, 'dd01')
    const sixWeeksAgo = new Date(Date.now() - 42 * 86_400_000).toISOString().slice(0, 10)
    await openMap(page, `?view=all&from=${sixWeeksAgo}`)
    const [, all] = await counts(page)
    let asked = 0
    page.on('request', request => {
      if (request.url().includes('/api/cases/map')) asked += 1
    })
    await page.getByRole('button', { name: '按时间看' }).click()
    const slider = page.getByRole('slider', { name: '时间' })
    await slider.focus()
    await page.getByLabel('窗口').selectOption('week1')
    await slider.focus()
    let sum = 0
    const steps = Number(await slider.getAttribute('max')) + 1
    await page.keyboard.press('Home')
    for (let n = 0; n < steps; n += 1) {
      await soon(() => slider.inputValue()).toBe(String(n))
      sum += Number(/(\d+) 件$/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[1])
      await page.keyboard.press('ArrowRight')
    }
    // Every case lies in exactly one week.
    expect([steps > 5, sum]).toEqual([true, all])
    expect(asked, 'the office is not asked for each step').toBe(0)
    await page.getByRole('button', { name: '下一步' }).click()
    expect(await slider.inputValue()).toBe('0')
    await page.waitForTimeout(1500)
    expect(await slider.inputValue()).toBe('0')
    await page.getByRole('button', { name: '看全部时间' }).click()
    await soon(async () => (await counts(page))[1]).toBe(all)
    await page.context().close()
  })

  it('shows where somebody is, with how sure the device is of it', async () => {
    const page = await sitDown(browser, office, 'dd01')
    const { map: view } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ longitude: view.centre[0], latitude: view.centre[1], accuracy: 35 })
    await openMap(page)
    await page.getByRole('button', { name: '我在哪里' }).click()
    await page.getByText('您在这里，误差约 35 米').waitFor()
    await page.context().close()

    const away = await sitDown(browser, office, 'dd01')
    await away.context().grantPermissions(['geolocation'])
    await away.context().setGeolocation({ longitude: 10, latitude: 10, accuracy: 35 })
    await openMap(away)
    await away.getByRole('button', { name: '我在哪里' }).click()
    await away.getByText('您不在本辖区范围内。').waitFor()
    await away.context().close()
  })

  it('is a sentence and the whole list where no map can be drawn', async () => {
    const page = await sitDown(browser, office, 'dd01', 360, 780)
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.goto(`${office.url}/desk/map`)
    await page.getByText('这台设备不能显示地图').waitFor()
    expect(await map(page).count()).toBe(0)
    const open = (await office.server.inject({ url: '/api/cases/map?view=open', headers: await office.signIn('dd01') })).json<{
      points: unknown[]
    }>()
    await page.getByText(`共 ${open.points.length} 件`, { exact: true }).waitFor()
    expect(await rows(page).count()).toBe(Math.min(40, open.points.length))
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  it('has nothing a screen reader trips over, in both languages and every theme, on a phone and at a desk', async () => {
    for (const [width, language, theme] of [
      [360, 'zh', 'light'],
      [1440, 'en', 'dark'],
      [768, 'zh', 'contrast'],
    ] as const) {
      const page = await sitDown(browser, office, 'dd01', width, 900)
      await openMap(page, `?view=all&language=${language}&theme=${theme}`)
      await page.locator('.ui-map-tools-head button').nth(0).click()
      await page.locator('.ui-map-tools-head button').nth(1).click()
      await page.locator('.ui-map-time').waitFor()
      expect(await seriousFindings(page), `${width} ${language} ${theme}`).toEqual([])
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
