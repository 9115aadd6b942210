import type { Cell } from './types.ts'

const word =
  '(?:序号|编号|类别|类型|分类|领域|项目|任务|(?:主要|重点|工作|目标|具体|年度|改革|建设|整改|任务|项目|指标)*(?:任务|内容|目标|举措|措施|事项|要求|指标|项目|名称|分解|问题|清单|规模|地点|性质|属性)|(?:计量)?单位|(?:牵头|责任|配合|主办|协办|承办|主责|落实|实施|参与|参加|督办|分管|包保|包抓|挂点|负责|主管)[\\u4e00-\\u9fff、]{0,5}(?:单位|部门|科室|领导|人|社区)|(?:牵头|配合|责任)(?:区)?|(?:完成|办结|时间|进度|整改|推进|计划)*(?:时限|时间|节点|期限|要求|进度|安排|目标)|备注|说明|总投资|投资|资金来源|年均增(?:长|速).{0,6}|(?:基期|目标|现状|预期|现值|规划)值?|\\d{4}年?(?:底|末)?(?:目标|预期|基期|实际|现状|完成|规划)?(?:值)?|联系人|联系方式|(?:联系)?电话|第?[一二三四]季度|标准)'
const head = new RegExp(`^${word}(?:[((/][^()]{1,12}[))]?)?$`)

const even = (text: string): string => text.replace(/\s/g, '')

export const isHead = (text: string): boolean => head.test(even(text))

/** Whether cells are the headings of their columns. */
export function areHeads(cells: readonly Cell[]): boolean {
  const filled = cells.map(cell => even(cell.text)).filter(text => text !== '')
  if (filled.length < 2 || filled.some(text => text.length > 16 || /[。;,]/.test(text))) return false
  return (
    filled.filter(text => head.test(text)).length * 2 > filled.length ||
    (/^(?:序号|编号)$/.test(filled[0]!) && !filled.some(text => /^\d/.test(text)))
  )
}

/**
 * Whether the texts are the headings of the columns of a table.
 * @param texts of the cells, from left to right, spaces do not matter
 */
export const isTableHead = (texts: readonly string[]): boolean =>
  texts.filter(isHead).length >= 3 && areHeads(texts.map(text => ({ text, at: 0 })))

/** The cells of a line that are parted by a mark, in their places. */
export function cellsBetween(text: string, mark: RegExp): Cell[] {
  const cells: Cell[] = []
  const add = (from: number, to: number) => {
    const piece = text.slice(from, to)
    const trimmed = piece.trim()
    cells.push({ text: trimmed, at: from + (trimmed === '' ? 0 : piece.indexOf(trimmed)) })
  }
  let from = 0
  for (const found of text.matchAll(mark)) {
    add(from, found.index)
    from = found.index + found[0].length
  }
  add(from, text.length)
  return cells
}

const tabs = /\t/g
const gaps = / {2,}/g
const spaces = / +/g
const bars = /\|/g

/** The cells of a line with tabs, or with bars as Markdown sets them; null when it has neither. */
export function markedCells(text: string): Cell[] | null {
  if (text.includes('\t')) return cellsBetween(text, tabs)
  const cells = text.length <= 600 && text.includes('|') ? cellsBetween(text, bars) : []
  if (cells.length < 3) return null
  // Bars around the row, as Markdown sets them, stand before the first cell and behind the last.
  return text.startsWith('|') ? cells.slice(1, text.endsWith('|') ? -1 : undefined) : cells
}

/** The cells of a line in which spaces stand between them, where it has as many as its table has columns. */
export function spacedCells(text: string, columns: number | null): Cell[] | null {
  const wide = cellsBetween(text, gaps)
  if (columns === null ? wide.length >= 3 : wide.length === columns) return wide
  const narrow = cellsBetween(text, spaces)
  if (columns === null) return narrow.length >= 3 && narrow.every(cell => isHead(cell.text)) ? narrow : null
  return narrow.length === columns ? narrow : null
}
