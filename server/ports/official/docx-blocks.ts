import {
  AlignmentType,
  HeadingLevel,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import sharp from 'sharp'
import { type Chart, chartWords, tableOf } from '#methods/charts/index'
import { chartPng, outlinedSvg } from './chart-picture.ts'
import { block, bodySize, smallSize, square, tableSize } from './geometry.ts'
import type { Block, Pictures, Words } from './paper.ts'
import { chartScale, drawingOf } from './pdf-chart.ts'
import { columnWidths, guessed, placeCells } from './table-grid.ts'
import { hands } from './word-hands.ts'

/** Twentieths of a point, Word's measure. */
export const twips = (points: number): number => Math.round(points * 20)
/** Twenty-eight characters fill a line: each gives up a quarter of a point. */
const tight = -5
const pixels = (points: number) => Math.round((points * 96) / 72)
/** 28.95 points exactly, so that 22 lines fill a page; pictures need what they need. */
export const bodyLine = { line: 579, lineRule: LineRuleType.EXACT } as const
const freeLine = { line: 300, lineRule: LineRuleType.AUTO } as const

type Hand = keyof typeof hands
export function runs(words: Words, hand: Hand, size = bodySize, more: Partial<IRunOptions> = {}): TextRun[] {
  return words.map(
    ({ text, bold, under }) =>
      new TextRun({
        text,
        font: hands[hand],
        size: size * 2,
        color: '000000',
        ...(size === bodySize && { characterSpacing: tight }),
        ...(bold && { bold: true }),
        ...(under && { underline: { type: UnderlineType.SINGLE } }),
        ...more,
      }),
  )
}

export const plain = (text: string, hand: Hand = 'fang', size = bodySize) => runs([{ text }], hand, size)

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const handOf: readonly Hand[] = ['hei', 'kai', 'fang', 'fang']
const two = twips(2 * square)

const middle = (text: string, hand: Hand, size: number, keepNext: boolean) =>
  new Paragraph({ alignment: AlignmentType.CENTER, keepNext, spacing: freeLine, children: plain(text, hand, size) })

const wide = (text: string) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0xff ? 1 : 0.55), 0)

function tableBlock({ rows, heads, caption }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const { cells, columns } = placeCells(rows)
  if (columns === 0) return []
  const size = tableSize(columns)
  const widths = columnWidths(guessed, cells, columns, size).map(twips)
  const lineOf = (words: Words, head: boolean) =>
    new Paragraph({
      alignment: head || wide(words.map(run => run.text).join('')) <= 7 ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: { line: twips(size * 1.4), lineRule: LineRuleType.AT_LEAST },
      children: runs(words, head ? 'hei' : 'fang', size),
    })
  return [
    ...(caption ? [middle(caption, 'hei', smallSize, true)] : []),
    new Table({
      width: { size: twips(block.width), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows: rows.map(
        (row, at) =>
          new TableRow({
            tableHeader: at < heads,
            cantSplit: true,
            children: row.map(cell => {
              const column = cells.find(one => one.cell === cell)?.column ?? 0
              const own = widths.slice(column, column + cell.across).reduce((sum, one) => sum + one, 0)
              return new TableCell({
                width: { size: own, type: WidthType.DXA },
                columnSpan: cell.across,
                rowSpan: cell.down,
                verticalAlign: VerticalAlignTable.CENTER,
                margins: { top: 50, bottom: 50, left: 80, right: 80 },
                ...(cell.head && { shading: { fill: 'F0F0F0' } }),
                children: cell.words.length > 0 ? cell.words.map(line => lineOf(line, cell.head)) : [lineOf([], cell.head)],
              })
            }),
          }),
      ),
    }),
    new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

const told = (text: string) => ({ altText: { name: text.slice(0, 60), title: text.slice(0, 60), description: text } })

async function chartBlock(chart: Chart): Promise<Paragraph[]> {
  const drawing = drawingOf(chart)
  const svg = await outlinedSvg(drawing)
  const size = { width: pixels(block.width), height: pixels(drawing.height * chartScale) }
  const words = [chart.title, ...tableOf(chart, chartWords.zh).map(row => row.join(' '))].join('\n')
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: await chartPng(svg) },
    transformation: size,
    ...told(words),
  })
  return [
    middle(chart.title, 'hei', smallSize, true),
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: chart.note !== '', spacing: freeLine, children: [image] }),
    ...(chart.note ? [middle(chart.note, 'fang', 10.5, false)] : []),
  ]
}

async function pictureBlock(bytes: Uint8Array | undefined, words: string): Promise<Paragraph[]> {
  if (!bytes) return [middle(words, 'fang', 12, false)]
  const { data, info } = await sharp(bytes)
    .rotate()
    .resize(1800, 1800, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  const scale = Math.min(block.width / info.width, (block.height * 0.6) / info.height, 0.75)
  const transformation = { width: pixels(info.width * scale), height: pixels(info.height * scale) }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: freeLine,
      keepNext: words !== '',
      children: [new ImageRun({ type: 'jpg', data, transformation, ...told(words) })],
    }),
    ...(words ? [middle(words, 'fang', 12, false)] : []),
  ]
}

/** One block as Word has it. */
export async function docxBlock(one: Block, pictures: Pictures): Promise<(Paragraph | Table)[]> {
  switch (one.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[one.level - 1] ?? HeadingLevel.HEADING_4,
          keepNext: true,
          spacing: { ...bodyLine, before: 0, after: 0 },
          indent: { firstLine: two },
          children: runs(one.words, handOf[one.level - 1] ?? 'fang'),
        }),
      ]
    case 'paragraph': {
      const text = one.words.map(run => run.text).join('')
      const lead = /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)])[^。；：]{1,40}。/.exec(text)?.[0]
      const children =
        lead && one.words.length === 1 && !one.quoted
          ? [...plain(lead, /^[（(]/.test(lead) ? 'kai' : 'hei'), ...plain(text.slice(lead.length))]
          : runs(one.words, one.quoted ? 'kai' : 'fang')
      const indent = one.quoted ? { left: two, firstLine: two } : { firstLine: two }
      return [new Paragraph({ alignment: AlignmentType.BOTH, spacing: bodyLine, indent, children })]
    }
    case 'item': {
      const from = two * (1 + one.depth)
      const indent = one.depth > 0 ? { left: from } : { firstLine: from }
      const children = [...(one.marker ? plain(`${one.marker} `) : []), ...runs(one.words, 'fang')]
      return [new Paragraph({ alignment: AlignmentType.BOTH, spacing: bodyLine, indent, children })]
    }
    case 'table':
      return tableBlock(one)
    case 'picture':
      return pictureBlock(pictures.get(one.file), one.words)
    case 'chart':
      return chartBlock(one.chart)
  }
}
