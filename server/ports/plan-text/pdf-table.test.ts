import { expect, it } from 'vitest'
import { type Span, tableAt } from './pdf-table.ts'

/** Lines of a page: each is [left, words] for the words that stand in it, ten points a character. */
const page = (...lines: (readonly [number, string])[][]): Span[] =>
  lines.flatMap(line =>
    line.map(([left, text], i) => ({ text, left, right: left + 10 * text.length, size: 10, ends: i === line.length - 1 })),
  )

const heads: (readonly [number, string])[] = [
  [0, '序号'],
  [60, '项目名称'],
  [150, '工作内容'],
  [300, '牵头单位'],
]

it('puts the wrapped cells of a row together and begins a row where the print steps back to the left', () => {
  const spans = page(
    heads,
    [[0, '1']],
    [[50, '老旧小区']],
    [[50, '改造']],
    [[130, '改造小区十二个，惠']],
    [[130, '及居民三千户']],
    [[300, '城建办']],
    [
      [0, '2'],
      [50, '养老'],
      [130, '新建食堂两家'],
      [300, '民政办'],
    ],
  )
  expect(tableAt(spans, 0)).toEqual({
    rows: [
      '序号\t项目名称\t工作内容\t牵头单位',
      '1\t老旧小区改造\t改造小区十二个，惠及居民三千户\t城建办',
      '2\t养老\t新建食堂两家\t民政办',
    ],
    next: spans.length,
  })
})

it('ends with the paragraph that runs over the columns', () => {
  const spans = page(
    heads,
    [[0, '1']],
    [[50, '养老']],
    [[130, '新建食堂']],
    [[300, '民政办']],
    [[0, '各单位要于每月二十五日前报送进展情况。']],
  )
  expect(tableAt(spans, 0)?.rows).toHaveLength(2)
  expect(tableAt(spans, 0)?.next).toBe(spans.length - 1)
})

it('takes no line of text for the headings of a table', () => {
  expect(tableAt(page([[0, '一、工作目标']], [[0, '建成公园三个。']]), 0)).toBeNull()
})
