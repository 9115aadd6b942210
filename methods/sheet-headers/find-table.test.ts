import { describe, expect, it } from 'vitest'
import { findTable, rowKind } from './index.ts'

const paths = (rows: unknown[][], known: string[] = []) => findTable(rows, known)?.columns.map(c => c.path.join('/'))
const wide = (words: string, n: number) => Array(n).fill(words)

describe('a table in a sheet', () => {
  it('is found under titles and notes, without knowing a single heading', () => {
    const rows = [
      wide('辖区企业表', 4),
      ['填报单位：某街道', '填报单位：某街道', '日期：三月', '日期：三月'],
      ['名称', '人数', '日期', '地址'],
      ['甲店', 3, '2024-1-1', '东路'],
    ]
    expect(findTable(rows)).toMatchObject({ from: 2, to: 2, above: ['辖区企业表', '填报单位：某街道 日期：三月'] })
  })

  it('has headings of three levels, merged or only written over the first of their columns', () => {
    const merged = [
      ['社区', '人口', '人口', '人口', '面积'],
      ['社区', '常住', '常住', '流动', '面积'],
      ['社区', '男', '女', '流动', '面积'],
      ['东', 1, 2, 3, 4],
    ]
    const expected = ['社区', '人口/常住/男', '人口/常住/女', '人口/流动', '面积']
    expect(paths(merged)).toEqual(expected)
    expect(
      paths([
        ['社区', '人口', null, '面积'],
        [null, '男', '女', null],
        ['东', 1, 2, 3],
      ]),
    ).toEqual(['社区', '人口/男', '人口/女', '面积'])
  })

  it('does not take a row of units or of column numbers for data', () => {
    const rows = [
      ['名称', '面积', '人数', '备注'],
      ['—', '㎡', '人', '—'],
      ['甲', '1', '2', '3'],
      ['东', 5, 6, ''],
    ]
    expect(findTable(rows, [], word => ['㎡', '人'].includes(word))).toMatchObject({
      from: 0,
      to: 2,
      units: ['—', '㎡', '人', '—'],
    })
  })

  it('begins with the first of the headings that a printed list repeats', () => {
    const head = ['名称', '户数', '地址']
    expect(findTable([head, ['甲', 1, '东路'], head, ['乙', 2, '西路']])).toMatchObject({ from: 0, to: 0 })
  })

  it('is not found where there is none', () => {
    expect(findTable([])).toBeNull()
    expect(
      findTable([
        [1, 2],
        [3, 4],
      ]),
    ).toBeNull()
  })
})

it('rows below the headings are told apart: data, totals, notes, parts, repeated headings, an example', () => {
  const titles = [['序号', '名称', '户数', '地址']]
  const kind = (...cells: unknown[]) => rowKind(cells, titles)
  expect(kind(1, '合计路小区', 3, '东路')).toBe('data')
  expect(kind('', '只有名称', '', '')).toBe('data')
  expect([kind('合计', null, 3, null), kind(null, '小 计', 3, null), kind('总计：', null, 5, null)]).toEqual([
    'total',
    'total',
    'data',
  ])
  expect([kind('注：按户籍', null, null, null), kind('填表人：王某', null, '审核人：李某', null)]).toEqual(['note', 'note'])
  expect(kind('一、东片', '一、东片', '一、东片', '一、东片')).toBe('section')
  expect(kind('序号', '名称', '户数', '地址')).toBe('repeated')
  expect(kind('示例', '某小区', 3, '某路')).toBe('example')
  expect(kind('第 1 页 共 2 页', null, null, null)).toBe('note')
  expect(kind(null, '', ' ', null)).toBe('empty')
})
