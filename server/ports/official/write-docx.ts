import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  OverlapType,
  Packer,
  PageNumber,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { bodyLine, docxBlock, plain, twips } from './docx-blocks.ts'
import { block, bodySize, margin, millimetre, smallSize, square, titleSize } from './geometry.ts'
import { setTitle } from './lines.ts'
import { type OfficialPaper, type Pictures, sayDay } from './paper.ts'
import { guessed } from './table-grid.ts'
import { hands, nameFonts } from './word-hands.ts'

const two = twips(2 * square)
const mm = (amount: number) => twips(amount * millimetre)
const titleLine = { line: 720, lineRule: LineRuleType.EXACT } as const
const empty = () => new Paragraph({ spacing: bodyLine, children: [] })
const red = 'D7000F'

/** “— 1 —” at the right on odd pages and at the left on even ones, one character in. */
const pageNumber = (odd: boolean) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: odd ? { right: twips(smallSize) } : { left: twips(smallSize) },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ...hands.song, ascii: '宋体', hAnsi: '宋体' },
            size: smallSize * 2,
          }),
        ],
      }),
    ],
  })

const titleRuns = (title: string) =>
  setTitle([{ text: title, face: 'title', size: titleSize }], guessed, block.width).map(
    ({ pieces }, n) =>
      new TextRun({
        text: pieces.map(piece => piece.text).join(''),
        font: hands.title,
        size: titleSize * 2,
        ...(n > 0 && { break: 1 }),
      }),
  )

function headOf({ head, number, title, addressee }: OfficialPaper): Paragraph[] {
  const centred = (children: TextRun[], more: object = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: bodyLine, children, ...more })
  const name = head === null ? '' : `${head}文件`
  const size = Math.floor(Math.min(46, block.width / (1.06 * [...name].length)))
  return [
    ...(head === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: mm(35), after: twips(20) },
            children: [new TextRun({ text: name, font: hands.title, size: size * 2, color: red })],
          }),
          centred(plain(number ?? ''), {
            spacing: { ...bodyLine, before: 579 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 6 } },
          }),
          empty(),
        ]),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: titleLine, children: titleRuns(title) }),
    ...(head === null && number ? [centred(plain(number))] : []),
    empty(),
    ...(addressee ? [new Paragraph({ spacing: bodyLine, children: plain(`${addressee}：`) })] : []),
  ]
}

const wide = (text: string) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0xff ? 1 : 0.5), 0) * bodySize

function endOf({ attachments, signed, remark }: OfficialPaper): Paragraph[] {
  const said = signed.on ? sayDay(signed.on) : ''
  const longer = wide(said) + 2 * bodySize > wide(signed.unit)
  const edge = 2 * square
  const dayRight = longer ? edge : Math.max(0, edge + wide(signed.unit) - wide(said) - 2 * bodySize)
  const unitRight = longer ? Math.max(edge, edge + wide(said) + 2 * bodySize - wide(signed.unit)) : edge
  const right = (text: string, from: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: bodyLine,
      keepLines: true,
      indent: { right: twips(from) },
      children: plain(text),
    })
  return [
    ...(attachments.length > 0 ? [empty()] : []),
    ...attachments.map(
      (name, n) =>
        new Paragraph({
          spacing: bodyLine,
          indent:
            attachments.length > 1
              ? { left: twips(6.5 * square), hanging: twips((n === 0 ? 4.5 : 1.5) * square) }
              : { left: twips(5 * square), hanging: twips(3 * square) },
          children: plain(`${n === 0 ? '附件：' : ''}${attachments.length > 1 ? `${n + 1}. ` : ''}${name}`),
        }),
    ),
    ...(signed.unit || said ? [empty()] : []),
    ...(signed.unit ? [right(signed.unit, unitRight)] : []),
    ...(said ? [right(said, dayRight)] : []),
    ...(remark ? [new Paragraph({ spacing: bodyLine, indent: { firstLine: two }, children: plain(`（${remark}）`) })] : []),
  ]
}

/** 版记: a table of one column between lines, floating at the foot of the last page. */
function endNote({ copies, printed }: OfficialPaper): (Table | Paragraph)[] {
  const lines = [
    ...(copies ? [{ left: `抄送：${copies}。`, right: '' }] : []),
    ...(printed ? [{ left: printed.unit, right: printed.on ? `${sayDay(printed.on)}印发` : '' }] : []),
  ]
  if (lines.length === 0) return []
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const edge = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' })
  const row = ({ left, right }: (typeof lines)[number]) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: twips(block.width), type: WidthType.DXA },
          margins: { top: 0, bottom: 0, left: twips(smallSize), right: twips(smallSize) },
          children: [
            new Paragraph({
              spacing: { line: 440, lineRule: LineRuleType.EXACT },
              indent: right ? {} : { left: twips(3 * smallSize), hanging: twips(3 * smallSize) },
              tabStops: [{ type: 'right', position: twips(block.width - 2 * smallSize) }],
              children: [
                ...plain(left, 'fang', smallSize),
                ...(right ? [new TextRun('\t'), ...plain(right, 'fang', smallSize)] : []),
              ],
            }),
          ],
        }),
      ],
    })
  return [
    new Table({
      width: { size: twips(block.width), type: WidthType.DXA },
      columnWidths: [twips(block.width)],
      layout: TableLayoutType.FIXED,
      float: {
        horizontalAnchor: TableAnchorType.MARGIN,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        overlap: OverlapType.NEVER,
      },
      borders: { top: edge(8), bottom: edge(8), left: none, right: none, insideHorizontal: edge(6), insideVertical: none },
      rows: lines.map(row),
    }),
    // What a floating table hangs on.
    new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
  ]
}

/** The paper as the bytes of a .docx file in the layout of GB/T 9704-2012, ready to be edited further. */
export async function writeDocx(paper: OfficialPaper, pictures: Pictures): Promise<Uint8Array> {
  // Together, since charts and pictures are drawn beside each other.
  const body = (await Promise.all(paper.blocks.map(one => docxBlock(one, pictures)))).flat()
  const document = new Document({
    title: paper.title,
    creator: paper.signed.unit,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: hands.fang, size: bodySize * 2, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(margin.top),
              bottom: mm(margin.bottom),
              left: mm(margin.left),
              right: mm(margin.right),
              footer: mm(25),
              header: mm(15),
            },
          },
        },
        footers: { default: pageNumber(true), even: pageNumber(false) },
        children: [...headOf(paper), ...body, ...endOf(paper), ...endNote(paper)],
      },
    ],
  })
  return nameFonts(await Packer.toBuffer(document))
}
