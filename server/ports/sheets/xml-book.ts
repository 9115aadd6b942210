import type { Cell } from '../sheet.ts'
import { senseOf } from './xlsx-book.ts'
import type { Merge, SheetFacts } from './xlsx-facts.ts'
import { type SheetRow, sensibleNumber } from './xlsx-rows.ts'
import { attribute, plainXml } from './xlsx-text.ts'

export interface XmlSheet {
  readonly name: string
  readonly hidden: boolean
  readonly facts: SheetFacts
  readonly rows: readonly SheetRow[]
}

const widest = 1000
const mostMerges = 100_000

/** Is the text a workbook as Excel 2002 and 2003 wrote it as XML, and many systems still do? */
export const isXmlBook = (head: string): boolean => head.includes('urn:schemas-microsoft-com:office:spreadsheet')

/** Attributes bear the prefix of the schema, now and then none. */
const said = (tag: string, name: string): string | null => attribute(tag, `ss:${name}`) ?? attribute(tag, name)
const count = (tag: string, name: string): number => {
  const n = Number(said(tag, name) ?? 0)
  return Number.isInteger(n) && n > 0 ? Math.min(n, 100_000) : 0
}

interface Element {
  readonly tag: string
  readonly inner: string
}
/** Elements of one name, one after another; such elements never stand within one of their own. */
function* elements(text: string, name: string): Generator<Element> {
  const opening = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])`, 'g')
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const end = text.indexOf('>', found.index)
    if (end < 0) return
    const tag = text.slice(found.index, end)
    if (tag.endsWith('/')) {
      yield { tag: `${tag.slice(0, -1)} `, inner: '' }
      opening.lastIndex = end + 1
      continue
    }
    const closing = `</${found[1] ?? ''}${name}>`
    const close = text.indexOf(closing, end)
    const stop = close < 0 ? text.length : close
    yield { tag, inner: text.slice(end + 1, stop) }
    opening.lastIndex = close < 0 ? text.length : close + closing.length
  }
}

/** Number formats have names of their own here. */
const formats: Readonly<Record<string, string>> = {
  'General Date': 'yyyy-m-d h:mm',
  'Long Date': 'yyyy-m-d',
  'Medium Date': 'yyyy-m-d',
  'Short Date': 'yyyy-m-d',
  Percent: '0.00%',
}

function formatsOf(text: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const { inner } of elements(text, 'Styles'))
    for (const style of elements(inner, 'Style'))
      for (const { tag } of elements(style.inner, 'NumberFormat')) {
        const format = said(tag, 'Format')
        const id = said(style.tag, 'ID')
        if (id !== null && format !== null) known.set(id, formats[format] ?? format)
      }
  return known
}

function cellOf(inner: string, format: string | undefined): Cell {
  for (const { tag, inner: content } of elements(inner, 'Data')) {
    const text = plainXml(content.replace(/<(?!!\[CDATA\[)[^<>]*>/g, ''))
    switch (said(tag, 'Type')) {
      case 'Number': {
        const n = Number(text)
        if (text.trim() === '' || Number.isNaN(n)) return text === '' ? null : text
        return format === undefined ? n : sensibleNumber(n, senseOf(-1, format), false)
      }
      case 'DateTime': {
        const wall = text.slice(0, 19).replace('T', ' ')
        const month = format !== undefined && senseOf(-1, format) === 'month' && wall.endsWith('-01 00:00:00')
        return month ? wall.slice(0, 7) : wall
      }
      case 'Boolean':
        return text.trim() === '1'
      default:
        return text === '' ? null : text
    }
  }
  return null
}

function sheetOf({ tag, inner }: Element, styles: ReadonlyMap<string, string>): XmlSheet {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  const hiddenColumns: number[] = []
  const table = elements(inner, 'Table').next().value?.inner ?? ''
  let column = 0
  for (const { tag: own } of elements(table, 'Column')) {
    column = count(own, 'Index') || column + 1
    const last = column + count(own, 'Span')
    if (said(own, 'Hidden') === '1') for (let n = column; n <= Math.min(last, widest); n++) hiddenColumns.push(n)
    column = last
  }
  let line = 0
  for (const row of elements(table, 'Row')) {
    line = count(row.tag, 'Index') || line + 1
    const cells: Cell[] = []
    let at = 0
    for (const cell of elements(row.inner, 'Cell')) {
      at = count(cell.tag, 'Index') || at + 1
      const [across, down] = [count(cell.tag, 'MergeAcross'), count(cell.tag, 'MergeDown')]
      if (at > widest) break
      if (across + down > 0 && merges.length < mostMerges)
        merges.push({ top: line, left: at, bottom: line + down, right: at + across })
      const value = cellOf(cell.inner, styles.get(said(cell.tag, 'StyleID') ?? ''))
      if (value !== null) {
        while (cells.length < at - 1) cells.push(null)
        cells[at - 1] = value
      }
      at += across
    }
    if (cells.length > 0) rows.push({ line, cells, hidden: said(row.tag, 'Hidden') === '1' })
    line += count(row.tag, 'Span')
  }
  const hiddenRows = rows.filter(row => row.hidden).length
  return {
    name: said(tag, 'Name') ?? '',
    hidden: /<(?:\w+:)?Visible>Sheet(?:Very)?Hidden</.test(inner.slice(-4000)),
    facts: { rows: rows.length, merges, hiddenColumns, hiddenRows },
    rows,
  }
}

/** The sheets of a workbook written as XML (XML Spreadsheet 2003). Nothing that it names elsewhere is looked up. */
export function xmlSheets(text: string): XmlSheet[] {
  const styles = formatsOf(text)
  return [...elements(text, 'Worksheet')].map(sheet => sheetOf(sheet, styles))
}
