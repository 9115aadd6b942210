import { expect, it } from 'vitest'
import type { QuestionAnswer } from '#contract/questions'
import { sayNumber, seriesOf, sorted } from './answer-rows.ts'
import { bandsIn } from './parts.ts'

const row = (keys: (string | null)[], n: number | null) => ({ keys, n, values: [n], few: n === null })
const answer: QuestionAnswer = {
  title: '',
  sentence: '',
  groups: [
    { title: '社区', labels: { a: '甲', b: '乙' } },
    { title: '月', labels: { '2026-01-01': '2026年1月', '2026-02-01': '2026年2月' } },
  ],
  measures: [{ title: '数量', share: false }],
  rows: [row(['a', '2026-01-01'], 3), row(['a', null], 1), row(['b', '2026-02-01'], null), row(['b', '2026-01-01'], 9)],
  total: row([null, null], 13),
  more: false,
  persons: false,
  stood: 'now',
  from: 'each',
  at: 0,
}

it('puts rows in order by a measure, those without a value last either way', () => {
  const values = (down: boolean) => sorted(answer, 2, down, '未填').map(one => one.values[0])
  expect(values(false)).toEqual([1, 3, 9, null])
  expect(values(true)).toEqual([9, 3, 1, null])
})

it('draws a line for each group over the points of another, what is not filled in at the end', () => {
  const { points, lines } = seriesOf({ ...answer, rows: [...answer.rows].reverse() }, 1, '未填', true)
  expect(points.map(point => point.label)).toEqual(['2026年1月', '2026年2月', '未填'])
  expect(lines.map(line => [line.label, ...line.rows.map(one => one?.n)])).toEqual([
    ['乙', 9, null, undefined],
    ['甲', 3, undefined, 1],
  ])
})

it('says numbers as people do, and reads the bounds somebody types', () => {
  expect([sayNumber(0.1234, true, 'zh'), sayNumber(1234.56, false, 'zh'), sayNumber(2.345, false, 'en')]).toEqual([
    '12.3%',
    '1,235',
    '2.35',
  ])
  expect(bandsIn('10，50, 100')).toEqual([10, 50, 100])
})
