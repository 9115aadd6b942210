import { describe, expect, it } from 'vitest'
import { lotOf, roundPersons, roundSum } from './index.ts'

/** Lots as a keyed hash gives them: for each person 64 bits, for a set their XOR. */
function lots(people: number) {
  let state = 0x9e3779b97f4a7c15n
  const next = () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return state ^ (state >> 29n)
  }
  return Array.from({ length: people }, next)
}
const drawn = (bits: readonly bigint[]) => roundPersons(bits.length, lotOf(bits.reduce((a, b) => a ^ b, 0n)))

describe('a count of persons', () => {
  it('is a multiple of five next to it, and exact where it is one', () => {
    for (let n = 0; n < 40; n++)
      for (const lot of [0, 0.3, 0.5, 0.999]) {
        const said = roundPersons(n, lot)
        expect(said % 5).toBe(0)
        expect(Math.abs(said - n)).toBeLessThan(5)
        if (n % 5 === 0) expect(said).toBe(n)
      }
  })

  it('is right on the average', () => {
    const mean = Array.from({ length: 1000 }, (_, k) => roundPersons(13, k / 1000)).reduce((a, b) => a + b, 0) / 1000
    expect(mean).toBeCloseTo(13, 1)
  })

  it('tells an attacker who takes a part from the whole nothing he can rely on', () => {
    const bits = lots(400)
    const seen = new Map<number, Set<number>>()
    for (let at = 0; at + 30 < bits.length; at += 3)
      for (let few = 1; few <= 4; few++) {
        const whole = bits.slice(at, at + 20 + (at % 7))
        const difference = drawn(whole) - drawn(whole.slice(few))
        seen.set(difference, (seen.get(difference) ?? new Set()).add(few))
      }
    // Whatever difference he sees, every number from one to four may stand behind it.
    for (const difference of [0, 5]) expect(seen.get(difference)).toEqual(new Set([1, 2, 3, 4]))
    expect([...seen.keys()].every(difference => difference % 5 === 0)).toBe(true)
  })

  it('comes out the same however often and in whatever order it is asked for', () => {
    const bits = lots(23)
    expect(drawn([...bits].reverse())).toBe(drawn(bits))
    expect([lotOf('-1'), lotOf(0n)]).toEqual([expect.closeTo(1), 0])
  })
})

describe('a sum over persons', () => {
  it('stays within one step, whoever is left out', () => {
    const amounts = [1200, 380, 960, 2500, 40, 770, 1810]
    const sum = amounts.reduce((a, b) => a + b, 0)
    expect(roundSum(sum, 2500)).toBe(10_000)
    for (const one of amounts) expect([0, 5000]).toContain(Math.abs(roundSum(sum, 2500) - roundSum(sum - one, 2500)))
    expect([roundSum(0.7, 0.3), roundSum(0, 0)]).toEqual([0.5, 0])
  })
})
