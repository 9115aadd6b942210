import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { goOut } from './support/field.ts'
import { findingsOn } from './support/findings.ts'
import { toast } from './support/grid-phone.ts'
import { beside, dueToday, startWalk } from './support/patrol.ts'
import { tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('people to look in on', () => {
  it('are noted with one press by whoever looks after them, with no map', async () => {
    const { context, page } = await goOut(browser, office, 'sq01', [109.5, 29])
    const today = page.getByRole('region', { name: /关爱探访/ })
    await today.getByRole('link').first().click()
    await page.getByRole('button', { name: '一切都好' }).waitFor()
    expect(await page.getByRole('link', { name: /导航|高德/ }).count()).toBe(0)
    expect(await page.locator('.walk-map, .maplibregl-map').count()).toBe(0)
    await page.getByRole('button', { name: '一切都好' }).click()
    await toast(page, '“一切都好”已办')
    await today.getByText(/去过 [1-9]/).waitFor()
    await context.close()
  })
})

describe('nothing stands in anybody’s way', () => {
  it('on today’s page, before and during a walk, at a stop and in its form', async () => {
    const stop = (await dueToday(office))[0]!
    const { context, page } = await goOut(browser, office, 'wg01', beside(stop, 60))
    // A colour on its way to another is neither.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const round = '/grid/rounds/patrol'
    expect(await findingsOn(page, office.url, ['/grid/', round])).toEqual({})
    await page.evaluate(() => localStorage.setItem('linli.language', 'zh'))
    await startWalk(office, page)
    expect(await findingsOn(page, office.url, [round, `${round}/${stop.id}`, `${round}/${stop.id}/found`])).toEqual({})
    for (const path of [round, `${round}/${stop.id}`]) {
      await page.goto(`${office.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.evaluate(() => {
        document.documentElement.dataset.size = 'elder'
      })
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
    }
    await context.close()
  })

  it('and a walk is started, a stop visited and the walk ended with the keys alone', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', beside((await dueToday(office))[0]!, 60))
    await page.goto(`${office.url}/grid/rounds/patrol`)
    await page.getByRole('radio', { name: '按走路顺序' }).press('ArrowDown')
    expect(await page.getByRole('radio', { name: '按时限' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '开始巡查' }).press('Enter')
    await page.getByRole('link', { name: '到了，填写' }).press('Enter')
    await page.getByRole('button', { name: /都正常/ }).press('Enter')
    await page.getByRole('button', { name: '一切正常' }).press('Enter')
    await toast(page, '“一切正常”已办')
    await page.getByRole('link', { name: '看路线' }).press('Enter')
    await page.getByRole('button', { name: /^结束/ }).press('Enter')
    const sure = page.getByRole('button', { name: /结束巡查，删掉路线/ })
    if (await sure.isVisible()) await sure.press('Enter')
    await page.getByRole('button', { name: '好了' }).waitFor()
    await context.close()
  })
})
