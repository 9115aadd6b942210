import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { readyToFile, sitDown } from './support/desk.ts'
import { findings, findingsOn } from './support/findings.ts'

let office: TestOffice
let browser: Browser
let caseId = ''

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  caseId = (await readyToFile(office, '三号楼前的井盖松动，骑车经过会响，无障碍故事')).id
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const onDesk = () => [
  '/desk/',
  '/desk/?view=closed&order=newest',
  `/desk/case/${caseId}`,
  '/desk/map',
  '/desk/numbers',
  '/desk/me',
  '/desk/print?view=open',
  '/desk/nowhere',
]

describe('nothing stands in anybody’s way', () => {
  it('on the pages of the desk', async () => {
    const page = await sitDown(browser, office, 'dd01')
    expect(await findingsOn(page, office.url, onDesk())).toEqual({})
    await page.context().close()
  })

  it('at the door, and in the samples of the interface', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', bypassCSP: true })).newPage()
    await page.goto(`${office.url}/desk/`)
    expect(await findingsOn(page, office.url, ['/desk/', '/gallery/'])).toEqual({})
    await page.context().close()
  })

  it('in what floats over a page', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.locator('main').first().waitFor()
    const stands = async (what: string) => expect({ what, found: await findings(page) }).toEqual({ what, found: [] })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.type('井盖')
    await stands('the palette')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await stands('the keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('i')
    await page.getByRole('dialog', { name: /通知/ }).waitFor()
    // The guards round it are no stops for the keyboard once the focus is inside.
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'))
    await stands('the notifications')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /个人菜单/ }).press('Enter')
    await page.getByRole('link', { name: '界面样例' }).waitFor()
    await stands('the menu of the person')
    await page.context().close()
  })
})

describe('somebody who has no mouse', () => {
  it('signs in, opens the queue and a case, takes a step, goes where the palette leads, and signs out', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage()
    const keys = page.keyboard
    await page.goto(`${office.url}/desk/`)
    await page.getByLabel('登录名').waitFor()
    const tabTo = async (what: string, most = 30) => {
      for (let n = 0; n < most; n += 1) {
        const name = await page.evaluate(() => {
          const at = document.activeElement as HTMLElement | null
          if (at === document.body) return ''
          return (
            at?.getAttribute('aria-label') ?? (at instanceof HTMLInputElement ? at.labels?.[0]?.innerText : at?.innerText) ?? ''
          )
        })
        if (name.includes(what)) return
        await keys.press('Tab')
      }
      throw new Error(`Tab never came to ${what}`)
    }
    await tabTo('登录名')
    await keys.type('dd01')
    await tabTo('密码')
    await keys.type('lingdu-2026')
    await keys.press('Enter')
    await page.getByRole('navigation', { name: '队列' }).waitFor()

    await keys.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await keys.type('无障碍故事')
    await page.getByRole('option', { name: /三号楼前的井盖松动/ }).waitFor()
    await keys.press('Enter')
    await page.waitForURL(new RegExp(`/case/${caseId}`))
    await page.getByRole('toolbar', { name: '可以做的事' }).waitFor()

    await keys.press('1')
    await page
      .getByRole('dialog')
      .getByText(/^因为提到：/)
      .waitFor()
    await keys.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('待派遣').first().waitFor()

    // First letters of the reading find a page of ours.
    await keys.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await keys.type('zb')
    await page.getByRole('option', { name: '指标', exact: true }).waitFor()
    await keys.press('Enter')
    await page.waitForURL(/\/desk\/numbers/)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // The focus was given back, so the keys of the page work again.
    await keys.press('?')
    await page.getByRole('dialog').getByText('看这张表').waitFor()
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await keys.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await keys.type('退出登录')
    await page.getByRole('option', { name: '退出登录', exact: true }).waitFor()
    await keys.press('Enter')
    await page.getByLabel('登录名').waitFor()
    await page.context().close()
  })

  it('is told who else has a case open, and who is writing', async () => {
    const one = await sitDown(browser, office, 'dd01')
    await one.goto(`${office.url}/desk/case/${caseId}`)
    await one.getByRole('article').waitFor()
    const other = await sitDown(browser, office, 'ld01')
    await other.goto(`${office.url}/desk/case/${caseId}`)
    await other.getByRole('article').waitFor()
    await one.getByText('也开着').waitFor()
    await one.keyboard.press('1')
    await one.getByRole('dialog').waitFor()
    await other.getByText('正在处理').waitFor()
    await one.keyboard.press('Escape')
    await other.getByText('正在处理').waitFor({ state: 'detached' })
    await other.getByText('也开着').waitFor()
    await one.getByRole('link', { name: '地图', exact: true }).press('Enter')
    await other.getByText('也开着').waitFor({ state: 'detached' })
    await one.context().close()
    await other.context().close()
  })
})
