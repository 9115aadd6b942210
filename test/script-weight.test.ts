import { expect, test } from 'vitest'
import { firstScripts, weightOf } from './script-weight.ts'

/** Thousands of bytes of gzip that each face may load before it can be used; heavier things come after the first page. */
const budgets = [
  ['portal', 'index.html', 110],
  ['grid', 'grid/index.html', 160],
  ['desk', 'desk/index.html', 210],
  ['command', 'command/index.html', 130],
] as const

test.each(budgets)('the script of the %s stays within its budget to first use, in few files', (_face, page, budget) => {
  const scripts = firstScripts(page)
  // No page draws itself with less than the library that draws.
  expect(weightOf(scripts)).toBeGreaterThan(50_000)
  expect(weightOf(scripts)).toBeLessThanOrEqual(budget * 1000)
  expect(scripts.size).toBeLessThanOrEqual(8)
})
