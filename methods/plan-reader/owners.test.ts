import { expect, it } from 'vitest'
import { readPlan } from './index.ts'
import * as texts from './testing/texts.ts'

const owners = (text: string) => readPlan(text).owners.map(({ quote, units }) => [quote, ...units])

it('reads labels, brackets and the lines they are broken over', () => {
  expect(owners(texts.wrapped)).toEqual([
    ['责任单位：城建\n办、水务集团、\n各相关社区', '城建办', '水务集团', '各相关社区'],
    ['牵头单位：综合执法队', '综合执法队'],
    ['配合单位：各社区、物业公司', '各社区', '物业公司'],
  ])
})

it('reads what a bracket says without a label', () => {
  expect(owners(texts.oneParagraph)).toEqual([
    ['责任单位：镇河长办、各村', '镇河长办', '各村'],
    ['水利站牵头，环保所、城建办、各村按职责分工负责', '水利站', '环保所', '城建办', '各村'],
  ])
})

it('says who leads and who supports', () => {
  const [found] = readPlan('1.修路。（城建办牵头，交通站、各村配合）').owners
  expect(found).toMatchObject({ units: ['城建办', '交通站', '各村'], roles: ['lead', 'support', 'support'] })
})

it('reads the columns of a table with tabs, below the headings of its parts', () => {
  expect(owners(texts.tabbed)).toEqual([
    ['经济发展办', '经济发展办'],
    ['各社区、税务所', '各社区', '税务所'],
    ['城市建设办', '城市建设办'],
    ['相关社区，物业公司', '相关社区', '物业公司'],
    ['综合行政执法队', '综合行政执法队'],
  ])
})

it('reads a table that was pasted a cell a line, and one set with spaces', () => {
  expect(owners(texts.cellALine)).toEqual([
    ['民政办', '民政办'],
    ['王某', '王某'],
    ['城管办、交警中队', '城管办', '交警中队'],
    ['李某', '李某'],
  ])
  expect(owners(texts.spaced).map(([quote]) => quote)).toEqual(['河长办', '各村、水利站', '城建办', '交通站 各社区'])
})

it('parts units at 及 and 等, and at no 和 or 及 of a name', () => {
  const text = '（区住房和城乡建设局、区普及教育办及各街道，区财政局等有关部门按职责分工负责）'
  expect(owners(text)).toEqual([[text.slice(1, -1), '区住房和城乡建设局', '区普及教育办', '各街道', '区财政局']])
})

it('reads units below their label, and a sentence of its own', () => {
  expect(owners('责任单位：\n民政办、各社区\n完成时限：年底\n')).toEqual([['责任单位：\n民政办、各社区', '民政办', '各社区']])
  expect(owners('1.建站点。民政办牵头，各社区配合。')).toEqual([['民政办牵头，各社区配合', '民政办', '各社区']])
})

it('joins names set apart, keeps what stands in brackets, and drops what a bracket says of a unit', () => {
  expect(owners('责任领导：王  某\n')).toEqual([['责任领导：王  某', '王某']])
  expect(owners('责任单位：区教育局（牵头）、各区政府〈含开发区、风景区，下同〉\n')[0]?.slice(1)).toEqual([
    '区教育局',
    '各区政府〈含开发区、风景区，下同〉',
  ])
})

it('joins a row that a line end within a cell broke', () => {
  const text = '序号\t内容\t牵头单位\t配合单位\n1\t签约8个，\n其中大项目2个\t招商办\t经发办、村镇办\n'
  expect(owners(text)).toEqual([
    ['招商办', '招商办'],
    ['经发办、村镇办', '经发办', '村镇办'],
  ])
})

it('takes prose about units for no marker', () => {
  const text =
    '各责任单位要高度重视。由街道主要领导牵头成立专班，领导小组办公室设在城建办，具体负责日常工作。谁主管、谁负责（谁主管谁负责）。'
  expect(owners(text)).toEqual([])
})

it('quotes the text as it was given', () => {
  const text = texts.wrapped.replaceAll('\n', '\r\n')
  for (const { offset, quote } of readPlan(text).owners) expect(text.slice(offset, offset + quote.length)).toBe(quote)
  expect(readPlan(text).owners[0]?.units).toEqual(['城建办', '水务集团', '各相关社区'])
})

it('keeps brackets inside a unit whole, leaves out the note behind the units and the foot of a web page', () => {
  expect(
    readPlan(
      '一、任务\n(一)扩面。(责任单位:甲局,各市〔特区、区〕人民政府)\n(二)提质。(甲局、乙局牵头,各县具体落实。以下均需落实,不再列出)\n主办单位:某镇人民政府  版权所有\n',
    ).owners.map(({ units }) => units),
  ).toEqual([
    ['甲局', '各市〔特区、区〕人民政府'],
    ['甲局', '乙局', '各县'],
  ])
})

it('takes 结合实际落实 for no part of a name', () => {
  expect(owners('1.培训。\n责任单位：区教育局按职责分工负责，各镇街结合实际落实\n')[0]!.slice(1)).toEqual(['区教育局', '各镇街'])
})
