import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Chart } from '#methods/charts/index'
import { blocks, headingNumber, type OfficialPaper, readBody, writeBody, writeOfficial } from './index.ts'

const chart: Chart = {
  kind: 'progress',
  title: '五个指标各走了多远？',
  note: '完成量／年度目标',
  unit: '部',
  rows: [{ label: '加装电梯', done: 3, of: 20, expected: 10 }],
}
const sentence = '列入计划的事项按期完成七成以上逾期事项均已说明原因并重新约定时限请各单位对照检查'
const paper = (more: Partial<OfficialPaper> = {}): OfficialPaper => ({
  head: '菱湖街道办事处',
  number: '菱街〔2026〕3号',
  title: '菱湖街道办事处关于2026年上半年重点工作进展情况的通报',
  addressee: '各社区居民委员会',
  blocks: [blocks.heading(1, `${headingNumber(1, 1)}总体情况`), blocks.paragraph(`${sentence}。`)],
  attachments: ['一览表', '逾期事项清单'],
  signed: { unit: '菱湖街道办事处', on: '2026-07-06' },
  remark: '联系人：综合办公室',
  copies: '区政府办公室',
  printed: { unit: '党政综合办公室', on: '2026-07-06' },
  ...more,
})
const bare = (text: string) => text.normalize().replace(/\s/g, '')

async function pdfOf(one: OfficialPaper) {
  const { bytes } = await writeOfficial(one, new Map(), 'pdf', new Date(0))
  return getDocumentProxy(new Uint8Array(bytes))
}
/** Pieces of writing on a page with where they stand, in points from its upper left corner. */
async function piecesOn(pdf: Awaited<ReturnType<typeof pdfOf>>, page: number) {
  const { items } = await (await pdf.getPage(page)).getTextContent()
  return items.flatMap(one =>
    'str' in one && one.str.trim() !== ''
      ? [
          {
            text: one.str,
            x: one.transform[4] as number,
            y: 841.89 - (one.transform[5] as number),
            width: one.width,
            size: one.height,
          },
        ]
      : [],
  )
}

describe('the PDF', () => {
  it('has 22 lines of 28 characters in a block of 156 by 225 mm, and dashes around its page numbers', async () => {
    const pdf = await pdfOf(paper({ blocks: Array.from({ length: 30 }, () => blocks.paragraph(sentence.repeat(4))) }))
    const pieces = await piecesOn(pdf, 2)
    const body = pieces.filter(one => Math.abs(one.size - 16) < 0.1)
    const rows = [...new Set(body.map(one => Math.round(one.y)))]
    expect(rows).toHaveLength(22)
    const full = body.filter(one => one.text.length === 28)
    expect(full.length).toBeGreaterThan(10)
    for (const one of full) {
      expect(one.x).toBeCloseTo((28 * 72) / 25.4, 0)
      expect(one.width).toBeLessThan((156.2 * 72) / 25.4)
    }
    expect(Math.min(...body.map(one => one.y)) - 16).toBeGreaterThan((37 * 72) / 25.4)
    expect(Math.max(...body.map(one => one.y))).toBeLessThan(((37 + 225) * 72) / 25.4)
    // Even pages have their number at the left, odd ones at the right.
    const numberOn = async (page: number) => (await piecesOn(pdf, page)).find(one => one.text.startsWith('—'))
    expect([(await numberOn(2))?.text, (await numberOn(3))?.text]).toEqual(['— 2 —', '— 3 —'])
    expect((await numberOn(2))?.x).toBeLessThan((await numberOn(3))?.x ?? 0)
  })

  it('gives back every word that was put in, rare characters and numbers in charts included', async () => {
    const words = `生僻字𬭎㙓喆与㎡①“引号”——破折号……，A1 b-2 50%`
    const table = blocks.table(
      '进展表',
      ['单位', '说明'],
      [
        ['湖滨社区', `${words}`],
        ['荷花社区', ''],
      ],
    )
    const one = paper({ blocks: [blocks.paragraph(words), table, blocks.chart(chart), ...blocks.list(['甲', '乙'], true)] })
    const { text } = await extractText(await pdfOf(one), { mergePages: true })
    const said = bare(text)
    for (const piece of [
      one.title,
      one.number,
      words,
      '进展表',
      chart.title,
      chart.note,
      '3／20部15%',
      '1.甲',
      '附件：',
      '2026年7月6日',
      '抄送：区政府办公室',
    ])
      expect(said, `${piece}`).toContain(bare(piece ?? ''))
  })

  it('repeats the head of a table on every page, and cuts no long cell off', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`单位${n}`, n === 30 ? sentence.repeat(80) : '正常'])
    const pdf = await pdfOf(paper({ blocks: [blocks.table('', ['承办单位', '说明'], rows)] }))
    const { text } = await extractText(pdf, { mergePages: false })
    expect(text.length).toBeGreaterThan(3)
    for (const page of text.slice(0, -1)) expect(bare(page)).toContain('承办单位说明')
    expect(bare(text.join('')).replaceAll('承办单位说明', '').split('列入计划').length - 1).toBe(80)
  })
})

it('the Word file names the fonts of the standard with what to take instead, and holds the same words', async () => {
  const { bytes } = await writeOfficial(
    paper({ blocks: [blocks.paragraph('正文。'), blocks.chart(chart)] }),
    new Map(),
    'docx',
    new Date(0),
  )
  const parts = unzipSync(new Uint8Array(bytes))
  const [xml, fonts] = ['word/document.xml', 'word/fontTable.xml'].map(path => strFromU8(parts[path] ?? new Uint8Array()))
  expect(xml).toContain('w:eastAsia="仿宋_GB2312"')
  expect(fonts).toMatch(/仿宋_GB2312"><w:altName w:val="仿宋/)
  for (const words of ['正文。', chart.title, '附件：1. 一览表', '抄送：区政府办公室。']) expect(xml).toContain(words)
  // 37, 35, 28 and 26 mm; 28.95 points from line to line.
  expect(xml).toMatch(/w:pgMar w:top="209[78]" w:right="147[34]" w:bottom="198[45]" w:left="158[78]"/)
  expect(xml).toContain('w:line="579" w:lineRule="exact"')
  expect(Object.keys(parts).filter(path => /media\/.*\.(svg|png)$/.test(path))).toHaveLength(2)
})

describe('the text of a document', () => {
  it('is written and read back as the same blocks', () => {
    const all = [
      blocks.heading(1, '一、总体情况'),
      blocks.heading(2, '（一）按单位看'),
      blocks.heading(3, '1.项目'),
      blocks.heading(4, '（1）细目'),
      blocks.paragraph('甲 & 乙<丙>“丁”'),
      ...blocks.list(['一项', '二项'], true),
      ...blocks.list(['散项']),
      blocks.table(
        '附表',
        ['单位', '件数'],
        [
          ['湖滨', '1'],
          ['', '2'],
        ],
      ),
      blocks.chart(chart),
    ]
    expect(readBody(writeBody(all))).toEqual(all)
  })

  it('is read as people write it: plain numbered lines are headings, line breaks are paragraphs, small figures are kept', () => {
    expect(
      readBody(
        '<p>一、总体情况</p><p>第一段<br />第二段 5m<sup>2</sup></p>散<strong>字</strong><p>二、工作要求：各单位要认真落实。</p>',
      ),
    ).toEqual([
      blocks.heading(1, '一、总体情况'),
      blocks.paragraph('第一段'),
      { kind: 'paragraph', words: [{ text: '第二段 5m' }, { text: '²' }], quoted: false },
      { kind: 'paragraph', words: [{ text: '散' }, { text: '字', bold: true }], quoted: false },
      blocks.paragraph('二、工作要求：各单位要认真落实。'),
    ])
  })

  it('keeps merged cells in their places', () => {
    const [table] = readBody(
      '<table><tr><th rowspan="2">甲</th><th colspan="2">乙</th></tr><tr><th>丙</th><th>丁</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>',
    )
    expect(table?.kind === 'table' && [table.heads, table.rows.map(row => row.map(cell => [cell.across, cell.down]))]).toEqual([
      2,
      [
        [
          [1, 2],
          [2, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      ],
    ])
  })
})
