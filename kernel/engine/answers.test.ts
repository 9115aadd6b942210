import { describe, expect, it } from 'vitest'
import type { FieldData } from '../define/field.ts'
import * as fields from '../define/field.ts'
import { workdays } from '../define/span.ts'
import { morning } from '../testing/small-town.ts'
import { problemWith, readAnswers } from './answers.ts'

const known = {
  now: morning,
  row: (_: string, key: string) => (key === 'lamp' ? {} : null),
  hasUnit: (u: string) => u === 'city',
  hasFile: (f: string) => f === 'photo',
}
const wrong = (field: FieldData, value: unknown) => problemWith(field, value, known)
const year = 365 * 86_400_000

describe('an answer', () => {
  it.each([
    ['emoji', '灯坏了🏮👨‍👩‍👧', null],
    ['right-to-left script', 'المصباح مكسور', null],
    ['text that looks like SQL or HTML', "'; drop table cases; --<script>alert(1)</script>", null],
    ['line breaks', '第一行\n第二行', null],
    ['100 kB', 'x'.repeat(100_000), 'too-long'],
    ['hidden direction marks', 'abc\u202ecba', 'control-characters'],
    ['a null character', 'a\u0000b', 'control-characters'],
    ['half a character', '灯\ud83c', 'control-characters'],
    ['a number', 7, 'wrong-kind'],
  ])('of words with %s is %#: %s', (_, value, problem) => {
    expect(wrong(fields.note('经过'), value)).toBe(problem)
  })

  it('of 4,000 letters beyond the basic plane is as long as 4,000 others', () => {
    expect(wrong(fields.note('经过'), '𠮷'.repeat(4000))).toBeNull()
    expect(wrong(fields.note('经过'), '𠮷'.repeat(4001))).toBe('too-long')
  })

  it('of one line has one line', () => {
    expect(wrong(fields.text('标题'), '一\n二')).toBe('control-characters')
  })

  it.each([
    [fields.day('日期'), '2026-02-30', 'not-a-date'],
    [fields.day('日期'), '0001-01-01', 'absurd-date'],
    [fields.day('日期'), '2024-02-29', null],
    [fields.moment('时间'), morning + 3_600_000, 'in-the-future'],
    [fields.moment('时间'), morning - 40 * year, 'absurd-date'],
    [fields.moment('时间'), morning - 0.5, 'not-a-date'],
    [fields.moment('时间'), morning, null],
    [fields.count('人数'), 1.5, 'wrong-kind'],
    [fields.count('人数'), -1, 'too-small'],
    [fields.amount('金额'), 12.345, 'wrong-kind'],
    [fields.amount('金额'), 1e15, 'too-big'],
    [fields.amount('金额'), 12.34, null],
    [fields.span('时限'), workdays(3), null],
    [fields.span('时限'), workdays(1.5), 'wrong-kind'],
    [fields.span('时限'), { ...workdays(1), closedStart: 'same-day' }, null],
    [fields.span('时限'), { ...workdays(1), lastDay: 'next-working-day' }, 'wrong-kind'],
    [fields.span('时限'), { amount: 4000, unit: 'month' }, 'too-big'],
    [fields.span('时限'), { amount: Number.NaN, unit: 'day' }, 'too-small'],
    [fields.span('时限'), { amount: 1, unit: 'toString' }, 'wrong-kind'],
    [fields.phone('电话', { purpose: '', basis: 'consent', keep: workdays(1) }), '138****11', 'wrong-kind'],
    [fields.choice('类型', { a: '甲' }), 'toString', 'not-an-option'],
    [fields.choices('类型', { a: '甲' }), ['a', 'a'], 'too-many'],
    [fields.units('单位'), ['city', 'nobody'], 'no-such-unit'],
    [fields.photos('照片'), ['lost'], 'no-such-file'],
    [fields.item('事项', 'catalogue'), 'ufo', 'no-such-row'],
    [fields.item('事项', 'catalogue'), 'lamp', null],
  ] as const)('is judged by its kind (%#)', (field, value, problem) => {
    expect(wrong(field, value)).toBe(problem)
  })

  it.each([
    ['91529901MAAB00014N', 'wrong-check-digit'],
    ['9152990100000001', 'no-credit-code'],
    ['个体', 'no-credit-code'],
    [1, 'wrong-kind'],
    ['9'.repeat(61), 'too-long'],
  ])('of a unified social credit code is held against its check character: %s', (value, problem) => {
    expect(wrong(fields.text('信用代码', { form: 'credit-code', max: 18 }), value)).toBe(problem)
  })

  it('keeps a unified social credit code in one way of writing', () => {
    const form = { code: fields.text('信用代码', { form: 'credit-code', max: 18 }) }
    const answers = { code: ' 9142-0000 0000 0001 9k ' }
    expect(readAnswers(form, answers, known)).toEqual({ answers: { code: '91420000000000019K' } })
  })

  it('of a place is a point on earth or words, and nothing by the way', () => {
    const place = fields.place('地点')
    expect(wrong(place, { point: [110, 30], address: '柳河路', accuracy: 12 })).toBeNull()
    expect(wrong(place, { address: '柳河路' })).toBeNull()
    expect(wrong(place, { address: '  ' })).toBe('missing')
    expect(wrong(place, { point: [30, 110] })).toBe('outside')
    expect(wrong(place, { point: ['110', '30'] })).toBe('wrong-kind')
    expect(wrong(place, { point: [110, 30], junk: 'x'.repeat(9) })).toBe('wrong-kind')
  })
})

describe('a filled-in form', () => {
  const form = { words: fields.note('经过'), extra: fields.optional(fields.note('其他')) }

  it('is cleaned: trimmed, and what is empty left out', () => {
    expect(readAnswers(form, { words: ' 灯坏了 ', extra: '  ' }, known)).toEqual({ answers: { words: '灯坏了' } })
  })

  it('is refused for what nobody asked, also under the names every object has', () => {
    const answers = JSON.parse('{"words":"灯","__proto__":"x","constructor":"y"}')
    expect(readAnswers(form, answers, known)).toEqual({
      refused: 'answers-invalid',
      fields: Object.fromEntries([
        ['__proto__', 'unknown'],
        ['constructor', 'unknown'],
      ]),
    })
    expect(readAnswers({ toString: fields.note('x') }, {}, known)).toEqual({
      refused: 'answers-invalid',
      fields: { toString: 'missing' },
    })
  })
})
