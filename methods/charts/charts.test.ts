import { describe, expect, it } from 'vitest'
import { type Chart, chartWords, drawChart, type Mark, tableOf, toSvg } from './index.ts'

const words = chartWords.zh
const textsOf = (chart: Chart) => drawChart(chart, 560, words).marks.flatMap(mark => (mark.kind === 'text' ? [mark.text] : []))
const filled = (chart: Chart) =>
  drawChart(chart, 560, words).marks.filter(
    (mark): mark is Extract<Mark, { kind: 'rect' }> => mark.kind === 'rect' && mark.fill === 'main',
  )

const bars: Chart = {
  kind: 'bars',
  title: '哪些单位按期完成得多？',
  note: '共 40 项',
  unit: '项',
  rows: [
    { label: '湖滨社区', value: 10, of: 20 },
    { label: '荷花社区', value: 5, of: 20 },
    { label: '东门社区', value: null, of: null },
  ],
}

describe('bars', () => {
  it('are as long as their values, and say of how many', () => {
    const [long, short] = filled(bars)
    expect(long?.width).toBeCloseTo((short?.width ?? 0) * 2)
    expect(textsOf(bars)).toContain('10／20项 50%')
  })

  it('keep apart what is nought and what is not known', () => {
    expect(textsOf(bars)).toContain('无数据')
    expect(textsOf({ ...bars, rows: [{ label: '西塘社区', value: 0 }] })).toContain('0项')
    expect(filled({ ...bars, rows: [{ label: '西塘社区', value: 0 }] })).toEqual([])
  })

  it('say so when there are more rows than a drawing has room for', () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ label: `单位${n}`, value: n }))
    expect(textsOf({ ...bars, rows }).some(text => text.includes('共 200 项'))).toBe(true)
    expect(tableOf({ ...bars, rows }, words)).toHaveLength(201)
  })
})

it('a line leaves a gap where nothing is known, and breaks where it is only expected', () => {
  const points = [1, 2, null, 4, 5, 6].map((value, n) => ({ label: `${n + 1}月`, value, forecast: n > 3 }))
  const drawn = drawChart(
    { kind: 'line', title: '', note: '', unit: '件', points, goal: { label: '目标', value: 8 } },
    560,
    words,
  )
  const strokes = drawn.marks.filter(mark => mark.kind === 'line' && mark.ink === 'main')
  expect(strokes.map(mark => mark.kind === 'line' && [mark.points.length, mark.broken])).toEqual([
    [2, false],
    [1, false],
    [3, true],
  ])
})

it('parts of a whole fill it, and are told apart without colour', () => {
  const chart: Chart = {
    kind: 'shares',
    title: '',
    note: '',
    parts: ['甲', '乙', '丙'],
    rows: [{ label: '一', counts: [1, 1, 2] }],
  }
  const boxes = drawChart(chart, 560, words).marks.filter(mark => mark.kind === 'rect' && mark.height === 16)
  const wide = boxes.map(mark => (mark.kind === 'rect' ? mark.width : 0))
  expect(wide[2]).toBeCloseTo((wide[0] ?? 0) * 2)
  expect(drawChart(chart, 560, words).marks.some(mark => mark.kind === 'line' && mark.ink === 'main')).toBe(true)
  expect(() => drawChart({ ...chart, rows: [{ label: '一', counts: [1] }] }, 560, words)).toThrow(RangeError)
})

it('progress never runs over its end, and marks what is due by today', () => {
  const chart: Chart = {
    kind: 'progress',
    title: '',
    note: '',
    unit: '部',
    rows: [{ label: '加装电梯', done: 30, of: 20, expected: 10 }],
  }
  const drawn = drawChart(chart, 560, words)
  const [room, done] = drawn.marks.filter(mark => mark.kind === 'rect')
  expect(done?.kind === 'rect' && room?.kind === 'rect' && done.width <= room.width).toBe(true)
  expect(textsOf(chart)).toEqual(expect.arrayContaining(['30／20部 150%', words.expected]))
})

it('every mark of every kind stays inside its drawing, even with nothing to show', () => {
  const empty: Chart[] = [
    { ...bars, rows: [] },
    { kind: 'line', title: '', note: '', unit: '', points: [] },
    { kind: 'shares', title: '', note: '', parts: ['甲'], rows: [{ label: '一', counts: [0] }] },
    { kind: 'progress', title: '', note: '', unit: '', rows: [{ label: '一', done: 0, of: 0 }] },
  ]
  for (const chart of [bars, ...empty]) {
    const { width, height, marks } = drawChart(chart, 560, words)
    for (const mark of marks) {
      const at = mark.kind === 'line' ? mark.points : mark.kind === 'rect' ? [[mark.x, mark.y] as const] : [mark.at]
      for (const [x, y] of at) expect(x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1, JSON.stringify(mark)).toBe(true)
    }
  }
})

it('words of a chart cannot become marks of an SVG', () => {
  const svg = toSvg(drawChart({ ...bars, rows: [{ label: '<script>"&', value: 1 }] }, 560, words))
  expect(svg).toContain('&lt;script>&quot;&amp;')
})
