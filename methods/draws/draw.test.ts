import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isDrawn, numberDrawn, sealOf, weekOf } from './index.ts'
import { sha256 } from './sha256.ts'

const draw = (item: string, more: object = {}) => ({ seed: 's1', week: '2026-03-02', unit: 'roads', item, ...more })
const items = Array.from({ length: 4000 }, (_, n) => `case ${n}`)

describe('SHA-256', () => {
  it('gives the published digests', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })

  it('agrees with another maker at every length around a block, also in Chinese', () => {
    for (let n = 0; n < 140; n++)
      for (const text of ['a'.repeat(n), '回'.repeat(n)])
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  })
})

describe('a draw', () => {
  it('comes out the same again, in any order', () => {
    const there = items.map(item => isDrawn(draw(item), 0.3))
    const back = [...items].reverse().map(item => isDrawn(draw(item), 0.3))
    expect(back.reverse()).toEqual(there)
  })

  it('takes about its share, and everything or nothing at the ends', () => {
    const count = (share: number) => items.filter(item => isDrawn(draw(item), share)).length
    expect(count(0)).toBe(0)
    expect(count(1)).toBe(items.length)
    // Four standard deviations around 1,200.
    expect(Math.abs(count(0.3) - 1200)).toBeLessThan(4 * Math.sqrt(items.length * 0.3 * 0.7))
  })

  it('is spread evenly over ten drawers', () => {
    const drawers = new Array<number>(10).fill(0)
    for (const item of items) drawers[Math.floor(numberDrawn(draw(item)) * 10)]! += 1
    const chi = drawers.reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0)
    expect(chi).toBeLessThan(27.9)
  })

  it('of another week, unit or seed is another draw', () => {
    const base = items.map(item => isDrawn(draw(item), 0.5))
    for (const more of [{ week: '2026-03-09' }, { unit: 'water' }, { seed: 's2' }]) {
      const other = items.map(item => isDrawn(draw(item, more), 0.5))
      const same = other.filter((one, n) => one === base[n]).length
      expect(Math.abs(same - 2000)).toBeLessThan(4 * Math.sqrt(1000))
    }
  })

  it('holds more with a larger share: whoever was in stays in', () => {
    for (const item of items) if (isDrawn(draw(item), 0.2)) expect(isDrawn(draw(item), 0.4)).toBe(true)
  })

  it('is sealed by a digest that fits one seed only', () => expect(sealOf('s1')).not.toBe(sealOf('s2')))
})

describe('a week', () => {
  it('begins on Monday', () => {
    expect(weekOf('2026-03-02')).toBe('2026-03-02')
    expect(weekOf('2026-03-08')).toBe('2026-03-02')
    expect(weekOf('2027-01-01')).toBe('2026-12-28')
  })
})
