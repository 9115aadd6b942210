import { expect, it } from 'vitest'
import { isCaseStandard, readCaseStandard } from './read-case-standard.ts'

const titles = ['大类代码', '大类名称', '小类代码', '小类名称', '处置单位', '主管部门', '立案条件', '结案条件', '处置时限']

it('reads each condition of a sub-class as a row of its own, under codes that stay apart', () => {
  const { rows, problems } = readCaseStandard([
    ['某市管理部件立案结案标准'],
    [],
    titles,
    ['01', '公用设施', '01', '井盖', '排水所', '城管局', '缺失', '补齐', '2紧急工作时'],
    [null, null, null, null, null, null, '破损', '更换', '4小时'],
    [null, null, '02', '路灯', '照明所', null, '不亮', '修复', '2天'],
  ])
  expect(problems).toEqual([])
  expect(rows.map(r => [r.line, r.code, r.subclassName, r.unit, r.supervisor, r.when, r.limit])).toEqual([
    [4, '0101-1', '井盖', '排水所', '城管局', '缺失', { amount: 2, unit: 'hour' }],
    [5, '0101-2', '井盖', '排水所', '城管局', '破损', { amount: 4, unit: 'hour' }],
    [6, '0102', '路灯', '照明所', null, '不亮', { amount: 2, unit: 'day' }],
  ])
})

it('finds the columns by their headings, in any order and with spaces in them', () => {
  const { rows } = readCaseStandard([
    ['处置时限', '立案条件', '小类 名称', '大类名称', '备注'],
    ['3工作日', '堆放', '乱堆物料', '市容环境', 'x'],
  ])
  expect(rows).toMatchObject([{ code: '市容环境/乱堆物料', closed: null, limit: { amount: 3, unit: 'workday' } }])
})

it('lets a new class take nothing from the class before it', () => {
  const { rows, problems } = readCaseStandard([
    titles,
    ['01', '公用设施', '0101', '井盖', '排水所', '城管局', '缺失', '补齐', '2天'],
    ['02', '道路交通', null, null, null, null, '破损', '修复', '2天'],
    [null, null, '0203', '路名牌', null, null, '歪斜', '扶正', '1天'],
  ])
  expect(rows.map(r => [r.code, r.unit])).toEqual([
    ['0101', '排水所'],
    ['0203', null],
  ])
  expect(problems).toEqual([{ line: 3, column: 'subclassName', code: 'missing', text: '' }])
})

it('names every line it cannot read, and what was written there', () => {
  const { rows, problems } = readCaseStandard([
    titles,
    ['01', '公用设施', '01', '井盖', '', '', '缺失', '补齐', '尽快'],
    ['', '', '', '', '', '', '', '', ''],
    ['', '', '', '', '', '', '', '补齐', '2天'],
  ])
  expect(rows).toEqual([])
  expect(problems).toEqual([
    { line: 2, column: 'limit', code: 'not-a-limit', text: '尽快' },
    { line: 4, column: 'when', code: 'missing', text: '' },
  ])
})

it('knows components from events by a column or by the title, and takes keywords and basis along', () => {
  const more = [...titles, '关键词', '法律依据']
  const cells = ['01', '公用设施', '01', '井盖', '', '', '缺失', '补齐', '2紧急工作时', '窨井', '条例第三条']
  const [titled] = readCaseStandard([['某市部件立案结案标准'], more, cells]).rows
  expect(titled).toMatchObject({ kind: 'component', keywords: '窨井', basis: '条例第三条' })
  expect(readCaseStandard([['部件和事件标准'], more, cells]).rows[0]?.kind).toBeNull()
  const both = [
    ['类型', ...titles],
    ['部件', '01', '公用设施', '01', '井盖', '', '', '缺失', '补齐', '2小时'],
    ['', '', '', '', '', '', '', '破损', '更换', '4小时'],
    ['事件', '01', '市容环境', '02', '暴露垃圾', '', '', '成堆', '清走', '4工作时'],
  ]
  expect(readCaseStandard(both).rows.map(row => [row.code, row.kind])).toEqual([
    ['0101-1', 'component'],
    ['0101-2', 'component'],
    ['0102', 'event'],
  ])
})

it('lets no second sub-class take a code: it would look like a condition of the first', () => {
  const { rows, problems } = readCaseStandard([
    titles,
    ['01', '公用设施', '01', '井盖', '', '', '缺失', '补齐', '2小时'],
    ['01', '市容环境', '01', '暴露垃圾', '', '', '成堆', '清走', '4小时'],
  ])
  expect(rows.map(row => row.code)).toEqual(['0101'])
  expect(problems).toEqual([{ line: 3, column: 'subclassCode', code: 'code-taken', text: '0101' }])
})

it('knows a table that is none', () => {
  expect(isCaseStandard([titles])).toBe(true)
  expect(isCaseStandard([['编码', '大类', '小类', '立案条件', '结案条件']])).toBe(false)
  expect(readCaseStandard([['a'], ['b']])).toEqual({ rows: [], problems: [] })
})
