import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { pickUpPhone, tooWide } from './support/phone.ts'
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

  it.each(looks)('holds nothing that hinders anybody, and fits the phone: %s', async look => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    for (const path of paths()) {
      await page.goto(`${office.url}${path}${path.includes('?') ? '&' : '?'}${look}`)
      await drawn(page)
      expect({ path, findings: await anyFindings(page) }).toEqual({ path, findings: [] })
      expect({ path, wide: await tooWide(page) }).toEqual({ path, wide: 0 })
      expect({ path, small: await smallTargets(page, look.includes('elder') ? 59 : 43) }).toEqual({ path, small: [] })
    }
    await phone.context.close()
  })
})
