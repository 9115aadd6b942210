import { expect, test } from 'vitest'
import { guesserOf } from './index.ts'

const matter = (key: string, subclass: string, when = '') => ({ key, class: '道路设施', subclass, when })
const guess = guesserOf([matter('1', '路灯不亮'), matter('2', '井盖松动'), matter('3', '路面破损', '坑洼、开裂')])

test('the words of a matter’s name or condition find it', () => {
  expect(guess('路灯好几天不亮了')?.key).toBe('1')
  expect(guess('车道坑洼开裂')?.key).toBe('3')
})

test('what many matters share does not decide, what one alone has does', () => {
  expect(guess('道路设施井盖')?.key).toBe('2')
})

test('words of nothing in the catalogue bring no guess, and neither does an empty catalogue', () => {
  expect(guess('你好')).toBeUndefined()
  expect(guess('')).toBeUndefined()
  expect(guesserOf([])('路灯不亮')).toBeUndefined()
})

test('the same words always bring the same guess', () => {
  expect(guess('路灯井盖路面')).toEqual(guess('路灯井盖路面'))
})
