import { expect, test } from 'vitest'
import { guesserOf } from './guess.ts'

const matter = (key: string, subclass: string, when = '', keywords = '') => ({ key, class: '道路设施', subclass, when, keywords })
const guess = guesserOf([
  matter('1', '路灯不亮'),
  matter('2', '井盖松动', '', '窨井、咣当响'),
  matter('3', '路面破损', '坑洼、开裂'),
])
const guessed = (words: string) => guess(words)?.matter.key

test('the words of a matter’s name, condition or keywords find it', () => {
  expect(guessed('路灯好几天不亮了')).toBe('1')
  expect(guessed('路面坑洼开裂')).toBe('3')
  expect(guessed('车一过就咣当响')).toBe('2')
})

test('it says which words decided, as they were said', () => {
  expect(guess('门口路灯好几天，不亮了')?.because).toEqual(['路灯', '不亮'])
  expect(guess('车一过就咣当响')?.because).toEqual(['咣当响'])
})

test('what many matters share does not decide, what one alone has does', () => {
  expect(guessed('道路设施井盖')).toBe('2')
})

test('pairs across a mark are no words', () => {
  expect(guessed('窨、井')).toBeUndefined()
})

test('words of nothing in the catalogue bring no guess, and neither does an empty catalogue', () => {
  expect(guess('你好')).toBeUndefined()
  expect(guess('')).toBeUndefined()
  expect(guesserOf([])('路灯不亮')).toBeUndefined()
})

test('the same words always bring the same guess', () => {
  expect(guess('路灯井盖路面')).toEqual(guess('路灯井盖路面'))
})
