import { describe, expect, it } from 'vitest'
import { partsOf, readDay, readNumber, readOption, readText, sheetError, unitInHeading, unitOf, unitsOfTable } from './index.ts'

const unit = (name: string) => unitOf(name)!

describe('a number', () => {
  it('is read as text, in full width, with thousands, spaces, a currency or its unit', () => {
    const cells = ['12', '１，２３４', '1 234.5', '￥80000', '120㎡', '约 20', ' 35 ', -3, '1.2E+3', '85%']
    expect(cells.map(cell => readNumber(cell))).toEqual([12, 1234, 1234.5, 80000, 120, 20, 35, -3, 1200, 85])
  })

  it('is never made of a range, of words, of a tick or of an error', () => {
    expect(['10-20', '20余', '(5)', '1,23', true, '三'].map(cell => readNumber(cell))).toEqual(Array(6).fill('none'))
    expect(readNumber('#REF!')).toBe('error')
  })

  it('is nothing where a stroke or a word for nothing stands', () => {
    expect(['', ' ', '-', '——', '/', '无', null].map(cell => readNumber(cell))).toEqual(Array(7).fill(null))
  })

  it('is turned into the unit it is wanted in, by the unit beside it before that of its column', () => {
    expect(readNumber(12.5, { said: unit('万元'), wanted: unit('元') })).toBe(125_000)
    expect(readNumber('100万元', { said: unit('元'), wanted: unit('元') })).toBe(1_000_000)
    expect(readNumber('12万', { said: unit('万元'), wanted: unit('元') })).toBe(120_000)
    expect(readNumber(0.1, { said: unit('万㎡'), wanted: unit('㎡') })).toBe(1000)
    expect(readNumber(3, { said: unit('亩'), wanted: unit('㎡') })).toBe(2000)
    expect(readNumber(3, { said: unit('亩'), wanted: unit('元') })).toBe('unit')
    expect(readNumber('3万元')).toBe('unit')
  })
})

describe('units', () => {
  it('are found in a heading, in brackets or after a stroke, and nothing else is taken for one', () => {
    const found = (heading: string) => unitInHeading(heading)?.name ?? null
    expect(['面积（㎡）', '金额(万元)', '户数/户', '人口【人】', '率（%）'].map(found)).toEqual(['m2', '万元', '户', '人', '%'])
    expect(['地址（必填）', '年份', '负责人/联系人'].map(found)).toEqual([null, null, null])
  })

  it('stand above a table, beside who fills it in', () => {
    expect(unitsOfTable('填报单位：和平街道    单位：万元、人').map(u => u.name)).toEqual(['万元', '人'])
    expect(unitsOfTable('填表单位：个')).toEqual([])
  })
})

it('a day is read in seven ways of writing and as a number of days; two digits of a year or month first are none', () => {
  const ways = [
    '2024-3-5',
    '2024/03/05',
    '2024.3.5',
    '2024年3月5日',
    '二〇二四年三月五日',
    '20240305',
    20_240_305,
    45_356,
    '45356',
    '２０２４－０３－０５',
    '2024 年 3 月 5 日',
    '2024-03-05 00:00:00',
  ]
  expect(new Set(ways.map(cell => readDay(cell)))).toEqual(new Set(['2024-03-05']))
  expect(readDay('二〇二四年十二月二十五日')).toBe('2024-12-25')
  expect(['24.3.5', '3/5/2024', '2024年3月', '2024-13-01', '2023-02-29', '长期'].map(cell => readDay(cell))).toEqual(
    Array(6).fill('none'),
  )
  expect([readDay('#N/A'), readDay('-'), readDay(null)]).toEqual(['error', null, null])
})

it('an option is its key or title; one that is only near is nobody’s answer', () => {
  const options = { home: '居住', shop: '商业', both: '商住两用' }
  expect(['居住', ' 居 住 ', 'home', '1.居住', 'A居住'].map(cell => readOption(cell, options))).toEqual(
    Array(5).fill({ key: 'home' }),
  )
  expect(readOption('居住用房', options)).toEqual({ near: ['home'] })
  expect(readOption('办公', options)).toEqual({ near: [] })
  expect(partsOf('居住、商业;商住两用')).toEqual(['居住', '商业', '商住两用'])
})

it('words lose what nobody sees, and an error of a formula is told from words', () => {
  expect(readText('\u3000橘汀\u200b苑\u00a0')).toBe('橘汀苑')
  expect(readText(' \u3000')).toBeNull()
  expect(['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#1楼', 5].map(sheetError)).toEqual([
    '#REF!',
    '#N/A',
    '#DIV/0!',
    '#VALUE!',
    null,
    null,
  ])
})
