import { type UnzipFileInfo, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { TableGrid } from './table-grid.ts'
import { wordNumbers } from './word-numbers.ts'

const mostUnzipped = 64 * 1024 * 1024

/** One entry of a zip archive as text; null when it is not there or grows too large. */
function entry(bytes: Uint8Array, name: string): string | null {
  const filter = (file: UnzipFileInfo) => file.name === name && file.originalSize <= mostUnzipped
  const found = unzipSync(bytes, { filter })[name]
  return found ? new TextDecoder().decode(found) : null
}

/**
 * The text of a Word document (.docx): one line for each paragraph with the number Word prints before it, one for each row of
 * a table with a tab between its cells. Null when it holds no document.
 */
export function wordText(bytes: Uint8Array): string | null {
  const xml = entry(bytes, 'word/document.xml')
  if (xml === null) return null
  const numbers = wordNumbers(entry(bytes, 'word/numbering.xml'), entry(bytes, 'word/styles.xml'))
  let out = ''
  let line = ''
  let list: { list: string; level: number } | null = null
  let inText = false
  let deleted = 0
  let tables = 0
  let grid = new TableGrid()
  let cell: string[] = []
  let span = 1
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:t') inText = deleted === 0
        else if (name === 'w:tab' && !('w:pos' in attributes)) line += tables > 0 ? ' ' : '\t'
        else if (name === 'w:br' || name === 'w:cr') line += tables > 0 ? ' ' : '\n'
        else if (name === 'w:noBreakHyphen') line += '-'
        else if (name === 'w:p') [line, list] = ['', null]
        else if (name === 'w:pStyle') list = numbers.ofStyle.get(value) ?? list
        else if (name === 'w:numId') list = value === '0' ? null : { list: value, level: list?.level ?? 0 }
        else if (name === 'w:ilvl') list = { list: list?.list ?? '', level: Number(value) }
        else if (name === 'w:tbl' && tables++ === 0) grid = new TableGrid()
        else if (name === 'w:tc' && tables === 1) [cell, span] = [[], 1]
        else if (name === 'w:gridSpan' && tables === 1) span = Number(value) || 1
        // Text boxes are printed twice: once for old readers. What was struck out is not printed.
        else if (name === 'mc:Fallback' || name === 'w:del') deleted++
      },
      ontext(text) {
        if (inText) line += text
      },
      onclosetag(name) {
        if (name === 'w:t') inText = false
        else if (name === 'mc:Fallback' || name === 'w:del') deleted--
        else if (name === 'w:p') {
          const full = (list && line.trim() !== '' ? numbers.next(list.list, list.level) : '') + line
          if (tables > 0) cell.push(full)
          else out += `${full}\n`
          line = ''
        } else if (name === 'w:tc' && tables === 1) grid.cell(cell.join(' '), span, 1)
        else if (name === 'w:tr' && tables === 1) grid.endRow()
        else if (name === 'w:tbl' && --tables === 0) out += `${grid.text}\n`
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  parser.end()
  return out.replace(/\n+$/, '')
}
