import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { cameraPhoto, openReport, pickUpPhone } from './support/phone.ts'

let office: TestOffice
let browser: Browser
let centre: readonly [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 150 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const drawn = async (page: Page) => {
  await page.locator('main h1').waitFor()
  await page.locator('.ui-skeleton').first().waitFor({ state: 'detached' })
}

const listen = async (page: Page) => {
  await page.getByRole('button', { name: '阅读方便' }).tap()
  await page.getByRole('button', { name: '朗读' }).tap()
}

describe('elder mode', () => {
  it('is remembered, shows four things, asks one thing at a time, and calls the office with one press', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.goto(office.url)
    await page.getByRole('button', { name: '长者版' }).tap()
    await page.reload()
    await page.getByRole('button', { name: '标准版' }).waitFor()
    expect(await page.locator('.p-big').count()).toBe(4)
    expect(Number.parseFloat(await page.evaluate(() => getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(22)
    expect(await page.getByRole('link', { name: '打电话', exact: true }).getAttribute('href')).toMatch(/^tel:\d+$/)
    await page.getByRole('link', { name: '我要反映' }).tap()
    await page.getByText('第 1 步，共 3 步').waitFor()
    expect(await page.getByRole('button', { name: '就在我这里' }).count()).toBe(0)
    await page.getByLabel('情况描述').fill('楼下的台阶松了。')
    await page.getByRole('button', { name: '下一步' }).tap()
    await page.locator('input[type=file]').setInputFiles(await cameraPhoto('台阶.jpg'))
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await page.getByRole('button', { name: '下一步' }).tap()
    await page.getByRole('button', { name: '上一步' }).tap()
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await page.getByRole('button', { name: '下一步' }).tap()
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByText('附近').first().waitFor()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await page.getByRole('link', { name: '首页' }).first().tap()
    await page.getByRole('link', { name: '我的事' }).tap()
    await page.getByText('楼下的台阶松了。').waitFor()
    await phone.context.close()
  })

  it('leads back to the question that was left out', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await openReport(page, `${office.url}/report?size=elder`)
    for (let i = 0; i < 2; i++) await page.getByRole('button', { name: '下一步' }).tap()
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByText('还没有填“情况描述”。').waitFor()
    await page.getByText('第 1 步，共 3 步').waitFor()
    await phone.context.close()
  })
})

describe('reading aloud', () => {
  it('reads the page from its top, marks what it reads, and stops at a press or on another page', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.addInitScript(() => {
      const said: string[] = []
      class Utterance {
        onend?: () => void
        text: string
        constructor(text: string) {
          this.text = text
        }
      }
      let cancelled = false
      const speechSynthesis = {
        getVoices: () => [{ lang: 'zh-CN', name: '试音' }],
        speak(words: Utterance) {
          cancelled = false
          said.push(words.text)
          setTimeout(() => !cancelled && words.onend?.(), 60)
        },
        cancel() {
          cancelled = true
        },
      }
      Object.defineProperty(globalThis, 'speechSynthesis', { value: speechSynthesis })
      Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, said })
    })
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
    await page.goto(office.url)
    await drawn(page)
    await listen(page)
    await page.locator('.p-read').waitFor()
    await expect.poll(async () => (await said()).length).toBeGreaterThan(3)
    expect((await said())[0]).toBe('有事说一声')
    await page.getByRole('button', { name: '停下' }).tap()
    const heard = (await said()).length
    await page.waitForTimeout(300)
    expect((await said()).length).toBe(heard)
    await listen(page)
    await page.locator('.p-read').waitFor()
    await page.getByRole('link', { name: /办事与服务/ }).tap()
    await page.getByRole('button', { name: '停下' }).waitFor({ state: 'detached' })
    await phone.context.close()
  })

  it('says so where the browser has no voice', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'speechSynthesis', { value: { getVoices: () => [], cancel() {}, speak() {} } })
    })
    await page.goto(office.url)
    await listen(page)
    await page.getByText('这个浏览器不会朗读这种语言').waitFor()
    await phone.context.close()
  })
})

describe('accessible mode', () => {
  it('is remembered and leads by keyboard alone from the first key to a report sent', async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'zh-CN', bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${office.url}/?access=on`)
    await drawn(page)
    await page.goto(office.url)
    await drawn(page)
    expect(await page.getByRole('button', { name: '无障碍' }).getAttribute('aria-pressed')).toBe('true')
    const press = async (key: string, until: () => Promise<boolean>) => {
      for (let i = 0; i < 60; i++) {
        if (await until()) return
        await page.keyboard.press(key)
      }
      throw new Error('not reached by keyboard')
    }
    const focused = (text: string) => () =>
      page.evaluate(
        t =>
          document.activeElement?.textContent?.includes(t) === true &&
          document.activeElement !== document.body &&
          document.activeElement?.tagName !== 'MAIN',
        text,
      )
    await page.keyboard.press('Tab')
    expect(await focused('跳到正文')()).toBe(true)
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth)
    expect(Number.parseFloat(outline)).toBeGreaterThanOrEqual(5)
    await page.keyboard.press('Enter')
    await press('Tab', focused('我要反映'))
    await page.keyboard.press('Enter')
    await page.getByLabel('情况描述').waitFor()
    await press('Tab', () => page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'))
    await page.keyboard.type('楼道灯坏了。')
    await press('Tab', () => page.evaluate(() => (document.activeElement as HTMLInputElement).autocomplete === 'street-address'))
    await page.keyboard.type('三号楼')
    await press('Tab', focused('发给街道'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await context.close()
  })
})
