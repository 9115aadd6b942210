import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, hideDerived } from './index.ts'

/** Persons with marks; a number counts those who have all the marks it asks for. */
const blocksOf = (people: readonly string[], asked: readonly string[]): Block[] =>
  people.map(marks => ({ n: 1, in: asked.map(all => [...all].every(mark => marks.includes(mark))) }))
const many = (n: number, marks: string) => Array.from({ length: n }, () => marks)

/** Everything a patient reader gets by adding and taking away up to three of the numbers told. */
function attack(blocks: readonly Block[], hidden: readonly boolean[]): number[][] {
  const told = hidden.flatMap((is, i) => (is ? [] : [i]))
  const vector = (i: number, sign: number) => blocks.map(b => sign * Number(b.in[i]))
  const signed = told.flatMap(i => [vector(i, 1), vector(i, -1)])
  const plus = (a: number[], b: number[]) => a.map((x, k) => x + b[k]!)
  const two = signed.flatMap(a => signed.map(b => plus(a, b)))
  return [...signed, ...two, ...two.flatMap(a => signed.map(b => plus(a, b)))]
}
const fewOf = (blocks: readonly Block[], vectors: readonly number[][]) =>
  vectors.filter(v => {
    const isSet = v.every(x => x === 0 || x === 1)
    const n = v.reduce((sum, x, k) => sum + x * blocks[k]!.n, 0)
    return isSet && n > 0 && n < 5
  })

describe('numbers about persons beside each other', () => {
  it('hides what is small, and shows nought', () => {
    const asked = ['a', 'b', 'c']
    expect(hideDerived(blocksOf([...many(9, 'a'), ...many(3, 'b')], asked), 3)).toEqual([false, true, false])
  })

  it('does not tell a whole and its part when the rest is few', () => {
    const people = [...many(18, 'ab'), 'a', 'a']
    expect(hideDerived(blocksOf(people, ['a', 'ab']), 2)).toEqual([false, true])
    expect(hideDerived(blocksOf([...people, ...many(3, 'a')], ['a', 'ab']), 2)).toEqual([false, false])
  })

  it('does not tell a margin and all its parts but one when that one is few', () => {
    const people = [...many(8, 'xa'), ...many(9, 'xb'), ...many(2, 'xc')]
    const hidden = hideDerived(blocksOf(people, ['x', 'xa', 'xb', 'xc']), 4)
    expect(hidden).toEqual([false, true, false, true])
  })

  it('counts two questions that overlap as one who compares them would', () => {
    const people = [...many(30, 'ab'), 'a', 'a', 'a', ...many(8, 'b')]
    // a, b, and both: those with a alone are three.
    expect(hideDerived(blocksOf(people, ['a', 'b', 'ab']), 3).filter(Boolean)).toHaveLength(1)
    expect(hideDerived(blocksOf(people, ['a', 'b']), 2)).toEqual([false, false])
  })

  it('leaves an attacker who adds and takes away no number from one to four', () => {
    const block = fc.record({ n: fc.integer({ min: 1, max: 12 }), in: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 7 }), blocks => {
        expect(fewOf(blocks, attack(blocks, hideDerived(blocks, 5)))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
