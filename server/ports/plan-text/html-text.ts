import { Parser } from 'htmlparser2'
import { TableGrid } from './table-grid.ts'

const silent = new Set([
  'script',
  'style',
  'noscript',
  'head',
  'title',
  'template',
  'svg',
  'select',
  'button',
  'textarea',
  'iframe',
  'nav',
  'footer',
])
const lines = new Set(
  'p div br hr h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table caption section article main aside header form blockquote pre center figure figcaption tr'.split(
    ' ',
  ),
)

/** A page breaks its own source between two characters as it likes. */
const sourceBreak = /(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])/g

/**
 * The text of a web page: one line for each paragraph, one for each row of a table with a tab between its cells. Line ends
 * within a paragraph of the page are no line ends of its text.
 */
export function htmlText(html: string): string {
  let out = ''
  let hidden = 0
  /** Tables within tables are read as lines of the cell they stand in. */
  let tables = 0
  let grid: TableGrid | null = null
  let cell: { text: string; columns: number; rows: number } | null = null
  const write = (text: string) => {
    if (cell) cell.text += text
    else out += text
  }
  const newLine = () => {
    if (cell) write(' ')
    else if (out !== '' && !out.endsWith('\n')) out += '\n'
  }
  const endCell = () => {
    if (cell && grid) grid.cell(cell.text, cell.columns, cell.rows)
    cell = null
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silent.has(name)) hidden++
        if (hidden > 0) return
        if (name === 'table') {
          newLine()
          if (tables++ === 0) grid = new TableGrid()
        } else if (tables === 1 && (name === 'td' || name === 'th')) {
          endCell()
          cell = { text: '', columns: Number(attributes.colspan) || 1, rows: Number(attributes.rowspan) || 1 }
        } else if (name === 'br' && !cell) out += '\n'
        else if (lines.has(name) && !(tables === 1 && name === 'tr')) newLine()
      },
      ontext(text) {
        if (hidden > 0 || (tables === 1 && !cell)) return
        const even = text.replace(sourceBreak, '').replace(/[ \t\r\n]+/g, ' ')
        write(!cell && (out === '' || out.endsWith('\n')) ? even.replace(/^ +/, '') : even)
      },
      onclosetag(name) {
        if (silent.has(name)) hidden = Math.max(0, hidden - 1)
        if (hidden > 0) return
        if (name === 'table' && tables > 0 && --tables === 0 && grid) {
          endCell()
          grid.endRow()
          out += `${grid.text}\n`
          grid = null
        } else if (tables === 1 && (name === 'td' || name === 'th')) endCell()
        else if (tables === 1 && name === 'tr') {
          endCell()
          grid?.endRow()
        } else if (lines.has(name)) newLine()
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return out.replace(/ +\n/g, '\n').replace(/^\n+|\n+$/g, '')
}

const looks =
  /^\ufeff?\s*(?:<!doctype html|<\?xml[^>]*>\s*<!doctype html|<html|<head|<body|<meta|<div|<p[ >]|<table|<h[1-6][ >]|<article|<section|<!--)/i

/** Whether a text is the source of a web page. */
export const isHtml = (text: string): boolean => looks.test(text.slice(0, 2000))
