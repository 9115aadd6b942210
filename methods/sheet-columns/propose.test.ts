import { describe, expect, it } from 'vitest'
import { type Fit, proposeColumns, type Wanted } from './index.ts'

const wanted: Wanted[] = [
  { key: 'name', names: ['企业名称', 'name'] },
  { key: 'code', names: ['统一社会信用代码', 'code'] },
  { key: 'area', names: ['建筑面积', 'area'] },
  { key: 'phone', names: ['联系电话', 'phone'] },
]
const anything: Fit = { share: null, telling: false }
const propose = (headings: string[], fits: (index: number, key: string) => Fit = () => anything, remembered = {}) =>
  Object.fromEntries(
    proposeColumns(
      headings.map((title, index) => ({ index, path: title.split('|') })),
      wanted,
      fits,
      remembered,
    ).map(p => [headings[p.index], `${p.key} ${p.why}${p.sure ? '' : ' ?'}`]),
  )

describe('columns of an unknown layout', () => {
  it('are known by their heading, their code, other words for it and words alike', () => {
    expect(propose(['企业名称*', 'code', '面积|建筑', '手机号码'])).toEqual({
      '企业名称*': 'name same',
      code: 'code same',
      '面积|建筑': 'area alike ?',
      手机号码: 'phone synonym',
    })
  })

  it('are known by their values where the heading says nothing', () => {
    const telling = (index: number, key: string): Fit => (index === 0 && key === 'code' ? { share: 1, telling: true } : anything)
    expect(propose(['证照'], telling)).toEqual({ 证照: 'code values ?' })
    expect(propose(['证照', '另一列'], (_, key) => (key === 'code' ? { share: 1, telling: true } : anything))).toEqual({})
  })

  it('are only guessed at where their values do not fit', () => {
    expect(propose(['建筑面积'], () => ({ share: 0.1, telling: false }))).toEqual({ 建筑面积: 'area same ?' })
    expect(propose(['总面积'], () => ({ share: 0.1, telling: false }))).toEqual({ 总面积: 'area synonym ?' })
    expect(propose(['建面积表'], () => ({ share: 0.1, telling: false }))).toEqual({})
  })

  it('are taken as they were settled before, and one left out stays left out', () => {
    expect(propose(['甲', '企业名称'], undefined, { 甲: 'area', 企业名称: '' })).toEqual({ 甲: 'area remembered' })
  })

  it('that only number the rows answer nothing, and no column answers twice', () => {
    expect(propose(['序号', '电话', '联系方式'])).toEqual({ 电话: 'phone synonym ?' })
  })
})
