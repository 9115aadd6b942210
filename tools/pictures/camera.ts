import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { demoPassword } from '#demo/office/index'

export type Language = 'zh' | 'en'

const folder = fileURLToPath(new URL('../../docs/guide/pictures/', import.meta.url))

const devices = {
  phone: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5, hasTouch: true },
  desk: { viewport: { width: 1520, height: 900 }, deviceScaleFactor: 1, hasTouch: false },
  w360: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1, hasTouch: true },
  w768: { viewport: { width: 768, height: 1024 }, deviceScaleFactor: 1, hasTouch: true },
  w1440: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, hasTouch: false },
  w1920: { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1, hasTouch: false },
}

const mostHeight = 1500

/** A window of the demo office in one language, signed in or not, standing at a point of the street. */
export interface Eye {
  readonly page: Page
  readonly context: BrowserContext
  /** The Chinese or the English words, as this window shows them. */
  words(zh: string, en: string): string
  go(path: string): Promise<void>
  press(zh: string, en: string): Promise<void>
  shot(name: string, full?: boolean): Promise<void>
  close(): Promise<void>
}

export interface Look {
  readonly url: string
  readonly language: Language
  readonly device: keyof typeof devices
  readonly login?: string
  /** Set before the page opens, e.g. the reader's choice of elder mode. */
  readonly stored?: Readonly<Record<string, string>>
  readonly at: readonly [lng: number, lat: number]
}

export async function openEye(browser: Browser, look: Look): Promise<Eye> {
  const [longitude, latitude] = look.at
  const context = await browser.newContext({
    ...devices[look.device],
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    geolocation: { longitude, latitude, accuracy: 9 },
    permissions: ['geolocation'],
    reducedMotion: 'reduce',
  })
  await context.addInitScript(`localStorage.setItem('linli.language', '${look.language}')`)
  for (const [key, value] of Object.entries(look.stored ?? {}))
    await context.addInitScript(`localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`)
  if (look.login) {
    const signedIn = await context.request.post(`${look.url}/api/session`, {
      data: { login: look.login, password: demoPassword },
    })
    if (!signedIn.ok()) throw new Error(`signing in as ${look.login}: ${await signedIn.text()}`)
  }
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const words = (zh: string, en: string) => (look.language === 'zh' ? zh : en)
  return {
    page,
    context,
    words,
    async go(path) {
      await page.goto(`${look.url}${path}`)
      await quiet(page)
    },
    async press(zh, en) {
      // The bar above has links of like names.
      const main = page.locator('main')
      await main
        .getByRole('button', { name: words(zh, en) })
        .or(main.getByRole('link', { name: words(zh, en) }))
        .first()
        .click()
      await quiet(page)
    },
    async shot(name, full = false) {
      await quiet(page)
      await mkdir(dirname(folder + name), { recursive: true })
      const { viewport } = devices[look.device]
      if (full) {
        // A window as tall as the page, so that bars at the edges stay at the edges.
        const tall = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ ...viewport, height: Math.min(Math.max(tall, viewport.height), mostHeight) })
        await quiet(page)
      }
      const raw = await page.screenshot()
      if (full) await page.setViewportSize(viewport)
      const file = `${folder}${name}${look.language === 'en' ? '.en' : ''}.png`
      const { size } = await sharp(raw).png({ palette: true, quality: 88, effort: 9, compressionLevel: 9 }).toFile(file)
      console.log(`${file.slice(file.lastIndexOf('/') + 1).padEnd(28)} ${(size / 1024).toFixed(0)} kB`)
    },
    close: () => context.close(),
  }
}

/** Waits until nothing is on its way and what came has been drawn; live streams never end, so a second is the most. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2500 }).catch(() => {})
  await page.waitForTimeout(500)
}
