import { chartHtml } from './chart-html.ts'
import type { Block, Cell, Words } from './paper.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const wordsHtml = (words: Words) =>
  words
    .map(({ text, bold, under }) => {
      const plain = escaped(text).replace(/\n/g, '<br />')
      const lined = under ? `<u>${plain}</u>` : plain
      return bold ? `<strong>${lined}</strong>` : lined
    })
    .join('')

function cellHtml({ words, across, down, head }: Cell): string {
  const tag = head ? 'th' : 'td'
  const spans = `${across > 1 ? ` colspan="${across}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}`
  return `<${tag}${spans}>${words.map(line => `<p>${wordsHtml(line)}</p>`).join('')}</${tag}>`
}

function blockHtml(block: Exclude<Block, { kind: 'item' }>): string {
  switch (block.kind) {
    case 'heading': {
      const tag = (['h2', 'h3', 'h4', 'h4'] as const)[block.level - 1] ?? 'h4'
      return `<${tag}>${wordsHtml(block.words)}</${tag}>`
    }
    case 'paragraph': {
      const html = `<p>${wordsHtml(block.words)}</p>`
      return block.quoted ? `<blockquote>${html}</blockquote>` : html
    }
    case 'table': {
      const row = (cells: readonly Cell[]) => `<tr>${cells.map(cellHtml).join('')}</tr>`
      const caption = block.caption ? `<caption>${escaped(block.caption)}</caption>` : ''
      return `<table>${caption}<tbody>${block.rows.map(row).join('')}</tbody></table>`
    }
    case 'picture':
      return `<p><img src="/api/public/document-files/${block.file}" alt="${escaped(block.words)}" /></p>`
    case 'chart':
      return chartHtml(block.chart)
  }
}

/**
 * Blocks as the text of a document keeps them, so that a person can go on writing in it. Its inverse is `readBody`.
 * Items become lists as long as they follow each other with the same kind of marker; deeper ones are set level.
 */
export function writeBody(blocks: readonly Block[]): string {
  const out: string[] = []
  let list: 'ul' | 'ol' | null = null
  const close = () => {
    if (list) out.push(`</${list}>`)
    list = null
  }
  for (const block of blocks) {
    if (block.kind !== 'item') {
      close()
      out.push(blockHtml(block))
      continue
    }
    const number = /^(\d+)\.$/.exec(block.marker)?.[1]
    const kind = number ? 'ol' : 'ul'
    if (kind !== list || number === '1') {
      close()
      out.push(number && number !== '1' ? `<ol start="${number}">` : `<${kind}>`)
      list = kind
    }
    out.push(`<li><p>${wordsHtml(block.words)}</p></li>`)
  }
  close()
  return out.join('')
}

const digits = [...'零一二三四五六七八九']
function inChinese(n: number): string {
  if (n < 10) return digits[n] ?? ''
  if (n >= 100) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}十${ones > 0 ? digits[ones] : ''}`
}

/** The printed number of the n-th heading of a level: 一、 （一） 1. （1） */
export function headingNumber(level: 1 | 2 | 3 | 4, n: number): string {
  return [`${inChinese(n)}、`, `（${inChinese(n)}）`, `${n}.`, `（${n}）`][level - 1] ?? ''
}

const words = (text: string): Words => [{ text }]
/** Blocks of plain words, for text that is put together by a program. */
export const blocks = {
  heading: (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, words: words(text) }),
  paragraph: (text: string): Block => ({ kind: 'paragraph', words: words(text), quoted: false }),
  list: (texts: readonly string[], numbered = false): Block[] =>
    texts.map((text, n) => ({ kind: 'item', marker: numbered ? `${n + 1}.` : '·', depth: 0, words: words(text) })),
  /** `head` is repeated on every page. */
  table: (caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block => {
    const cell = (text: string, isHead: boolean): Cell => ({
      words: text === '' ? [] : text.split('\n').map(words),
      across: 1,
      down: 1,
      head: isHead,
    })
    const first = head.length > 0 ? [head.map(text => cell(text, true))] : []
    return {
      kind: 'table',
      caption,
      heads: first.length,
      rows: [...first, ...rows.map(row => row.map(text => cell(text, false)))],
    }
  },
  chart: (chart: Extract<Block, { kind: 'chart' }>['chart']): Block => ({ kind: 'chart', chart }),
}
