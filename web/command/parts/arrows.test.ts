import { expect, it } from 'vitest'
import { stride } from './arrows.ts'

it('goes to what lies that way, straight ahead before aside, and never back', () => {
  const right = { x: 1, y: 0 }
  const here = { x: 0, y: 0 }
  expect(stride(here, { x: 100, y: 0 }, right)).toBeLessThan(stride(here, { x: 60, y: 60 }, right))
  expect(stride(here, { x: -5, y: 0 }, right)).toBe(Number.POSITIVE_INFINITY)
  expect(stride(here, { x: 0, y: 40 }, right)).toBe(Number.POSITIVE_INFINITY)
  expect(stride(here, { x: 0, y: 40 }, { x: 0, y: 1 })).toBe(40)
})
