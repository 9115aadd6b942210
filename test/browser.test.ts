import { afterEach, expect, it, vi } from 'vitest'
import { findBrowser, launchBrowser } from './browser.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

it('draws a page with Chinese text in the browser it finds', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>邻里</h1>')
    expect(await page.locator('h1').textContent()).toBe('邻里')
  } finally {
    await browser.close()
  }
})

it('finds nothing when LINLI_CHROMIUM names a file that is not there', () => {
  vi.stubEnv('LINLI_CHROMIUM', '/nowhere/chromium')
  expect(findBrowser()).toBeUndefined()
})
