import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import PdfDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { planText } from './index.ts'
import { decodeText } from './text-bytes.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 一、要求 and 各社区 in GB 18030. */
const gb = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd2, 0xaa, 0xc7, 0xf3, 0x0a, 0xb8, 0xf7, 0xc9, 0xe7, 0xc7, 0xf8, 0x0a])
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

it('decodes UTF-8 with and without its mark, also where it breaks off within a character', async () => {
  expect(await planText(utf8('\ufeff一、要求\r\n'))).toBe('一、要求\r\n')
  expect(decodeText(utf8('一、要求').subarray(0, 10))).toEqual({ text: '一、要', encoding: 'utf-8' })
})

it('decodes GB 18030 and UTF-16', async () => {
  expect(await planText(gb)).toBe('一、要求\n各社区\n')
  const wide = Buffer.from('一、要求\r\n1. 修路3公里\r\n', 'utf16le')
  expect(decodeText(joined(Uint8Array.from([0xff, 0xfe]), wide))?.text).toBe('一、要求\r\n1. 修路3公里\r\n')
  expect(decodeText(new Uint8Array(wide))).toEqual({ text: '一、要求\r\n1. 修路3公里\r\n', encoding: 'utf-16' })
})

it('decodes Big5', () => {
  const bytes = Uint8Array.from([
    0xa4, 0x40, 0xa1, 0x42, 0xa6, 0x7e, 0xa4, 0xba, 0xa6, 0xb3, 0xa4, 0x48, 0xaa, 0xba, 0xa4, 0x75, 0xa7, 0x40, 0xa1, 0x43,
  ])
  expect(decodeText(bytes)).toEqual({ text: '一、年內有人的工作。', encoding: 'big5' })
})

it('decodes lines of two writings in one file', () => {
  const mixed = joined(utf8('某街道工作方案\n'), gb, utf8('二、任务\n'))
  expect(decodeText(mixed)).toEqual({ text: '某街道工作方案\n一、要求\n各社区\n二、任务\n', encoding: 'mixed' })
})

it('takes the text of a web page, its tables in rows, without what stands around it', async () => {
  const page = `<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><nav>首页</nav><h1>某街道
    工作要点</h1><p>　　一、要求<br>认真&amp;落实</p><table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
    <tr><td>1</td><td><p>修路</p><p>3公里</p></td><td rowspan="2">城建办</td></tr><tr><td>2</td><td>补树</td></tr></table></body></html>`
  expect(await planText(utf8(page))).toBe(
    '某街道工作要点\n　　一、要求\n认真&落实\n序号\t任务\t牵头单位\n1\t修路 3公里\t城建办\n2\t补树\t',
  )
})

it('takes the text of a Word document with the numbers that Word prints', async () => {
  const numbered = (text: string, level: number) => new Paragraph({ text, numbering: { reference: 'list', level } })
  const row = (...cells: readonly string[]) =>
    new TableRow({ children: cells.map(text => new TableCell({ children: [new Paragraph(text)] })) })
  const levels = [
    { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
    { level: 1, format: LevelFormat.DECIMAL, text: '（%2）' },
  ]
  const document = new Document({
    numbering: { config: [{ reference: 'list', levels }] },
    sections: [
      {
        children: [
          numbered('要求', 0),
          numbered('修路', 1),
          numbered('补树', 1),
          numbered('保障', 0),
          numbered('人员', 1),
          new Table({ rows: [row('任务', '单位'), row('修路', '')] }),
        ],
      },
    ],
  })
  expect(await planText(await Packer.toBuffer(document))).toBe(
    '一、要求\n（1）修路\n（2）补树\n二、保障\n（1）人员\n任务\t单位\n修路\t',
  )
})

const pdf = (draw: (document: InstanceType<typeof PdfDocument>) => void): Promise<Uint8Array> =>
  new Promise(resolve => {
    const document = new PdfDocument({ compress: false })
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    draw(document)
    document.end()
  })

it('takes the lines of a PDF with text', async () => {
  const text = await planText(await pdf(document => document.text('1. Mend 3 km of road\n2. Plant 40 trees')))
  expect(text.trim().split('\n')).toEqual(['1. Mend 3 km of road', '2. Plant 40 trees'])
})

it('says of a scanned PDF that it holds no text', async () => {
  const scan = await pdf(document => document.rect(50, 50, 300, 400).fill('#cccccc'))
  await expect(planText(scan)).rejects.toMatchObject({ code: 'text-unreadable', detail: { reason: 'scanned' } })
})

it('says what else is no text', async () => {
  const broken = utf8('%PDF-1.4\nnothing of a PDF follows')
  await expect(planText(broken)).rejects.toMatchObject({ detail: { reason: 'damaged' } })
  await expect(planText(Uint8Array.from([1, 0, 2, 0, 3, 4, 0, 0, 9]))).rejects.toMatchObject({ detail: { reason: 'not-text' } })
  const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  await expect(planText(picture)).rejects.toMatchObject({ detail: { reason: 'not-text' } })
})

it('reads an empty file as an empty text', async () => {
  expect(await planText(new Uint8Array())).toBe('')
})
