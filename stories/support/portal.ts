import type { Page } from 'playwright-core'
import { violations } from './axe.ts'

/** Everything the accessibility checker finds, however small. */
export async function anyFindings(page: Page): Promise<{ id: string; where: string[] }[]> {
  return (await violations(page)).map(one => ({ id: one.id, where: one.nodes.map(node => node.target.join(' ')) }))
}

/** What can be pressed and is smaller than this many pixels either way; links inside a sentence may be. */
export const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(
    most =>
      [...document.querySelectorAll<HTMLElement>('a, button, select, summary, input:not([type=hidden])')]
        .map(one => {
          // A radio or checkbox is pressed by its label, a hidden file input too.
          const target = one.closest('label') ?? one
          const { width, height } = target.getBoundingClientRect()
          return { one, width, height }
        })
        .filter(
          ({ one, width, height }) =>
            width > 1 && height > 0 && Math.min(width, height) < most && !one.closest('p') && !one.classList.contains('ui-skip'),
        )
        .map(
          ({ one, width, height }) =>
            `${one.tagName} ${one.textContent?.trim().slice(0, 20)} ${Math.round(width)}×${Math.round(height)}`,
        ),
    least,
  )

/** Counts what a thumb does: presses that reach the page. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const kept = Number(sessionStorage.getItem('taps') ?? 0)
    let taps = kept
    document.addEventListener(
      'click',
      event => {
        if (!event.isTrusted) return
        taps += 1
        sessionStorage.setItem('taps', String(taps))
      },
      true,
    )
  })
  return () => page.evaluate(() => Number(sessionStorage.getItem('taps') ?? 0))
}
