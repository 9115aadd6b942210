import { plainTitle } from './find-header.ts'

/** What a row below the headings is. Only `data` is read; everything else is left out, and that is said. */
export type RowKind = 'data' | 'empty' | 'total' | 'note' | 'section' | 'repeated' | 'numbering' | 'example'

const total =
  /^(合计|小计|总计|共计|累计|总数|总和|本页小计|本页合计|平均|平均值|平均数|合计数|(?:以上)?合计[:：(（].*|total|subtotal|sum)$/i
const note =
  /^(注|备注|说明|填表说明|填报说明|填表人|填表日期|填表单位|制表|制表人|制表单位|制表日期|制表时间|填报人|填报单位|填报日期|审核|审核人|审批人|经办人|单位负责人|分管领导|打印时间|打印日期|导出时间|数据来源|数据截至|截至|联系电话|附注|\*+注?)\s*[:：]/
const page = /^(第.{1,4}页.*|共.{1,4}页.*|—+\d*—+|-+\s*\d+\s*-+)$/
const remark = /^(注\s*[\d一二三]?|备注|说明|附注)\s*[:：.、]|^[(（]?(此表|本表)/
const stems = '甲乙丙丁戊己庚辛壬癸'

const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())

/** Columns numbered under their headings: 甲 乙 1 2 3, or 1 2 3. */
export function isNumbering(cells: readonly unknown[]): boolean {
  const filled = cells.map(textOf).filter(text => text !== '')
  if (filled.length < 3) return false
  let expected = 1
  let letter = 0
  for (const text of filled) {
    const n = Number(text.replace(/[()（）]/g, ''))
    if (n === expected) expected++
    else if (stems[letter] === text) letter++
    else return false
  }
  return true
}

/**
 * What a row is, by its words.
 * @param titles the rows of headings of the table, without what people put around them
 */
export function rowKind(cells: readonly unknown[], titles: readonly (readonly string[])[]): RowKind {
  const filled = cells.map(textOf).filter(text => text !== '')
  if (filled.length === 0) return 'empty'
  const width = Math.max(0, ...titles.map(row => row.filter(title => title !== '').length))
  const distinct = new Set(filled)
  const first = filled[0]!
  if (filled.slice(0, 3).some(text => total.test(text.replace(/\s/g, '')))) return 'total'
  const few = distinct.size <= Math.max(3, width / 2)
  // Who filled a table in stands in a line of its own, several to a line, each with its colon.
  if (few && (note.test(first) || remark.test(first) || page.test(first))) return 'note'
  if (/^(示例|样例|例|填写示例|填写样例|示例行)([:：）)\s]|$)/.test(first)) return 'example'
  if (isNumbering(cells) && width >= 3 && filled.length >= width - 1) return 'numbering'
  // Merged over the width it stands in every column.
  if (distinct.size === 1 && filled.length > 1 && width > 1) return /[:：]/.test(first) ? 'note' : 'section'
  if (filled.length === 1 && width > 2 && (first.length > 30 || /^[一二三四五六七八九十]+[、.]/.test(first))) return 'section'
  const again = titles.some(row => {
    const named = row.filter(title => title !== '').length
    return (
      named > 1 && row.filter((title, n) => title !== '' && plainTitle(cells[n]) === title).length >= Math.max(2, named * 0.7)
    )
  })
  return again ? 'repeated' : 'data'
}
