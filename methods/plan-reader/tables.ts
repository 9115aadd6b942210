import type { Block } from './blocks.ts'
import type { Cell } from './types.ts'

export interface Row {
  readonly cells: readonly Cell[]
  readonly heads: readonly string[]
}

/** Words that a column of a plan's table is headed with. */
const head =
  /^(?:序 ?号|编 ?号|类别|类型|分类|领域|项目|项目名称|任务|(?:主要|重点|工作|目标|具体|年度|改革)*(?:任务|内容|目标|举措|措施|事项|要求|指标)(?:名称|分解|内容)?|指标(?:名称|性质|属性)?|单位|计量单位|(?:牵头|责任|配合|主办|协办|承办|主责|落实|实施|参与|参加|督办)[\u4e00-\u9fff]{0,3}(?:单位|部门|科室|领导|人)(?:\([\u4e00-\u9fff]+\))?|(?:完成|办结|时间|进度|整改)?(?:时限|时间|节点|期限|要求|进度)|备 ?注|(?:19|20)\d\d ?年?(?:目标|预期|基期|实际|现状)?(?:值)?(?:\([^)]*\))?|(?:基期|目标|现状|预期)值?|年均增(?:长|速).{0,6}|属性|联系人|联系电话|电话)$/

const cellsOf = (text: string): Cell[] => {
  const cells: Cell[] = []
  let from = 0
  for (const piece of text.split('\t')) {
    const trimmed = piece.trim()
    cells.push({ text: trimmed, at: from + (trimmed === '' ? 0 : piece.indexOf(trimmed)) })
    from += piece.length + 1
  }
  return cells
}

export const isHead = (text: string): boolean => head.test(text.replace(/\s/g, ''))

/** The rows of all tables, each with the headings of its columns. */
export function rowsOf(blocks: readonly Block[]): Map<Block, Row> {
  const rows = new Map<Block, Row>()
  let heads: readonly string[] = []
  let inside = false
  for (const block of blocks) {
    if (block.kind !== 'row') {
      inside = false
      continue
    }
    const cells = cellsOf(block.run.text)
    if (!inside) heads = []
    inside = true
    const filled = cells.filter(cell => cell.text !== '')
    if (filled.length >= 2 && filled.filter(cell => isHead(cell.text)).length * 2 > filled.length) {
      heads = cells.map(cell => cell.text.replace(/\s/g, ''))
      rows.set(block, { cells, heads: [] })
    } else rows.set(block, { cells, heads })
  }
  return rows
}
