import type { Page } from 'playwright-core'
import { violations } from './axe.ts'

type Found = { id: string; impact: string; where: string[] }

/** Everything axe finds on the page as it stands, of any impact. The picture of a map is drawn by its library and has a list beside it. */
export async function findings(page: Page): Promise<Found[]> {
  return (await violations(page, ['.maplibregl-map'])).map(one => ({
    id: one.id,
    impact: String(one.impact),
    where: one.nodes.slice(0, 3).map(node => `${node.target.join(' ')} ${node.failureSummary}`.slice(0, 300)),
  }))
}

const settled = async (page: Page) => {
  await page.locator('main').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.ui-skeleton:not(.g-part *)'), undefined, { timeout: 15_000 })
  // One breath for what comes after the first drawing.
  await page.waitForTimeout(250)
}

/**
 * Opens every page in both languages, and looks at each in light and dark; large type and high contrast take turns.
 * @returns what axe found, by page and look; empty when nothing stands in anybody's way
 */
export async function findingsOn(page: Page, base: string, paths: readonly string[]): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const [at, path] of paths.entries()) {
    for (const language of ['zh', 'en']) {
      await page.evaluate(one => localStorage.setItem('linli.language', one), language)
      await page.goto(`${base}${path}`)
      await settled(page)
      const third = at % 2 === 0 ? ['contrast', 'normal'] : ['dark', 'elder']
      for (const [theme = '', size = ''] of [['light', 'normal'], ['dark', 'normal'], ...(language === 'zh' ? [third] : [])]) {
        await page.evaluate(
          ([t = '', s = '']) => {
            document.documentElement.dataset.theme = t
            if (s === 'elder') document.documentElement.dataset.size = s
            else delete document.documentElement.dataset.size
          },
          [theme, size],
        )
        const some = await findings(page)
        if (some.length > 0) found[`${path} ${language} ${theme} ${size}`] = some
      }
    }
  }
  return found
}
