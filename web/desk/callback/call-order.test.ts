import { expect, it } from 'vitest'
import { callAfter, callOrder } from './call-order.ts'

it('puts who was put off after all the others, the longest waiting first', () => {
  expect(callOrder(['a', 'b', 'c', 'd'], ['c', 'a', 'gone'])).toEqual(['b', 'd', 'c', 'a'])
})

it('goes down the list', () => {
  expect(callAfter(['a', 'b', 'c'], [], 'b')).toBe('c')
})

it('goes on at the top when the last was called, before anybody put off is called again', () => {
  expect(callAfter(['a', 'b', 'c'], ['b'], 'c')).toBe('a')
})

it('comes round to those put off when nobody else is left', () => {
  expect(callAfter(['a', 'b', 'c'], ['c', 'a'], 'b')).toBe('c')
  expect(callAfter(['a', 'b'], ['b', 'a'], 'b')).toBe('a')
  expect(callAfter(['a'], [], 'a')).toBeUndefined()
})
