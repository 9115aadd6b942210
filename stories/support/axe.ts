import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Result } from 'axe-core'
import type { Page } from 'playwright-core'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What each broken rule is called and how much it matters, and where: all that a story asks of the accessibility checker. */
export type Violation = Pick<Result, 'id' | 'impact'> & { nodes: { target: string[]; failureSummary: string }[] }

/** Runs the accessibility checker, which a page is given once. What is in order is not written down, which takes a good part of its time. */
export async function violations(page: Page, exclude: string[] = []): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: script })
  return page.evaluate(async (leftOut: string[]) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run({ exclude: leftOut.map(one => [one]) }, { resultTypes: ['violations'] })
    return found.violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? null,
      nodes: nodes.map(node => ({ target: node.target.map(String), failureSummary: node.failureSummary ?? '' })),
    }))
  }, exclude)
}
