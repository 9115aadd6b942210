import { expect, it } from 'vitest'
import type { Block } from '../../../ports/official/index.ts'
import type { Stood } from '../plan-standing.ts'
import type { Fact, Gathered } from './facts.ts'
import { paperPeriod } from './period.ts'
import { sayAsked, sayMoves, sayWhy } from './say.ts'
import { writeCircular } from './write-circular.ts'
import { writeReport } from './write-report.ts'
import { writeReview } from './write-review.ts'

const stood = (more: Partial<Stood>): Stood => ({
  value: null,
  valueDay: null,
  doneDay: null,
  standing: 'no-data',
  share: null,
  because: { why: 'no-value' },
  forecast: null,
  ...more,
})
const fact = (id: string, now: Partial<Stood>, more: Partial<Fact> = {}): Fact => ({
  id,
  plan: 'p',
  planTitle: '年度计划',
  goal: '民生',
  kind: 'target',
  number: '',
  title: id,
  comparator: 'ge',
  low: 40,
  high: null,
  unit: '张',
  per: '',
  baseline: null,
  start: '2026-01-01',
  due: '2026-12-31',
  cadence: null,
  lead: '民政',
  leadName: '民政办',
  now: stood(now),
  before: stood({}),
  words: null,
  carried: null,
  ...more,
})
const kept = fact('床位', { standing: 'kept', value: 41, share: 1, because: { why: 'reached', value: 41, asked: 40 } })
const late = fact(
  '食堂',
  { standing: 'late', because: { why: 'past', days: 11 } },
  {
    comparator: 'milestone',
    low: null,
    due: '2026-05-20',
    lead: '建设',
    leadName: '建设办',
    words: { day: '2026-05-08', words: '等供电。' },
  },
)
const ahead = fact('就业', {
  standing: 'slow',
  value: 12,
  share: 0.3,
  because: { why: 'behind', value: 12, asked: 40, share: 30, time: 41 },
  forecast: { day: '2026-12-31', value: 29.26, low: 27, high: 31 },
})
const gathered = (facts: readonly Fact[]): Gathered => ({
  title: '年度计划',
  unit: null,
  period: paperPeriod('2026-05', '2026-07-03')!,
  facts,
  blocking: [{ order: 'D-1', matter: '食堂', unit: '建设办', by: '等供电', clearing: ['供电所'], clearBy: '2026-06-04' }],
})
const wordsOf = (blocks: readonly Block[]): string =>
  blocks.flatMap(b => ('words' in b && typeof b.words !== 'string' ? [b.words.map(run => run.text).join('')] : [])).join('\n')

it('takes the last day of a period that is over, today while it runs, and no period that has not begun', () => {
  expect(paperPeriod('2026-Q2', '2026-07-03')).toMatchObject({ asOf: '2026-06-30', before: '2026-03-31', next: '2026-09-30' })
  expect(paperPeriod('2026-07', '2026-07-03')).toMatchObject({ asOf: '2026-07-03', before: '2026-06-30', here: '本月' })
  expect(paperPeriod('2026', '2027-01-01')).toMatchObject({ asOf: '2026-12-31', before: '2025-12-31' })
  expect(paperPeriod('2026-08', '2026-07-03')).toBeNull()
})

it('says in a report how many stand how, what was reached, and why something is late in the words of its unit', () => {
  const { title, blocks } = writeReport(gathered([kept, late, ahead]))
  expect(title).toBe('年度计划2026年5月进展报告')
  const text = wordsOf(blocks)
  expect(text).toContain('共有承诺3项：已兑现1项，滞后1项，逾期或严重滞后1项。')
  expect(text).toContain('本月新兑现1项。\n“床位”（民政办）：达到41张，要求40张。')
  expect(text).toContain('“食堂”（建设办，5月20日到期）：已过期11天，没有报告完成。责任单位5月8日说明：等供电。')
  expect(text).toContain('“食堂”（建设办，督办单D-1）：等供电。请供电所解除，6月4日前。')
  expect(text).toContain('责任单位没有书面说明原因。')
})

it('counts the same promises in every chart and table', () => {
  const { blocks } = writeReport(gathered([kept, late, ahead]))
  const bars = blocks.flatMap(b => (b.kind === 'chart' && b.chart.kind === 'bars' ? [b.chart.rows] : []))
  expect(bars[0]!.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(3)
  expect(bars[1]!.reduce((sum, row) => sum + (row.of ?? 0), 0)).toBe(3)
  const rows = blocks.flatMap(b => (b.kind === 'table' ? [b.rows.length - b.heads] : []))
  // One line for the goal and one for the sum; then every promise once.
  expect(rows).toEqual([2, 3])
})

it('prints the answer of a unit named late, or that there is none', () => {
  const answers = new Map([['建设', { words: '六月送电后开业。', source: '', day: '2026-06-02' }]])
  const text = (given: typeof answers) => wordsOf(writeCircular(gathered([kept, late]), given, '2026-06-05').blocks)
  expect(text(answers)).toContain('单位反馈（6月2日）：六月送电后开业。')
  expect(text(new Map())).toContain('单位反馈：未反馈。')
  const told = new Map([['建设', { words: '六月开业。', source: '电话答复', day: '2026-06-02' }]])
  expect(text(told)).toContain('单位反馈（6月2日，电话答复）：六月开业。')
  expect(text(answers)).toContain('民政办（1项）。')
})

it('reviews what is expected at the deadline and what goes on elsewhere', () => {
  const carried = { ...late, carried: { plan: '二〇二七年计划', reason: '供电延期。' } }
  const text = wordsOf(writeReview({ ...gathered([kept, carried, ahead]), period: paperPeriod('2026-Q2', '2026-07-03')! }).blocks)
  expect(text).toContain('预计为29.3张（27—31），要求不少于40张，预计达不到。')
  expect(text).toContain('“食堂”（建设办）：结转到《二〇二七年计划》，原因是供电延期。')
})

it('puts very many promises into a sheet beside the text', () => {
  const many = Array.from({ length: 401 }, (_, n) => ({ ...kept, id: `${n}` }))
  const { sheet, blocks } = writeReport(gathered(many))
  expect(sheet?.rows).toHaveLength(401)
  expect(wordsOf(blocks)).toContain('其余361项见“各项承诺”。')
})

it('says asked figures, reasons and moves in plain words', () => {
  expect(sayAsked({ ...kept, comparator: 'range', low: 2, high: 3 })).toBe('2—3张')
  expect(sayAsked({ ...kept, cadence: 'week', low: 2, unit: '次' })).toBe('每周不少于2次')
  expect(sayWhy(ahead)).toBe('时间过了41%，目前12张，要求40张，进度30%')
  const none = { kept: 0, onWay: 1, slow: 0, late: 2, noData: 0, toSet: 0 }
  expect(sayMoves({ ...none, kept: 1, late: 1 }, none, '2026年4月')).toBe(
    '与2026年4月末相比，已兑现增加1项，逾期或严重滞后减少1项。',
  )
  expect(sayMoves(none, none, '2026年4月')).toBe('与2026年4月末相比，各项数目没有变化。')
})
