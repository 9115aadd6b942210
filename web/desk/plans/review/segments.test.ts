import { expect, it } from 'vitest'
import { segmentsOf } from './segments.ts'

const text = '一、民生\n新增床位40张,建成食堂3个。'
const mark = (at: number, length: number, kind: 'goal' | 'target') => ({
  item: `${at}`,
  at,
  length,
  kind,
  state: 'proposed' as const,
  doubts: [],
  said: [],
})

it('cuts a text into pieces that are the text again, each with the innermost item', () => {
  const found = segmentsOf({ text, marks: [mark(0, text.length, 'goal'), mark(5, 7, 'target'), mark(13, 6, 'target')] })
  expect(found.map(s => s.text).join('')).toBe(text)
  expect(found.filter(s => s.mark).map(s => [s.mark?.kind, s.text])).toEqual([
    ['goal', '一、民生'],
    ['target', '新增床位40张'],
    ['target', '建成食堂3个'],
  ])
})

it('says of a text without marks that it is one piece', () => {
  expect(segmentsOf({ text, marks: [] })).toEqual([{ at: 0, text, mark: null }])
  expect(segmentsOf({ text: '', marks: [] })).toEqual([])
})
