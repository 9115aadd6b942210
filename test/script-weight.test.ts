import { expect, test } from 'vitest'
import { firstScripts, keptOnPhone, namedBy, weightOf } from './script-weight.ts'

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

test('the phone keeps whatever the grid app may load later, and not what only another face loads', () => {
  const kept = keptOnPhone()
  for (const script of firstScripts('grid/index.html')) expect(kept).toContain(script)
  const scripts = [...kept].filter(name => name.endsWith('.js'))
  expect(scripts.flatMap(namedBy).filter(name => !kept.has(name))).toEqual([])
  expect([...firstScripts('desk/index.html')].some(name => !kept.has(name))).toBe(true)
  // The map takes nearly half of it.
  expect(weightOf(kept)).toBeLessThanOrEqual(800_000)
})
