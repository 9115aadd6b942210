import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import sharp from 'sharp'

/** A plain document: headings, facts in two columns, lines, small pictures. A4 with the margins of official papers. */
export interface Part {
  readonly heading?: string
  readonly facts?: readonly (readonly [string, string])[]
  readonly lines?: readonly { readonly lead?: string | undefined; readonly text: string; readonly inset?: boolean | undefined }[]
  readonly pictures?: readonly Uint8Array[]
}

const hanzi = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' } as const
const heading = { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' } as const
const millimetre = 56.7
const pictureWidth = 200

const textOf = (text: string, more: object = {}) =>
  text.split('\n').map((line, at) => new TextRun({ text: line, font: hanzi, size: 24, ...(at > 0 && { break: 1 }), ...more }))

async function imageOf(bytes: Uint8Array): Promise<ImageRun> {
  const { data, info } = await sharp(bytes)
    .resize(600, 800, { fit: 'inside' })
    .jpeg({ quality: 78 })
    .toBuffer({ resolveWithObject: true })
  return new ImageRun({
    type: 'jpg',
    data,
    transformation: { width: pictureWidth, height: Math.round((pictureWidth * info.height) / info.width) },
  })
}

const cell = (text: string, width: number, lead: boolean) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [new Paragraph({ children: textOf(text, lead ? { font: heading, size: 21 } : {}) })],
  })

async function blocksOf(part: Part): Promise<(Paragraph | Table)[]> {
  const pictures = await Promise.all((part.pictures ?? []).map(imageOf))
  return [
    ...(part.heading
      ? [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            keepNext: true,
            spacing: { before: 280, after: 120 },
            children: [new TextRun({ text: part.heading, font: heading, size: 28, bold: true, color: '000000' })],
          }),
        ]
      : []),
    ...(part.facts && part.facts.length > 0
      ? [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: part.facts.map(
              ([title, value]) => new TableRow({ cantSplit: true, children: [cell(title, 22, true), cell(value, 78, false)] }),
            ),
          }),
        ]
      : []),
    ...(part.lines ?? []).map(
      ({ lead, text, inset }) =>
        new Paragraph({
          spacing: { line: 360, after: 60 },
          indent: { left: inset ? 480 : 0 },
          keepLines: true,
          children: [...(lead ? textOf(`${lead}　`, { font: heading, size: 21 }) : []), ...textOf(text)],
        }),
    ),
    ...(pictures.length > 0
      ? [new Paragraph({ spacing: { before: 120 }, children: pictures.flatMap(one => [one, new TextRun('  ')]) })]
      : []),
  ]
}

type Paper = {
  readonly title: string
  readonly lead: string
  readonly parts: readonly Part[]
  readonly foot: string
  readonly page: string
}

/** The document as the bytes of a .docx file. `page` holds `{page}` and `{pages}`. */
export async function writeDocument({ title, lead, parts, foot, page }: Paper): Promise<Uint8Array> {
  const [before = '', between = '', after = ''] = page.split(/\{page\}|\{pages\}/)
  const blocks = (await Promise.all(parts.map(blocksOf))).flat()
  const small = { font: hanzi, size: 18 }
  const document = new Document({
    title,
    sections: [
      {
        properties: {
          page: {
            size: { width: 210 * millimetre, height: 297 * millimetre },
            margin: { top: 30 * millimetre, bottom: 25 * millimetre, left: 26 * millimetre, right: 26 * millimetre },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ text: foot, ...small })] }),
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], ...small }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
            children: [new TextRun({ text: title, font: hanzi, size: 44, bold: true, color: '000000' })],
          }),
          new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: textOf(lead) }),
          ...blocks,
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
