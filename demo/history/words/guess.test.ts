import { expect, test } from 'vitest'
import { guesserOf, type Matter } from '#methods/classify/guess'
import { classes, matters } from '../../office/catalogue.ts'
import { wordsOf } from './index.ts'

const catalogue: Matter[] = matters.map(({ code, subclass, keywords, when }) => ({
  key: code,
  class: classes[code.slice(0, 2)]?.title ?? '',
  subclass,
  keywords,
  when,
}))
const guesser = guesserOf(catalogue)
const guess = (words: string) => guesser(words)?.matter

test('plain words find their matter', () => {
  expect(guess('东门口井盖松动，车压过去咣当响')?.subclass).toBe('井盖松动异响')
  expect(guess('3 单元楼道堆了很多纸箱杂物')?.class).toBe('房屋楼栋')
  expect(guess('路灯不亮')?.subclass).toBe('路灯不亮')
})

test('words that say nothing of any matter bring no guess', () => {
  for (const words of ['', '你好', '麻烦看一下', '12345', 'hello there', '🙂🙂🙂'])
    expect([words, guess(words)]).toEqual([words, undefined])
})

test('an office without a catalogue gets no guesses', () => {
  expect(guesserOf([])('井盖松动')).toBeUndefined()
})

test('of what grid workers write on their rounds, most is guessed, and most guesses are of the right class', () => {
  const written = [...wordsOf].flatMap(([code, { finds }]) =>
    finds.map(words => ({ code, words: words.replaceAll(/\{\w+\}/g, '') })),
  )
  const guesses = written.map(one => ({ ...one, found: guess(one.words)?.key }))
  const made = guesses.filter(one => one.found !== undefined)
  const inClass = made.filter(one => one.found?.slice(0, 2) === one.code.slice(0, 2))
  expect(written.length).toBeGreaterThan(50)
  expect(made.length / written.length).toBeGreaterThan(0.6)
  expect(inClass.length / made.length).toBeGreaterThan(0.8)
})
