import { expect, it } from 'vitest'
import type { StandardText } from '#contract/templates'
import { compare } from '../i18n/catalogue.ts'
import { en } from './en.ts'
import { filled, fitting, putInto } from './fitting.ts'
import { zh } from './zh.ts'

const text = (title: string, more: Partial<StandardText> = {}): StandardText => ({
  ...{ id: title, title, body: title, type: null, step: null, field: null, category: null },
  ...{ share: 'own', unit: null, version: 1, mine: true, mayChange: true, ...more },
})
const fields = { reason: { kind: 'note', title: '原因', required: true } } as const

it('offers what was written for this step first, and nothing written for another', () => {
  const all = [
    text('a'),
    text('b', { step: 'refuse' }),
    text('c', { step: 'dispatch' }),
    text('d', { field: 'question' }),
    text('e', { category: '01' }),
  ]
  const titles = (category: string | null) =>
    fitting(all, { type: 'incident', step: 'refuse', category }, fields).map(one => one.title)
  expect(titles(null)).toEqual(['b', 'a'])
  expect(titles('010203')).toEqual(['b', 'e', 'a'])
})

it('puts words at the cursor, or on a line of their own', () => {
  expect(putInto('您好，。', '谢谢', [3, 3])).toBe('您好，谢谢。')
  expect(putInto('您好', '谢谢', undefined)).toBe('您好\n谢谢')
  expect(putInto('', '谢谢', undefined)).toBe('谢谢')
})

it('fills names once and leaves out what stands for nothing', () => {
  expect(filled('{number}在{place}，{nothing}', { number: '1', place: '{number}路' })).toBe('1在{number}路，')
})

it('says everything about standard texts in both languages', () => {
  expect(compare(zh, en)).toEqual([])
})
