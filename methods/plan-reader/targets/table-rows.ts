import type { Cell, Paragraph, ReadingContext, Target } from '../types.ts'
import { type CompactText, compactText } from './compact.ts'
import type { StateDraft } from './draft.ts'
import { figuresIn } from './figures.ts'
import { numeralsIn } from './numbers.ts'
import { stateSubject } from './subject.ts'
import { type TimeFrame, type TimeWords, timesIn } from './time-words.ts'
import { unitAt } from './units.ts'

export interface RowRead {
  readonly targets: Target[]
  readonly states: { readonly draft: StateDraft; readonly text: CompactText }[]
}

const nameHead = /^(?:指标|指标名称|主要指标|具体指标|指标内容|目标名称|名称|考核指标|项目|内容)$/
const unitHead = /^(?:计量)?单位$/
const targetHead = /目标|预期|规划|计划/
const baseHead = /基期|基数|现状|实际|完成值|基准|上年/
const growthHead = /增[长速幅]|年均|累计|较|比/
const deadlineHead = /时限|时间|期限|节点|进度要求/

interface Columns {
  readonly name: number
  readonly unit: number
  readonly values: readonly { readonly at: number; readonly deadline: string | null; readonly words: string }[]
  readonly bases: readonly { readonly at: number; readonly date: string | null }[]
}

const yearOf = (head: string) => /((?:19|20)\d\d)/.exec(head)?.[1] ?? null

/** Which columns hold the name, the unit, the figures to be reached and today's; null when it is no table of indicators. */
function columnsOf(heads: readonly string[], frame: TimeFrame): Columns | null {
  const name = heads.findIndex(head => nameHead.test(head) || /指标/.test(head))
  if (name < 0) return null
  const dated = heads.flatMap((head, at) => {
    const year = yearOf(head)
    return at === name || growthHead.test(head.replace(/\(.*\)/, ''))
      ? []
      : [{ at, head, year: year === null ? null : Number(year) }]
  })
  const years = dated.flatMap(column => (column.year === null ? [] : [column.year]))
  const last = years.length === 0 ? null : Math.max(...years)
  const isBase = (column: { head: string; year: number | null }) =>
    baseHead.test(column.head) ||
    (!targetHead.test(column.head) && column.year !== null && column.year < (frame.from ?? last ?? 0))
  const values = dated.filter(
    column => !isBase(column) && (column.year !== null || (targetHead.test(column.head) && !/属性|性质/.test(column.head))),
  )
  const wanted = values.filter(column => !(column.year !== null && last !== null && frame.from === null && column.year < last))
  if (wanted.length === 0) return null
  return {
    name,
    unit: heads.findIndex(head => unitHead.test(head)),
    values: wanted.map(({ at, head, year }) => ({ at, words: head, deadline: year === null ? null : `${year}-12-31` })),
    bases: dated.filter(isBase).map(({ at, year }) => ({ at, date: year === null ? null : `${year}-12-31` })),
  }
}

interface Value {
  readonly comparator: Target['comparator']
  readonly quantity: Target['quantity']
  readonly unit: string | null
  readonly masked: boolean
  readonly direction?: 'down' | 'up'
}

/** A cell that holds one figure: 85, ≥90%, 4左右, 20-30, 〔12〕, x, 全覆盖, 下降10%. */
function valueIn(cell: string, unit: string | null): Value | null {
  const words = cell.replace(/\s/g, '').replace(/[[\]〔〕【】]/g, '')
  if (words === '' || words.length > 30 || /^[-—/.]+$/.test(words)) return null
  if (/全覆盖|全面覆盖/.test(words)) return { comparator: 'all', quantity: null, unit: null, masked: false }
  const own = figuresIn(words)
  if (own.length === 1) {
    const [{ comparator, quantity, unit: printed, masked }] = own as [(typeof own)[0]]
    return {
      comparator: quantity === 0 ? 'zero' : comparator,
      quantity,
      unit: printed === '' ? unit : printed,
      masked,
      ...way(words),
    }
  }
  const numerals = numeralsIn(words)
  const first = numerals[0]
  if (first === undefined || numerals.length > 2 || /[\u4e00-\u9fa5]{6,}/.test(words)) return null
  const after = words.slice((numerals[1] ?? first).end)
  if (!/^(?:左右|以上|以下|以内|及以上|)$/.test(after.replace(/\(.*\)/, ''))) return null
  if (numerals[1] !== undefined) {
    const low = first.value
    const high = numerals[1].value
    return low === null || high === null ? null : { comparator: 'range', quantity: [low, high], unit, masked: false }
  }
  const before = words.slice(0, first.start)
  const comparator =
    /以上/.test(after) || /^(?:>=?|≥|不低于|不少于|超过|大于|至少)/.test(before)
      ? 'ge'
      : /以[内下]/.test(after) || /^(?:<=?|≤|不超过|不高于|小于|低于|控制在)/.test(before)
        ? 'le'
        : 'eq'
  return { comparator, quantity: first.value, unit, masked: first.masked, ...way(before) }
}

function way(words: string): { direction: 'down' | 'up' } | Record<string, never> {
  if (/下降|降低|减少|^-/.test(words)) return { direction: 'down' }
  return /增长|提高|增加|^\+/.test(words) ? { direction: 'up' } : {}
}

/** The unit of a row: its own column, or the brackets behind its name: 覆盖率(%). */
function unitOf(name: string, cell: string | undefined): string | null {
  const own = (cell ?? '').replace(/\s/g, '')
  if (own !== '' && own.length <= 10 && !/^[-—/]+$/.test(own)) return own
  const inside = /\(([^()]{1,12})\)$/.exec(name.replace(/\s/g, ''))?.[1]
  return inside !== undefined && (unitAt(inside, 0) !== '' || /^[%‰万亿]|^[A-Za-z]{1,4}[²³23]?$/.test(inside)) ? inside : null
}

/** One row of a table with known columns; null when its columns are not those of indicators and it is to be read as text. */
export function readRow(paragraph: Paragraph, context: ReadingContext, frame: TimeFrame): RowRead | null {
  const { cells, heads } = paragraph
  const columns = columnsOf(heads, frame)
  if (columns === null) return null
  const name = cells[columns.name]
  if (name === undefined || name.text === '') return { targets: [], states: [] }
  const unit = unitOf(name.text, cells[columns.unit]?.text)
  const subject = name.text
    .replace(/\s/g, '')
    .replace(/\([^()]{1,12}\)$/, '')
    .replace(/^\d+[.、]/, '')
  const targets: Target[] = []
  const place = (from: { at: number }, to: { at: number; text: string }) => {
    const offset = paragraph.offsetOf(from.at)
    const end = paragraph.offsetOf(to.at + to.text.length - 1) + 1
    return { offset, length: end - offset, quote: context.source.slice(offset, end) }
  }
  for (const column of columns.values) {
    const cell = cells[column.at]
    const value = cell === undefined ? null : valueIn(cell.text, unit)
    if (cell === undefined || value === null) continue
    const { masked, ...figure } = value
    const first = columns.values.length === 1 && name.at < cell.at ? name : cell
    targets.push({
      ...place(first, cell),
      ...figure,
      subject,
      deadline: column.deadline,
      ...(column.deadline === null ? {} : { deadlineWords: column.words }),
      ...(masked ? { masked } : {}),
    })
  }
  const text = compactText({ text: paragraph.text, offsetOf: paragraph.offsetOf })
  const states = columns.bases.flatMap(({ at, date }) => {
    const cell = cells[at]
    const value = cell === undefined ? null : valueIn(cell.text, unit)
    if (cell === undefined || value === null || value.unit === null) return []
    const own: CompactText = {
      ...text,
      place: (start, end) => ({
        offset: paragraph.offsetOf(start),
        length: paragraph.offsetOf(end - 1) + 1 - paragraph.offsetOf(start),
      }),
    }
    return [
      {
        text: own,
        draft: { start: cell.at, end: cell.at + cell.text.length, quantity: value.quantity, unit: value.unit, subject, date },
      },
    ]
  })
  return { targets, states }
}

/** The date a row has in its column of dates. */
export function rowTime(paragraph: Paragraph, frame: TimeFrame): TimeWords | null {
  const cell = paragraph.cells[paragraph.heads.findIndex(head => deadlineHead.test(head))]
  const words = (cell?.text ?? '').replace(/\s/g, '')
  const whole = /^\d{4}$/.test(words)
    ? `${words}年`
    : words.replace(
        /^(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?$/,
        (_, y, m, d) => `${y}年${m}月${d === undefined ? '' : `${d}日`}`,
      )
  return (
    timesIn(whole, frame)
      .filter(one => one.date !== null)
      .at(-1) ?? null
  )
}

const aimHead = /目标$|^(?:年度|工作|目标)?任务$/

const notRead = /单位|部门|科室|领导|责任|牵头|配合|联系|电话|序号|编号|备注|属性|性质|类别/

/** The cells of a row of tasks that say what is to be done: not who, when, or the number of the row. */
export function cellsToRead(paragraph: Paragraph): readonly Cell[] {
  return paragraph.cells.filter((cell, at) => {
    const head = paragraph.heads[at] ?? ''
    return cell.text.length >= 2 && !notRead.test(head) && !deadlineHead.test(head)
  })
}

/** A cell that holds a bare figure, under a heading of targets: 4处. What it counts stands in the cell before it, or names the row. */
export function figureByRow(paragraph: Paragraph, cell: Cell, source: string): Target | null {
  const head = paragraph.heads[paragraph.cells.indexOf(cell)] ?? ''
  const words = cell.text.replace(/\s/g, '')
  const [figure, ...more] = targetHead.test(head) ? figuresIn(words) : []
  if (figure === undefined || more.length > 0 || figure.unit === '' || figure.end < words.length) return null
  if (!/^(?:不[少低]于|不[超高][过于]|至少|[<>]=?|[≥≤])?$/.test(words.slice(0, figure.start))) return null
  const cells = cellsToRead(paragraph).filter(one => one.at < cell.at && /[\u4e00-\u9fa5]{2}/.test(one.text))
  const first = cells[0] ?? cell
  const offset = paragraph.offsetOf(first.at)
  const end = paragraph.offsetOf(cell.at + cell.text.length - 1) + 1
  const { comparator, quantity, unit, masked } = figure
  return {
    offset,
    length: end - offset,
    quote: source.slice(offset, end),
    comparator: quantity === 0 ? 'zero' : comparator,
    quantity,
    unit,
    subject: stateSubject((cells.at(-1)?.text ?? '').replace(/\s/g, '').split(/[。;,]/)[0] ?? ''),
    deadline: null,
    ...(masked ? { masked } : {}),
  }
}

/** A row of tasks without a figure or a date of its own in its cells: to be done by the date in its column of dates. */
export function taskByRow(paragraph: Paragraph, time: TimeWords, source: string): Target | null {
  const cells = cellsToRead(paragraph)
  const aim = paragraph.cells[paragraph.heads.findIndex(head => aimHead.test(head))]
  const task = [aim, ...cells].find(cell => cell !== undefined && cells.includes(cell) && cell.text.length >= 4)
  if (task === undefined) return null
  const offset = paragraph.offsetOf(task.at)
  const end = paragraph.offsetOf(task.at + task.text.length - 1) + 1
  const compact = task.text.replace(/\s/g, '')
  return {
    offset,
    length: end - offset,
    quote: source.slice(offset, end),
    comparator: 'milestone',
    quantity: null,
    unit: null,
    subject: stateSubject(compact.split(/[。;,]/)[0] ?? compact),
    deadline: time.date,
    deadlineWords: time.words,
  }
}
