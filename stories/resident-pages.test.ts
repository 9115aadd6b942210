import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openReport, type Phone, pickUpPhone, tooWide } from './support/phone.ts'
import { anyFindings, smallTargets } from './support/portal.ts'

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

describe('every page of the portal', () => {
  const place = () => `lng=${centre[0]}&lat=${centre[1]}`
  const paths = () => [
    '/',
    '/report',
    '/mine',
    '/find',
    `/near?${place()}`,
    '/near',
    '/services',
    '/services/001',
    `/my-grid?${place()}`,
    `/places?${place()}`,
  ]
  const looks = [
    'language=zh&size=normal&theme=light&access=off',
    'language=en&size=elder&theme=dark&access=off',
    'language=zh&size=elder&theme=contrast&access=on',
    'language=en&size=normal&theme=dark&access=off',
  ]

  const stands = async (page: Page, where: string, least: number) => {
    expect({ where, findings: await anyFindings(page) }).toEqual({ where, findings: [] })
    expect({ where, wide: await tooWide(page) }).toEqual({ where, wide: 0 })
    expect({ where, small: await smallTargets(page, least) }).toEqual({ where, small: [] })
  }

  it.each(looks)('holds nothing that hinders anybody, and fits the phone: %s', async look => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    for (const path of paths()) {
      await page.goto(`${office.url}${path}${path.includes('?') ? '&' : '?'}${look}`)
      await drawn(page)
      await stands(page, path, look.includes('elder') ? 59 : 43)
    }
    await phone.context.close()
  })

  /** The page as it is drawn, in each language and size; a page that lives on the phone only cannot be opened again. */
  const everyLook = async ({ page }: Phone, where: string) => {
    for (const other of ['EN English', '中文']) {
      await page.getByRole('button', { name: other, exact: true }).tap()
      await drawn(page)
      await stands(page, `${where}, ${other}`, 43)
      await page.getByRole('button', { name: /^(长者版|Large type)$/ }).tap()
      await stands(page, `${where}, ${other}, large`, 59)
      await page.getByRole('button', { name: /^(标准版|Standard)$/ }).tap()
    }
  }

  const write = async ({ page }: Phone, words: string) => {
    await openReport(page, `${office.url}/report`)
    await page.getByLabel('情况描述').fill(words)
    await page.getByRole('button', { name: '就在我这里' }).tap()
    await page.getByText('附近').first().waitFor()
  }

  it('does so after a report is sent, where it stands, and while it waits for a connection', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await write(phone, '车棚的灯不亮了。')
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await everyLook(phone, 'sent')
    await page.getByRole('link', { name: '看办理进度' }).tap()
    await page.getByRole('heading', { name: '经过' }).waitFor()
    await everyLook(phone, 'status')
    await write(phone, '车棚的门关不上。')
    // Both languages of the definitions are on the phone by now; the report is not.
    await phone.context.setOffline(true)
    await page.getByRole('button', { name: '发给街道' }).tap()
    await page.getByRole('heading', { name: '存好了，等网络' }).waitFor()
    await everyLook(phone, 'waiting')
    await phone.context.close()
  })

  it('does so where the office publishes what it decides', async () => {
    const phone = await pickUpPhone(browser, centre)
    for (const path of ['/info', '/info/d/LD01-02-2026-0001', '/info/data', '/info/data/cases-incident', '/info/yearly']) {
      await phone.page.goto(`${office.url}${path}`)
      await drawn(phone.page)
      await everyLook(phone, path)
    }
    await phone.context.close()
  })
})
