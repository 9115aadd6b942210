import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { cameraPhoto, pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'
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

/** Lets the page itself through and holds its scripts back until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/assets/*.js', async route => {
    await held
    await route.continue()
  })
  return release
}
const open = (page: Page) => page.goto(`${office.url}/report`, { waitUntil: 'commit' })

describe('without script', () => {
  it('somebody reports, mends what was missing, keeps the link and finds the report again', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(office.url)
    await page.getByRole('link', { name: '我要反映' }).click()
    await page.getByLabel('情况描述').fill('小广场的灯坏了两盏。')
    await page.getByLabel('地址或标志物').fill('小广场东边')
    await page.getByLabel('现场照片').setInputFiles(await cameraPhoto('灯.jpg'))
    await page.getByText('补充（都可以不填）').click()
    await page.getByLabel('哪方面的事').selectOption('道路设施')
    await page.getByLabel('联系电话').fill('不告诉')
    await page.getByRole('button', { name: '发给街道' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('情况描述').inputValue()).toBe('小广场的灯坏了两盏。')
    expect(await page.getByText('已收到 1 张照片').count()).toBe(1)
    await page.getByLabel('联系电话').fill('190-0000-0003')
    await page.getByRole('button', { name: '发给街道' }).click()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    const number = (await page.locator('.number').innerText()).trim()
    const link = await page.getByRole('link', { name: '看办理进度' }).getAttribute('href')
    await page.goto(office.url)
    await page.getByLabel('受理编号').fill(number.replaceAll('-', ''))
    await page.getByRole('button', { name: '查一查' }).click()
    await page.getByText('现在：待核查').waitFor()
    await page.goto(link ?? '')
    await page.getByText('要回复、评价或撤回').waitFor()
    expect(await tooWide(page)).toBe(0)
    const { rows } = await staffOf(office).call<{ rows: { number: string; photos: number }[] }>(
      'dd01',
      'GET',
      `/api/cases?view=all&q=${encodeURIComponent('小广场的灯')}`,
    )
    expect(rows).toMatchObject([{ number, photos: 1 }])
    await context.close()
  })

  it('the pages leave nobody out, in either language, size or contrast', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.route('**/assets/**', route => route.abort())
    for (const look of ['', '?language=en', '?size=elder', '?theme=contrast', '?theme=dark'])
      for (const path of ['/', '/report', '/find']) {
        await page.goto(`${office.url}${path}${look}`)
        await page.locator('#first h1').waitFor()
        await page.evaluate(() => document.querySelector('details')?.setAttribute('open', ''))
        expect({ path, look, findings: await seriousFindings(page), wide: await tooWide(page) }).toEqual({
          path,
          look,
          findings: [],
          wide: 0,
        })
      }
    await phone.context.close()
  })
})

describe('before the script is there', () => {
  it('typing begins, and the script goes on from it: words, place, choices, photo and cursor', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const release = await holdScripts(page)
    await open(page)
    await page.getByLabel('联系电话').waitFor({ state: 'attached' })
    await page.locator('#first summary').tap()
    await page.getByLabel('哪方面的事').selectOption('环境卫生')
    await page.getByLabel('联系电话').fill('190-0000-0004')
    await page.getByLabel('在哪个社区').selectOption({ index: 1 })
    const community = await page.getByLabel('在哪个社区').locator('option:checked').innerText()
    await page.getByLabel('地址或标志物').fill('三号楼后面')
    await page.getByLabel('现场照片').setInputFiles(await cameraPhoto('垃圾.jpg'))
    await page.getByLabel('情况描述').pressSequentially('垃圾桶满了')
    release()
    await page.locator('#app textarea').waitFor()
    expect(await page.locator('#first').count()).toBe(0)
    await page.keyboard.type('，三天没有收')
    expect(await page.getByLabel('情况描述').inputValue()).toBe('垃圾桶满了，三天没有收')
    expect(await page.getByLabel('地址或标志物').inputValue()).toBe(`${community} 三号楼后面`)
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await page.getByText('补充（都可以不填）').tap()
    expect(await page.getByLabel('联系电话').inputValue()).toBe('190-0000-0004')
    expect(await page.getByLabel('哪方面的事').inputValue()).toBe('clean')
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await phone.context.close()
  })

  it('the album is opened, and the form waits for the photo', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const release = await holdScripts(page)
    await open(page)
    const input = page.locator('#first input[type=file]')
    await input.focus()
    const pages = page.waitForResponse(/assets\/pages/)
    release()
    await pages
    await page.waitForTimeout(1500)
    expect(await input.count()).toBe(1)
    await input.setInputFiles(await cameraPhoto('井盖.jpg'))
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await phone.context.close()
  })

  it('nothing is taken away from under fingers that type, nor from a draft of the day before', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await page.goto(`${office.url}/report`)
    await page.locator('#app textarea').fill('昨天写的。')
    const release = await holdScripts(page)
    await open(page)
    const words = page.locator('#first textarea')
    await words.waitFor()
    await words.focus()
    release()
    const typed = '今天接着说路边的井盖也松了走过去会响晚上很危险'
    await words.pressSequentially(typed, { delay: 120 })
    await page.locator('#app textarea').waitFor()
    expect(await page.locator('#app textarea').inputValue()).toBe(`昨天写的。\n${typed}`)
    await phone.context.close()
  })

  it('it is sent as well, and the script then keeps the report on the phone', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const release = await holdScripts(page)
    await open(page)
    await page.getByLabel('情况描述').fill('等不及脚本就发了。')
    await page.getByLabel('地址或标志物').fill('北门')
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.locator('#first .number').waitFor()
    const number = (await page.locator('.number').innerText()).trim()
    release()
    await page.locator('output').waitFor()
    expect(await page.locator('output').innerText()).toBe(number)
    expect(new URL(page.url()).search).toBe('')
    await page.goto(`${office.url}/mine`)
    await page.getByText('等不及脚本就发了。').waitFor()
    await phone.context.close()
  })
})
