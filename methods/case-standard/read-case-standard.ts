import { type LimitSpan, readLimit } from './read-limit.ts'

/** The nine columns of a city's case standard by the headings they have in use, and three that some tables add. */
const headings = {
  kind: ['部件/事件', '部件事件', '部/事件', '类型'],
  classCode: ['大类代码', '大类编码'],
  className: ['大类名称', '大类'],
  subclassCode: ['小类代码', '小类编码'],
  subclassName: ['小类名称', '小类'],
  unit: ['处置单位', '责任单位', '处置部门'],
  supervisor: ['主管部门', '主管单位'],
  when: ['立案条件', '立案标准'],
  closed: ['结案条件', '结案标准', '结案规范'],
  limit: ['处置时限', '处理时限', '办理时限'],
  keywords: ['关键词', '关键字'],
  basis: ['依据', '法律依据', '处置依据'],
} as const
export type StandardColumn = keyof typeof headings
const columns = Object.keys(headings) as StandardColumn[]
/** Without these a table is not a case standard. */
const needed: readonly StandardColumn[] = ['className', 'subclassName', 'when', 'limit']

export interface CaseStandardRow {
  /** Line in the sheet, from 1, for a person to find it. */
  readonly line: number
  /** Class and sub-class code; with -1, -2 … where a sub-class has several conditions. */
  readonly code: string
  /** A component (部件) or an event (事件), where the table or its title says so. */
  readonly kind: 'component' | 'event' | null
  readonly className: string
  readonly subclassName: string
  readonly unit: string | null
  readonly supervisor: string | null
  readonly when: string
  readonly closed: string | null
  readonly limit: LimitSpan
  readonly keywords: string | null
  readonly basis: string | null
}
export interface StandardProblem {
  readonly line: number
  readonly column: StandardColumn
  /** `code-taken`: another sub-class of the table has the same code. */
  readonly code: 'missing' | 'not-a-limit' | 'code-taken'
  readonly text: string
}

type Cells = readonly unknown[]
const text = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())
const heading = (cell: unknown) => text(cell).replaceAll(/\s/g, '')

interface Head {
  readonly line: number
  readonly at: Readonly<Partial<Record<StandardColumn, number>>>
  /** What the lines above the headings say the table holds. */
  readonly kind: CaseStandardRow['kind']
}

function kindIn(words: string): CaseStandardRow['kind'] {
  const [component, event] = [words.includes('部件'), words.includes('事件')]
  return component === event ? null : component ? 'component' : 'event'
}

function headOf(rows: readonly Cells[]): Head | null {
  for (const [line, cells] of rows.slice(0, 20).entries()) {
    const titles = cells.map(heading)
    const at: Partial<Record<StandardColumn, number>> = {}
    for (const column of columns) {
      const found = titles.findIndex(title => (headings[column] as readonly string[]).includes(title))
      if (found >= 0) at[column] = found
    }
    if (needed.every(column => column in at)) return { line, at, kind: kindIn(rows.slice(0, line).flat().map(text).join(' ')) }
  }
  return null
}

/** Does the sheet begin like a city's case standard? */
export const isCaseStandard = (rows: readonly Cells[]): boolean => headOf(rows) !== null

/** Class over sub-class over unit: where one cell is merged over several lines, the lines below it come empty. */
const startsClass: readonly StandardColumn[] = ['kind', 'classCode', 'className']
const startsSubclass: readonly StandardColumn[] = [...startsClass, 'subclassCode', 'subclassName']
const carried: readonly StandardColumn[] = [...startsSubclass, 'unit', 'supervisor', 'keywords', 'basis']

/**
 * Reads the nine-column layout 大类代码|大类名称|小类代码|小类名称|处置单位|主管部门|立案条件|结案条件|处置时限 in any order of
 * columns, with lines above the headings, and with merged cells: an empty class, sub-class, unit or department continues
 * the one above, but a new class takes no sub-class from the one before, nor a new sub-class its unit. Lines that cannot
 * be read are named in `problems`; the others come out in order.
 */
export function readCaseStandard(rows: readonly Cells[]): {
  readonly rows: readonly CaseStandardRow[]
  readonly problems: readonly StandardProblem[]
} {
  const head = headOf(rows)
  if (!head) return { rows: [], problems: [] }
  const found: CaseStandardRow[] = []
  const problems: StandardProblem[] = []
  let above: Partial<Record<StandardColumn, string>> = {}
  const holders = new Map<string, string>()
  for (const [offset, cells] of rows.slice(head.line + 1).entries()) {
    const line = head.line + offset + 2
    const own = Object.fromEntries(columns.map(c => [c, head.at[c] === undefined ? '' : text(cells[head.at[c]])])) as Record<
      StandardColumn,
      string
    >
    if (columns.every(column => own[column] === '')) continue
    const all = carry(own, above)
    above = all
    const wrong: StandardProblem[] = []
    for (const column of needed) if (all[column] === '') wrong.push({ line, column, code: 'missing', text: '' })
    const limit = readLimit(all.limit)
    if (all.limit !== '' && limit === null) wrong.push({ line, column: 'limit', code: 'not-a-limit', text: all.limit })
    const code = codeOf(all)
    const holder = `${all.className}/${all.subclassName}`
    if (wrong.length === 0 && (holders.get(code) ?? holder) !== holder)
      wrong.push({ line, column: all.subclassCode === '' ? 'subclassName' : 'subclassCode', code: 'code-taken', text: code })
    if (wrong.length > 0 || limit === null) {
      problems.push(...wrong)
      continue
    }
    holders.set(code, holder)
    found.push({
      line,
      code,
      kind: kindIn(all.kind) ?? head.kind,
      className: all.className,
      subclassName: all.subclassName,
      unit: all.unit || null,
      supervisor: all.supervisor || null,
      when: all.when,
      closed: all.closed || null,
      limit,
      keywords: all.keywords || null,
      basis: all.basis || null,
    })
  }
  return { rows: numbered(found), problems }
}

function carry(
  own: Record<StandardColumn, string>,
  above: Partial<Record<StandardColumn, string>>,
): Record<StandardColumn, string> {
  const says = (some: readonly StandardColumn[]) => some.some(column => own[column] !== '' && own[column] !== above[column])
  const keeps = (column: StandardColumn) => !says(startsClass.includes(column) ? startsClass : startsSubclass)
  return Object.fromEntries(
    columns.map(c => [c, own[c] === '' && carried.includes(c) && keeps(c) ? (above[c] ?? '') : own[c]]),
  ) as Record<StandardColumn, string>
}

/** The sub-class code alone where it holds that of its class already; names where a table has no codes. */
function codeOf(row: Record<StandardColumn, string>): string {
  const { classCode, subclassCode } = row
  if (subclassCode === '') return `${row.className}/${row.subclassName}`
  return subclassCode.length > classCode.length && subclassCode.startsWith(classCode)
    ? subclassCode
    : `${classCode}${subclassCode}`
}

function numbered(rows: readonly CaseStandardRow[]): CaseStandardRow[] {
  const total = new Map<string, number>()
  for (const { code } of rows) total.set(code, (total.get(code) ?? 0) + 1)
  const so = new Map<string, number>()
  return rows.map(row => {
    if (total.get(row.code) === 1) return row
    const nth = (so.get(row.code) ?? 0) + 1
    so.set(row.code, nth)
    return { ...row, code: `${row.code}-${nth}` }
  })
}
