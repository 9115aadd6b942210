import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { violations } from './axe.ts'

export type Phone = { context: BrowserContext; page: Page }

/** A phone of the smallest size we promise to serve, standing at a place, with nothing stored on it. */
export async function pickUpPhone(browser: Browser, at: readonly [number, number]): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    permissions: ['geolocation'],
    geolocation: { longitude: at[0], latitude: at[1], accuracy: 12 },
    // The page's own rules forbid foreign scripts; the accessibility checker is one.
    bypassCSP: true,
  })
  return { context, page: await context.newPage() }
}

let taken: Promise<Buffer> | undefined

/** A photo as a camera gives it: several megapixels, with something to see. Drawing one takes a second, so it is drawn once. */
export async function cameraPhoto(name: string) {
  taken ??= sharp({
    create: { width: 3000, height: 2250, channels: 3, background: '#787878', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer: await taken }
}

/** The beginning of a zip archive under the name of a photo. */
export const zipNamedPhoto = (name: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 0x08, 0, ...Array.from({ length: 200 }, (_, i) => i)]),
})

/** The form as the script draws it: for a moment the one that works without it stands there as well. */
export async function openReport(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('form[data-kind]').waitFor({ state: 'detached' })
}

/** How much wider the page is than the phone. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - screen.availWidth)

type Finding = { impact: string; id: string; where: string[] }

/** What the accessibility checker finds that keeps somebody out. */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  return (await violations(page))
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => ({ impact: one.impact!, id: one.id, where: one.nodes.map(node => node.target.join(' ')) }))
}
