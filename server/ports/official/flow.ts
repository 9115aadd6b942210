import type { Drawing } from '#methods/charts/index'
import type { Face } from './faces.ts'
import { bodySize, smallSize, square, tableSize, titleSize } from './geometry.ts'
import type { Piece } from './lines.ts'
import type { Block, OfficialPaper, Words } from './paper.ts'
import { chartPieces, drawingOf } from './pdf-chart.ts'
import { cellPieces, placeCells } from './table-grid.ts'

/** What is put on the pages one below the other, with the hands it is written in. */
export type Flow =
  | {
      readonly kind: 'text'
      readonly pieces: readonly Piece[]
      /** How far in the first line and the following ones begin. */
      readonly first: number
      readonly rest: number
      readonly align: 'even' | 'middle' | 'left'
      /** Stays with what follows. */
      readonly held: boolean
      /** A heading's level, for the list of contents beside the pages. */
      readonly level: number | null
    }
  | { readonly kind: 'table'; readonly table: Extract<Block, { kind: 'table' }> }
  | { readonly kind: 'picture'; readonly file: string; readonly words: readonly Piece[] }
  | { readonly kind: 'chart'; readonly title: readonly Piece[]; readonly note: readonly Piece[]; readonly drawing: Drawing }

const faceOf: readonly Face[] = ['hei', 'kai', 'fang', 'fang']

export const piecesOf = (words: Words, face: Face, size = bodySize): Piece[] =>
  words.map(({ text, bold, under }) => ({ text, size, under, face: bold && face === 'fang' ? 'bold' : face }))

/** A numbered paragraph is written in the hand of its number up to its first stop: （一）加强调度。 in 楷体, the rest in 仿宋. */
function leadOf(words: Words): readonly Piece[] {
  const text = words.map(run => run.text).join('')
  const lead = /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)])[^。；：]{1,40}。/.exec(text)?.[0]
  if (!lead || words.length !== 1) return piecesOf(words, 'fang')
  const face = /^[（(]/.test(lead) ? 'kai' : 'hei'
  return [...piecesOf([{ text: lead }], face), ...piecesOf([{ text: text.slice(lead.length) }], 'fang')]
}

const indent = 2 * square
const text = (pieces: readonly Piece[], more: Partial<Extract<Flow, { kind: 'text' }>> = {}): Flow => ({
  kind: 'text',
  pieces,
  first: indent,
  rest: 0,
  align: 'even',
  held: false,
  level: null,
  ...more,
})

function flowOf(one: Block): readonly Flow[] {
  switch (one.kind) {
    case 'heading':
      return [text(piecesOf(one.words, faceOf[one.level - 1] ?? 'fang'), { held: true, level: one.level })]
    case 'paragraph':
      return [one.quoted ? text(piecesOf(one.words, 'kai'), { first: 2 * indent, rest: indent }) : text(leadOf(one.words))]
    case 'item': {
      const from = indent * (1 + one.depth)
      const marker: readonly Piece[] = one.marker ? [{ text: `${one.marker} `, face: 'fang', size: bodySize }] : []
      return [text([...marker, ...piecesOf(one.words, 'fang')], { first: from, rest: one.depth > 0 ? from : 0 })]
    }
    case 'table':
      return [
        ...(one.caption
          ? [text([{ text: one.caption, face: 'hei', size: smallSize }], { first: 0, align: 'middle', held: true })]
          : []),
        { kind: 'table', table: one },
      ]
    case 'picture':
      return [{ kind: 'picture', file: one.file, words: [{ text: one.words, face: 'fang', size: 12 }] }]
    case 'chart':
      return [
        {
          kind: 'chart',
          title: [{ text: one.chart.title, face: 'hei', size: smallSize }],
          note: one.chart.note ? [{ text: one.chart.note, face: 'fang', size: 10.5 }] : [],
          drawing: drawingOf(one.chart),
        },
      ]
  }
}

export const flowsOf = ({ blocks }: OfficialPaper): readonly Flow[] => blocks.flatMap(flowOf)

function piecesIn(one: Flow): readonly Piece[] {
  switch (one.kind) {
    case 'text':
      return one.pieces
    case 'table': {
      const { cells, columns } = placeCells(one.table.rows)
      return cells.flatMap(({ cell }) => cellPieces(cell, tableSize(columns)).flat())
    }
    case 'picture':
      return one.words
    case 'chart':
      return [...one.title, ...one.note, ...chartPieces(one.drawing)]
  }
}

/** Every piece of writing, so that the fonts have each character. */
export function everyPiece(paper: OfficialPaper, flows: readonly Flow[]): Piece[] {
  const plain = [
    paper.number,
    paper.addressee,
    paper.remark,
    paper.copies,
    paper.signed.unit,
    paper.printed?.unit,
    ...paper.attachments,
    '附件：．.（）抄送印发文件年月日0123456789 ',
  ]
  return [
    ...[paper.title].map((text): Piece => ({ text, face: 'title', size: titleSize })),
    { text: `${paper.head ?? ''}文件`, face: 'title', size: titleSize },
    ...plain.map((said): Piece => ({ text: said ?? '', face: 'fang', size: bodySize })),
    ...flows.flatMap(piecesIn),
  ]
}
