import { describe, expect, test } from 'vitest'
import { random, stableId } from './random.ts'

describe('a seeded source of randomness', () => {
  test('repeats itself for the same seed and not for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, random(seed).next)
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  test('spreads evenly: the mean of ten thousand draws is near a half, and every face of a die comes up', () => {
    const source = random(1)
    const mean = Array.from({ length: 10_000 }, source.next).reduce((a, b) => a + b) / 10_000
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.015)
    const faces = Array.from({ length: 6000 }, () => source.int(1, 6))
    for (const face of [1, 2, 3, 4, 5, 6]) expect(Math.abs(faces.filter(f => f === face).length - 1000)).toBeLessThan(150)
  })

  test('draws a bell with the asked mean and deviation', () => {
    const source = random(2)
    const draws = Array.from({ length: 10_000 }, () => source.normal(50, 10))
    const mean = draws.reduce((a, b) => a + b) / draws.length
    const deviation = Math.sqrt(draws.reduce((sum, d) => sum + (d - mean) ** 2, 0) / draws.length)
    expect(Math.abs(mean - 50)).toBeLessThan(0.5)
    expect(Math.abs(deviation - 10)).toBeLessThan(0.5)
  })

  test('shuffles without losing anything, and never picks what weighs nothing', () => {
    const source = random(3)
    const items = Array.from({ length: 50 }, (_, i) => i)
    const shuffled = source.shuffle(items)
    expect(shuffled).not.toEqual(items)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
    for (let i = 0; i < 200; i++) expect(source.weighted([['never', 0] as const, ['always', 2] as const])).toBe('always')
    expect(() => source.pick([])).toThrow(RangeError)
    expect(() => source.weighted([['never', 0] as const])).toThrow(RangeError)
  })

  test('gives a fork that does not depend on draws made before', () => {
    const fresh = random(4)
    const worn = random(4)
    worn.next()
    expect(worn.fork('people').next()).toBe(fresh.fork('people').next())
    expect(fresh.fork('cases').next()).not.toBe(fresh.fork('people').next())
  })

  test('makes a stable identifier in UUID form', () => {
    expect(stableId('a')).toBe(stableId('a'))
    expect(stableId('a')).not.toBe(stableId('b'))
    expect(stableId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
