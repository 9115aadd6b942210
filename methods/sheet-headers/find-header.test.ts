import { describe, expect, it } from 'vitest'
import { findHeader, plainTitle } from './find-header.ts'

const asks = [
  { key: 'number', names: ['工单编号', '工单号', 'order number'] },
  { key: 'name', names: ['来电人', '来电人姓名', '姓名'] },
  { key: 'phone', names: ['联系电话', '来电号码', '电话'] },
  { key: 'words', names: ['诉求内容', '反映内容'] },
]

describe('the headings of a sheet', () => {
  it('are found under a title and a note', () => {
    const rows = [
      ['市民热线工单', '市民热线工单', '市民热线工单', '市民热线工单'],
      ['导出时间：2026-03-01', null, null, null],
      ['工单编号*', '诉求内容', '来电人', '联系电话（手机）'],
      ['1', '路灯不亮', '王某', '138'],
    ]
    expect(findHeader(rows, asks)).toEqual({
      row: 2,
      titles: ['工单编号*', '诉求内容', '来电人', '联系电话（手机）'],
      found: { number: 0, words: 1, name: 2, phone: 3 },
    })
  })

  it('are read under a band that names what several have in common', () => {
    const rows = [
      ['工单', '工单', '来电人', '来电人'],
      ['工单编号', '诉求内容', '姓名', '电话'],
      ['1', '路灯不亮', '王某', '138'],
    ]
    expect(findHeader(rows, asks)).toMatchObject({ row: 1, found: { number: 0, words: 1, name: 2, phone: 3 } })
  })

  it('are matched the same before alike, and no column answers twice', () => {
    const header = findHeader([['电话', '联系电话', '工单号']], asks)
    expect(header?.found).toEqual({ phone: 1, number: 2 })
  })

  it('are told apart from rows of values', () => {
    expect(findHeader([['1', '路灯不亮', '王某', '138']], asks)).toBeNull()
    expect(findHeader([], asks)).toBeNull()
    expect(findHeader([['工单编号']], asks)).toBeNull()
  })

  it('may be as few as asked for', () => {
    expect(findHeader([['Order Number', 'x']], asks, { least: 1 })).toMatchObject({ row: 0, found: { number: 0 } })
  })

  it('are only those that are the same, when asked for exactly', () => {
    expect(findHeader([['联系电话号码', '工单编号']], asks, { least: 1, exact: true })?.found).toEqual({ number: 1 })
  })

  it('are compared without what people put around them', () => {
    expect(plainTitle(' 联系电话\n（必填） *')).toBe('联系电话')
    expect(plainTitle('Unique Key')).toBe('uniquekey')
    expect(plainTitle('unique_key')).toBe('uniquekey')
    expect(plainTitle(null)).toBe('')
  })
})
