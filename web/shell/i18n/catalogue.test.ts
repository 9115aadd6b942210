import { describe, expect, it } from 'vitest'
import { compare, fill, namesIn } from './catalogue.ts'
import { en } from './en.ts'
import { translator } from './index.ts'
import { zh } from './zh.ts'

describe('the catalogues of the shell', () => {
  it('say the same things with the same parameters in both languages', () => {
    expect(compare(zh, en)).toEqual([])
  })

  it('would be caught when they did not', () => {
    expect(compare({ a: '{n} 件', b: '二', d: ' ' }, { a: '{m} things', c: 'three', d: 'd' })).toEqual([
      'a: other parameters in English',
      'b: no English',
      'd: empty',
      'c: no Chinese',
    ])
  })
})

describe('a message', () => {
  it('is filled with its parameters', () => {
    expect(fill('第 {from}–{to} 条', { from: 1, to: 50 })).toBe('第 1–50 条')
  })

  it('chooses the English singular by count', () => {
    const message = { one: '{count} star', other: '{count} stars' }
    expect(fill(message, { count: 1 })).toBe('1 star')
    expect(fill(message, { count: 0 })).toBe('0 stars')
  })

  it('leaves an unfilled parameter visible rather than inventing one', () => {
    expect(fill('{a} {b}', { a: 'x' })).toBe('x {b}')
    expect(namesIn('{a} {b} {a}')).toEqual(['a', 'b'])
  })
})

describe('the catalogue of a face', () => {
  const own = { 'desk.queue.empty': '没有待办', 'desk.hello': '{name}，您好' } as const
  const ownEn = { 'desk.queue.empty': 'Nothing to do', 'desk.hello': 'Hello {name}' }

  it('is joined to the words of the shell', () => {
    const t = translator(own, ownEn, 'en')
    expect(t('desk.queue.empty')).toBe('Nothing to do')
    expect(t('desk.hello', { name: 'Li' })).toBe('Hello Li')
    expect(t('shell.cancel')).toBe('Cancel')
  })

  it('does not compile with an unknown key or a missing parameter', () => {
    const t = translator(own, ownEn, 'zh')
    // @ts-expect-error: no such key
    expect(t('desk.queue.full')).toBe('desk.queue.full')
    // @ts-expect-error: the parameter is missing
    expect(t('desk.hello')).toBe('{name}，您好')
  })
})
