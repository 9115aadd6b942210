import { parseDocument } from 'htmlparser2'
import { readChart } from './chart-html.ts'
import type { Block, Cell, Run, Words } from './paper.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Tag = Extract<Node, { attribs: unknown }>
const isTag = (node: Node): node is Tag => 'attribs' in node
const partsOf = (node: Node): readonly Node[] => ('children' in node ? node.children : [])

const raised: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
}
const lowered: Readonly<Record<string, string>> = {
  0: '₀',
  1: '₁',
  2: '₂',
  3: '₃',
  4: '₄',
  5: '₅',
  6: '₆',
  7: '₇',
  8: '₈',
  9: '₉',
}
const blocks = new Set('h2 h3 h4 p ul ol li table figure blockquote img hr'.split(' '))

type Look = { readonly bold?: boolean; readonly under?: boolean; readonly script?: Readonly<Record<string, string>> }

/** Words below a node in reading order; `br` is a line of its own. Tables and lists inside are not words. */
function wordsOf(node: Node, look: Look = {}): Run[] {
  if ('data' in node && node.type === 'text') {
    const { script, ...rest } = look
    const text = node.data.replace(/[ \t\r\n]+/g, ' ')
    return text === '' ? [] : [{ text: script ? [...text].map(one => script[one] ?? one).join('') : text, ...rest }]
  }
  if (!isTag(node)) return []
  if (node.name === 'br') return [{ text: '\n' }]
  if (node.name !== 'p' && blocks.has(node.name)) return []
  const next: Look =
    node.name === 'strong' || node.name === 'em'
      ? { ...look, bold: true }
      : node.name === 'u'
        ? { ...look, under: true }
        : node.name === 'sup'
          ? { ...look, script: raised }
          : node.name === 'sub'
            ? { ...look, script: lowered }
            : look
  return node.children.flatMap(child => wordsOf(child, next))
}

const hasWords = (words: Words) => words.some(run => run.text.trim() !== '')

/** Words cut at their line breaks, without room at either end. */
function linesOf(runs: readonly Run[]): Words[] {
  const lines: Run[][] = [[]]
  for (const run of runs)
    run.text.split('\n').forEach((text, n) => {
      if (n > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  return lines
    .map(line =>
      line.map((run, n) => {
        const begun = n === 0 ? { ...run, text: run.text.replace(/^[\s\u3000]+/, '') } : run
        return n === line.length - 1 ? { ...begun, text: begun.text.replace(/\s+$/, '') } : begun
      }),
    )
    .filter(hasWords)
}

const textOf = (words: Words) => words.map(run => run.text).join('')
const numbers = [
  [1, /^[一二三四五六七八九十百]+、/],
  [2, /^[（(][一二三四五六七八九十百]+[）)]/],
  [3, /^\d{1,2}[.．](?!\d)/],
  [4, /^[（(]\d{1,2}[）)]/],
] as const
/** The level that the printed number tells, if there is one. */
const levelOf = (text: string) => numbers.find(([, pattern]) => pattern.test(text))?.[0]
const longestHeading = 36

function paragraphOf(words: Words): Block {
  const text = textOf(words)
  const level = levelOf(text)
  // Many write their headings as plain lines: short, numbered, and without a stop at the end.
  const alone = level !== undefined && level <= 2 && text.length <= longestHeading && !/[。；;！？：:]$/.test(text)
  return alone ? { kind: 'heading', level, words } : { kind: 'paragraph', words, quoted: false }
}

const spanOf = (tag: Tag, name: string) => Math.min(60, Math.max(1, Number.parseInt(tag.attribs[name] ?? '1', 10) || 1))

function cellOf(tag: Tag): Cell {
  const inner = tag.children.flatMap((child): Run[] =>
    isTag(child) && blocks.has(child.name) ? [{ text: '\n' }, ...deepWords(child), { text: '\n' }] : wordsOf(child),
  )
  return { words: linesOf(inner), across: spanOf(tag, 'colspan'), down: spanOf(tag, 'rowspan'), head: tag.name === 'th' }
}
/** Words of anything, lists and tables in a cell included. */
const deepWords = (node: Node): Run[] =>
  isTag(node) && blocks.has(node.name) && node.name !== 'p'
    ? partsOf(node).flatMap(child => [...deepWords(child), ...(isTag(child) ? [{ text: '\n' }] : [])])
    : wordsOf(node)

function tableOf(tag: Tag): Block {
  const inside = (node: Node, name: string): Tag[] =>
    partsOf(node).flatMap(child => (isTag(child) ? (child.name === name ? [child] : inside(child, name)) : []))
  const rows = inside(tag, 'tr').map(row => row.children.flatMap(child => (isTag(child) ? [cellOf(child)] : [])))
  const kept = rows.filter(row => row.length > 0)
  const heads = kept.findIndex(row => !row.every(cell => cell.head))
  const caption = textOf(inside(tag, 'caption').flatMap(one => linesOf(one.children.flatMap(child => wordsOf(child))).flat()))
  return { kind: 'table', caption, heads: heads < 0 ? 0 : heads, rows: kept }
}

function itemsOf(list: Tag, depth: number): Block[] {
  let number = Number.parseInt(list.attribs.start ?? '1', 10) || 1
  return list.children.filter(isTag).flatMap(item => {
    const marker = list.name === 'ol' ? `${number++}.` : '·'
    const [first, ...more] = linesOf(
      item.children.flatMap((child): Run[] =>
        isTag(child) && child.name === 'p' ? [...wordsOf(child), { text: '\n' }] : wordsOf(child),
      ),
    )
    return [
      ...(first ? [{ kind: 'item', marker, depth, words: first } as const] : []),
      ...more.map(words => ({ kind: 'item', marker: '', depth, words }) as const),
      ...item.children.flatMap(child =>
        isTag(child) && child.name !== 'p' && blocks.has(child.name) ? blocksOf(child, depth + 1) : picturesIn(child),
      ),
    ]
  })
}

const files = /\/document-files\/([0-9a-f-]{36})/i
function picturesIn(node: Node): Block[] {
  if (!isTag(node)) return []
  if (node.name !== 'img') return node.children.flatMap(picturesIn)
  const file = files.exec(node.attribs.src ?? '')?.[1]?.toLowerCase()
  return file ? [{ kind: 'picture', file, words: node.attribs.alt ?? '' }] : []
}

function blocksOf(node: Node, depth = 0): Block[] {
  if (!isTag(node)) return linesOf(wordsOf(node)).map(paragraphOf)
  switch (node.name) {
    case 'h2':
    case 'h3':
    case 'h4': {
      const words = linesOf(node.children.flatMap(child => wordsOf(child))).flat()
      const given = ({ h2: 1, h3: 2, h4: 3 } as const)[node.name]
      return hasWords(words) ? [{ kind: 'heading', level: levelOf(textOf(words)) ?? given, words }] : []
    }
    case 'ul':
    case 'ol':
      return itemsOf(node, depth)
    case 'table':
      return [tableOf(node)]
    case 'img':
      return picturesIn(node)
    case 'hr':
      return []
    case 'blockquote':
      return node.children
        .flatMap(child => blocksOf(child))
        .map(one =>
          one.kind === 'paragraph' || one.kind === 'heading' ? { kind: 'paragraph', words: one.words, quoted: true } : one,
        )
    case 'figure': {
      const chart = readChart(node.attribs['data-chart'] ?? '')
      return chart ? [{ kind: 'chart', chart }] : node.children.flatMap(child => blocksOf(child))
    }
    default:
      return [...linesOf(wordsOf(node)).map(paragraphOf), ...picturesIn(node)]
  }
}

/** The text of a document, cleaned HTML as it is kept, as the blocks of a paper. What is printed keeps every word. */
export function readBody(html: string): readonly Block[] {
  const loose = new Set(['strong', 'em', 'u', 'sub', 'sup', 'a', 'br'])
  const made: Block[] = []
  let run: Node[] = []
  const flush = () => {
    made.push(...linesOf(run.flatMap(node => wordsOf(node))).map(paragraphOf))
    run = []
  }
  // Words that stand in no paragraph are one together, not one for each look.
  for (const node of parseDocument(html).children)
    if (!isTag(node) || loose.has(node.name)) run.push(node)
    else {
      flush()
      made.push(...blocksOf(node))
    }
  flush()
  return made
}
