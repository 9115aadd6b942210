import { describe, expect, it } from 'vitest'
import { readAnswers } from '../engine/answers.ts'
import { valueWords } from '../engine/values.ts'
import { dispatcher, ends, type Fields, note, optional, photos, rows, text, unit, when, yesno } from '../index.ts'
import { type CaseData, caseOf } from './case.ts'
import { paperMistakes } from './paper.ts'

const made = (form: Fields, more: object = {}): CaseData =>
  caseOf({
    title: '会议',
    filedBy: ['dispatcher'],
    start: 'open',
    form: { title: text('名称'), ...form },
    list: ['title'],
    open: [],
    states: { open: { title: '在办' }, done: ends('办结') },
    steps: { close: { title: '办结', from: 'open', to: 'done', by: dispatcher } },
    ...more,
  })
const columns = {
  what: text('议什么', { max: 6 }),
  late: yesno('迟了吗'),
  why: when(note('为什么'), { late: yesno('') }, c => c.late.is(true)),
}
const known = { now: 0, row: () => null, hasUnit: (id: string) => id === 'roads', hasFile: () => true }
const read = (value: unknown, field = rows('议程', columns, { max: 2 })) =>
  readAnswers({ agenda: field }, { agenda: value }, known)

describe('a field of rows', () => {
  it('reads each row by its columns, cleaned, and asks under conditions within the row', () => {
    const said = [
      { what: ' 路灯 ', late: false, why: '没用了' },
      { what: '井盖', late: true, why: '缺件' },
    ]
    expect(read(said)).toEqual({
      answers: {
        agenda: [
          { what: '路灯', late: false },
          { what: '井盖', late: true, why: '缺件' },
        ],
      },
    })
  })

  it('names what is wrong by row and column, and the table where it is no table or too long', () => {
    const wrong = (value: unknown) => (read(value) as { fields?: unknown }).fields
    expect(wrong([{ what: '路灯', late: false }, { what: '一二三四五六七' }])).toEqual({
      'agenda.1.what': 'too-long',
      'agenda.1.late': 'missing',
    })
    expect(wrong('路灯')).toEqual({ agenda: 'wrong-kind' })
    expect(wrong([{ what: '路灯', late: false, other: 1 }])).toEqual({ agenda: 'wrong-kind' })
    expect(wrong([1, 2, 3].map(() => ({ what: '路灯', late: false })))).toEqual({ agenda: 'too-many' })
    const units = rows('交办', { unit: unit('单位') })
    expect(read([{ unit: 'gone' }], units as never)).toMatchObject({ fields: { 'agenda.0.unit': 'no-such-unit' } })
  })

  it('may be left empty where it is optional, and words of an older definition stay readable', () => {
    expect(read([], optional(rows('议程', columns)) as never)).toEqual({ answers: {} })
    expect(valueWords(rows('议程', columns), [{ what: '路灯', late: true }], 'zh')).toBe('1. 路灯 · 是')
    expect(valueWords(rows('议程', columns), '路灯\n井盖', 'zh')).toBe('路灯\n井盖')
  })

  it('holds no pictures, no rows and nothing about a person', () => {
    expect(() => made({ agenda: rows('议程', { seen: photos('照片') }) })).toThrow(/cannot hold "seen": photos/)
    expect(() => made({ agenda: rows('议程', { more: rows('再', columns) }) })).toThrow(/cannot hold "more": rows/)
    expect(() => made({ agenda: rows('议程', {}) })).toThrow(/ask nothing/)
  })
})

it('prints on a paper only what the case has', () => {
  const paper = { title: '纪要', of: 'title', once: 'title', fields: { title: '名称', gone: '没有' } }
  expect(paperMistakes(made({}, { paper }))).toEqual(['a paper cannot print "gone"'])
})
