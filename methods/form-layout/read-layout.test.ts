import { describe, expect, it } from 'vitest'
import { type FormSheet, findBlanks, type Merge, readLayout, writeBlanks } from './index.ts'

/** A form drawn as text: `|` between cells, `.` an empty cell with lines, blank one without, `=` a formula, `<` joined to the left, `^` to the one above. */
function form(lines: readonly string[], { locked = true, isProtected = false } = {}): FormSheet {
  const grid = lines.map(line => line.split('|').map(cell => cell.replace(/^ | $/g, '')))
  const merges: Merge[] = []
  const cells = grid.flatMap((row, r) =>
    row.map((text, c) => {
      const number = /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : null
      const joined = text.trim() === '<' || text.trim() === '^'
      const empty = text.trim() === '' || text.trim() === '.' || joined || text.trim() === '='
      return {
        row: r,
        column: c,
        value: empty ? null : (number ?? text),
        formula: text.trim() === '=',
        bordered: row.length > 1 && text.trim() !== '',
        locked,
      }
    }),
  )
  for (const [r, row] of grid.entries())
    for (const [c, text] of row.entries()) {
      if (text.trim() === '<' || text.trim() === '^') continue
      let right = c
      while (grid[r]?.[right + 1]?.trim() === '<') right++
      let bottom = r
      while (grid[bottom + 1]?.[c]?.trim() === '^') bottom++
      if (right > c || bottom > r) merges.push({ top: r, left: c, bottom, right })
    }
  return { name: 'Sheet1', cells, merges, isProtected }
}
const paths = (sheet: FormSheet) =>
  Object.fromEntries(readLayout(sheet).slots.map(s => [s.key, [s.rowLabels.join('/'), s.columnLabels.join('/')]]))

const byCommunity = form([
  '社区老年人情况统计表 | < | < | < | <',
  '填报单位：          统计时间：    年  月 | < | < | < | <',
  '序号 | 社区 | 老年人口（人） | < | 备注',
  '^ | ^ | 60岁以上 | 80岁以上 | ^',
  '1 | 甲社区 | . | . | .',
  '2 | 乙社区 | . | . | .',
  '合计 | < | = | . | .',
  '填表人： |  | 审核人： |  | ',
])

describe('a table with headings in two rows', () => {
  it('gives each empty cell the headings to its left and above, the outermost first', () => {
    expect(paths(byCommunity)).toMatchObject({
      C5: ['甲社区', '老年人口（人）/60岁以上'],
      D6: ['乙社区', '老年人口（人）/80岁以上'],
      E5: ['甲社区', '备注'],
    })
  })

  it('keeps formulas, calls totals totals, and never fills a heading or the number of a row', () => {
    const { slots, formulas } = readLayout(byCommunity)
    expect(formulas).toEqual(['C7'])
    expect(slots.filter(s => s.total).map(s => s.key)).toEqual(['D7', 'E7'])
    expect(slots.filter(s => s.blank === null).map(s => s.key)).toEqual([
      'C5',
      'D5',
      'E5',
      'C6',
      'D6',
      'E6',
      'D7',
      'E7',
      'B8',
      'D8',
    ])
  })

  it('finds the title, who fills it in, of which time, and by whom', () => {
    const { title, slots } = readLayout(byCommunity)
    expect(title).toBe('社区老年人情况统计表')
    const kinds = Object.fromEntries(slots.map(s => [s.key, s.kind]))
    expect(kinds).toMatchObject({ 'A2#0': 'office', 'A2#1': 'period', B8: 'person', D8: 'reviewer' })
    expect(kinds['A8#0']).toBeUndefined()
  })
})

describe('forms as offices make them', () => {
  it('reads names with a gap to their right, several in a row, without a heading above', () => {
    const card = form([
      '机构基本情况登记表 | < | < | <',
      '机构名称 | . | 机构类型 | .',
      '地址 | . | < | <',
      '床位数（张） | . | 联系电话 | .',
    ])
    expect(paths(card)).toEqual({
      B2: ['机构名称', ''],
      D2: ['机构类型', ''],
      B3: ['地址', ''],
      B4: ['床位数（张）', ''],
      D4: ['联系电话', ''],
    })
    expect(readLayout(card).slots.find(s => s.key === 'B4')?.unit).toBe('张')
    expect(readLayout(card).slots.find(s => s.key === 'D4')?.kind).toBe('phone')
  })

  it('passes over the numbers of columns and takes the unit from its own column', () => {
    const statistics = form([
      '养老服务设施统计报表 | < | < | <',
      '指标名称 | 计量单位 | 行次 | 数量',
      '甲 | 乙 | 1 | 2',
      '养老机构 | 个 | 1 | .',
      '其中：公办 | 个 | 2 | .',
    ])
    const { slots } = readLayout(statistics)
    expect(slots.map(s => [s.key, s.rowLabels.join('/'), s.columnLabels.join('/'), s.unit])).toEqual([
      ['D4', '养老机构', '数量', '个'],
      ['D5', '其中：公办', '数量', '个'],
    ])
  })

  it('keeps groups of rows and the parts of a sheet apart', () => {
    const parts = form([
      '平安建设月报表 | < | <',
      '一、矛盾纠纷 | < | <',
      '类别 | 项目 | 件数',
      '调解 | 受理 | .',
      '^ | 办结 | .',
      '二、安全检查 | < | <',
      '类别 | 项目 | 次数',
      '消防 | 检查 | .',
    ])
    const { slots } = readLayout(parts)
    expect(slots.map(s => [s.key, s.section, s.rowLabels.join('/'), s.columnLabels.join('/')])).toEqual([
      ['C4', '', '调解/受理', '件数'],
      ['C5', '', '调解/办结', '件数'],
      ['C8', '二、安全检查', '消防/检查', '次数'],
    ])
  })

  it('takes rows without a heading as a list', () => {
    const list = form(['社区一览表 | < | <', '社区 | 网格数 | 户数', '. | . | .', '. | . | .'])
    expect(readLayout(list).slots.every(s => s.list && s.columnLabels.length === 1)).toBe(true)
    expect(readLayout(list).slots).toHaveLength(6)
  })

  it('takes the numbers of a filled copy for places to fill, and years for headings', () => {
    const filled = form(['受理情况表 | < | <', '社区 | 2025 | 2026', '甲社区 | 12 | 30', '乙社区 | 7 | 0'])
    const { slots } = readLayout(filled)
    expect(slots.map(s => [s.key, s.held, s.columnLabels[0]])).toEqual([
      ['B3', 12, '2025'],
      ['C3', 30, '2026'],
      ['B4', 7, '2025'],
      ['C4', 0, '2026'],
    ])
  })

  it('fills only what a protected sheet leaves open', () => {
    const shut = form(['登记表 | <', '户数 | .', '人数 | .'], { isProtected: true })
    const some = { ...shut, cells: shut.cells.map(c => (c.row === 1 && c.column === 1 ? { ...c, locked: false } : c)) }
    expect(Object.keys(paths(some))).toEqual(['B2'])
  })

  it('works without any lines, where both headings are there', () => {
    const bare = form(['社区', '社区 | 户数 | 人数', '甲社区 |  | ', '乙社区 |  | '])
    const lineless = { ...bare, cells: bare.cells.map(c => ({ ...c, bordered: false })) }
    expect(Object.keys(paths(lineless))).toEqual(['B3', 'C3', 'B4', 'C4'])
  })

  it('finds nothing in a page of words, and nothing in an empty sheet', () => {
    expect(readLayout(form(['关于报送材料的通知 | <', '请各社区于月底前报送。 | <'])).slots).toEqual([])
    expect(readLayout({ name: '', cells: [], merges: [], isProtected: false })).toEqual({ title: '', slots: [], formulas: [] })
  })
})

describe('gaps within words', () => {
  it.each([
    ['____年__月', ['period'], ['2026年5月'], '2026年5月'],
    ['填报日期：    年   月   日', ['date'], ['2026年6月1日'], '填报日期：2026年6月1日'],
    ['填报单位（盖章）：', ['office'], ['某街道办事处'], '填报单位（盖章）：某街道办事处'],
    ['填表人：        联系电话：', ['person', 'phone'], ['钱一一', null], '填表人：钱一一  联系电话：'],
    ['本月共走访____户，发现问题____个。', ['value', 'value'], ['12', '3'], '本月共走访12户，发现问题3个。'],
    ['2026年4月份工作月报表', ['period'], ['2026年5月'], '2026年5月份工作月报表'],
    ['统计表（    年第  季度）', ['period'], ['2026年第2季度'], '统计表（2026年第2季度）'],
  ])('reads %s', (text, kinds, values, written) => {
    const blanks = findBlanks(text)
    expect(blanks.map(b => b.kind)).toEqual(kinds)
    expect(writeBlanks(text, blanks, values)).toBe(written)
  })

  it('does not look for gaps in a page of spaces', () => {
    expect(findBlanks(`填表人：${' '.repeat(30_000)}`)).toEqual([])
  })

  it('takes no words for a gap', () => {
    for (const text of ['60岁以上老年人', '备注：', '近三年龄级', '请于每月5日前报送', '单位：人'])
      expect(findBlanks(text), text).toEqual([])
  })
})
