import type { Merge } from './xlsx-facts.ts'
import type { SheetRow } from './xlsx-rows.ts'

export interface HtmlTable {
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
}

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ensp: ' ',
  emsp: ' ',
  middot: '·',
}
const widest = 1000
const mostMerged = 100_000

/** What a person reads of a piece of HTML: line breaks, no tags, entities as the letters they stand for. */
function wordsOf(html: string): string {
  const text = html
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, name: string) => {
      if (name[0] !== '#') return named[name.toLowerCase()] ?? all
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
  return text.replace(/[ \u00a0]+/g, ' ').trim()
}

const spanIn = (tag: string, name: string): number => {
  const said = Number(new RegExp(`\\s${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1] ?? 1)
  return Math.min(Math.max(1, said), 10_000)
}

/** One table: rows may lack their closing tags, cells too, as programs and hands write them. */
function tableOf(html: string): HtmlTable {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  /** Columns that a cell above reaches down into, and for how many rows more. */
  let reaching: number[] = []
  const parts = html.split(/<tr\b[^<>]*>/i).slice(1)
  for (const [n, part] of parts.entries()) {
    const line = n + 1
    const cells: (string | null)[] = []
    const next = reaching.map(left => Math.max(0, left - 1))
    let column = 0
    for (const [, tag = '', content = ''] of part.matchAll(
      /<t[dh]\b([^<>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]\s*>|<\/tr\s*>|<\/table\s*>|$)/gi,
    )) {
      while ((reaching[column] ?? 0) > 0) column++
      const [across, down] = [spanIn(tag, 'colspan'), spanIn(tag, 'rowspan')]
      if (column >= widest) break
      while (cells.length <= column) cells.push(null)
      cells[column] = wordsOf(content) || null
      const right = Math.min(column + across, widest)
      if ((across > 1 || down > 1) && merges.length < mostMerged)
        merges.push({ top: line, left: column + 1, bottom: line + down - 1, right })
      for (let at = column; at < right; at++) next[at] = Math.max(next[at] ?? 0, down - 1)
      column = right
    }
    reaching = Array.from(next, left => left ?? 0)
    if (cells.some(cell => cell !== null)) rows.push({ line, cells, hidden: false })
  }
  return { rows, merges }
}

const hidden = [
  ['<!--', '-->'],
  ['<script', '</script'],
  ['<style', '</style'],
] as const

/** The text without what stands between two marks; where the second never comes, without all that follows. */
function without(html: string, from: string, to: string): string {
  const low = html.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (;;) {
    const begin = low.indexOf(from, at)
    if (begin < 0) break
    kept.push(html.slice(at, begin))
    const end = low.indexOf(to, begin + from.length)
    if (end < 0) return kept.join('')
    at = end + to.length
  }
  return [...kept, html.slice(at)].join('')
}

/**
 * The tables of a web page, as systems save them under the name of a sheet. A table within another is read with the outer
 * one left out, since only layout does that.
 */
export function htmlTables(html: string): HtmlTable[] {
  const plain = hidden.reduce((text, [from, to]) => without(text, from, to), html)
  const tables = plain.split(/<table\b[^<>]*>/i).slice(1)
  return tables.map(tableOf).filter(table => table.rows.length > 0)
}
