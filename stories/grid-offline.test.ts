import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { gridOf, type LngLat, report } from './support/field.ts'
import { carryPhone, expectState, keptAfter, killTab, readCase, stateOf, takePhoto, toast, verify } from './support/grid-phone.ts'
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

describe('a grid worker without a signal', () => {
  it('opens the app with the tasks last seen, reads one, verifies it with a photo, and it goes out by itself later', async () => {
    const { id } = await report(office, '电动车堵住了单元门', at)
    const phone = await carryPhone(browser, office, 'wg01', at)
    const { context } = phone
    await phone.page.getByRole('link', { name: /单元门/ }).waitFor()
    await phone.page.waitForTimeout(800)
    await context.setOffline(true)
    let page = await killTab(context, phone.page, `${office.url}/grid/`)
    await page
      .getByText(/没有信号，显示的是/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: /单元门/ }).click()
    await page.getByText('电动车堵住了单元门').first().waitFor()
    await page.locator('.maplibregl-canvas').waitFor()
    await page.getByRole('link', { name: '核查属实' }).click()
    await takePhoto(page, '核查照片')
    await page.getByRole('textbox', { name: '现场情况' }).fill('三辆车，车主不在')
    await page.getByRole('button', { name: '核查属实' }).click()
    await toast(page, '已存在手机里')

    // The battery dies; the phone is opened again, still without a signal, and only later is there one.
    page = await killTab(context, page, `${office.url}/grid/outbox`)
    await page.getByText('三辆车，车主不在').waitFor()
    await page.getByRole('img').first().waitFor()
    expect(await stateOf(office, id)).toBe('reported')
    await context.setOffline(false)
    await expectState(office, id, 'checked')
    const { case: c } = await readCase(office, id)
    expect(c.data.seenPhotos).toHaveLength(1)
    await page.getByText('都发出去了').waitFor()
    await context.close()
  })

  it('does not lose a form when the tab is killed in the middle of a word', async () => {
    const { id } = await report(office, '宣传栏玻璃裂了', at)
    const { context, page: first } = await carryPhone(browser, office, 'wg01', at)
    await first.goto(`${office.url}/grid/task/${id}/verify`)
    await first.getByRole('textbox', { name: '现场情况' }).waitFor()
    await context.setOffline(true)
    await takePhoto(first, '核查照片')
    const words = first.getByRole('textbox', { name: '现场情况' })
    await keptAfter(first, () => words.pressSequentially('左下'))
    await words.pressSequentially('角')
    const page = await killTab(context, first, `${office.url}/grid/task/${id}/verify`)
    // What was on the phone stays; only the letter that was being written as the tab died may be gone.
    expect(await page.getByRole('textbox', { name: '现场情况' }).inputValue()).toMatch(/^左下角?$/)
    await page.getByRole('group', { name: '核查照片' }).getByRole('img').first().waitFor()
    await context.close()
  })

  it('sends nothing twice when the answer got lost on the way back', async () => {
    const { id } = await report(office, '楼顶太阳能漏水', at)
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}`)
    let heard = 0
    await page.route(`**/api/cases/${id}/commands`, async route => {
      heard += 1
      if (heard > 1) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await verify(page, '三楼墙面湿了')
    await toast(page, '已存在手机里')
    expect(await stateOf(office, id)).toBe('checked')
    await page.getByRole('link', { name: /等发出/ }).click()
    await page.getByRole('button', { name: '现在发' }).click()
    await page.getByText('都发出去了').waitFor()
    expect(heard).toBe(2)
    const { events } = await readCase(office, id)
    expect(new Set(events.map(event => event.command)).size).toBe(2)
    await context.close()
  })

  it('files one case when the answer to a report is lost and the tab killed at once', async () => {
    const { context, page: first } = await carryPhone(browser, office, 'wg01', at)
    await first.goto(`${office.url}/grid/report`)
    await first.getByRole('textbox', { name: '情况描述' }).fill('围墙脚下有个洞')
    await first.getByText('误差约 12 米').waitFor()
    await first.route('**/api/cases/incident', async route => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await first.getByRole('button', { name: '上报', exact: true }).click()
    await toast(first, '已存在手机里')
    const page = await killTab(context, first, `${office.url}/grid/outbox`)
    await page.getByText('都发出去了').waitFor()
    const { rows } = await staffOf(office).call<{ rows: { title: string }[] }>('wg01', 'GET', '/api/cases?view=mine&order=newest')
    expect(rows.filter(row => row.title.includes('围墙脚下有个洞'))).toHaveLength(1)
    await context.close()
  })
})
