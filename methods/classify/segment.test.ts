import { expect, it } from 'vitest'
import { PairTable } from './pair-table.ts'
import { splitterOf } from './segment.ts'

const words = ['研究', '研究生', '生命', '命', '起源', 'a3', '区']
const usual = Float32Array.from([2, 5, 2, 6, 3, 4, 3])

it('cuts text where its words together are the most usual, not where the longest fits first', () => {
  expect(splitterOf(words, usual)('研究生命起源')).toEqual(['研究', '生命', '起源'])
})

it('leaves out what belongs to no known word, and reads full width and capitals as what they are', () => {
  expect(splitterOf(words, usual)('他的研究，在Ａ３区！')).toEqual(['研究', 'a3', '区'])
  expect(splitterOf(words, usual)('')).toEqual([])
  expect(splitterOf([], new Float32Array())('研究')).toEqual([])
})

it('cuts a long text as well after a short one', () => {
  const split = splitterOf(words, usual)
  split('研究')
  expect(split('研究生命'.repeat(500))).toHaveLength(1000)
  expect(split('研究')).toEqual(['研究'])
})

it('keeps a number for each pair, however many there are', () => {
  const table = new PairTable(2)
  for (let i = 0; i < 3000; i++) expect(table.put(i % 50, i, i * 2)).toBe(i * 2)
  expect(table.put(7, 57, 1)).toBe(114)
  expect([table.size, table.get(49, 2999), table.get(2999, 49)]).toEqual([3000, 5998, -1])
  let sum = 0
  table.each((_first, second, value) => {
    sum += value - second
  })
  expect(sum).toBe((2999 * 3000) / 2)
})
