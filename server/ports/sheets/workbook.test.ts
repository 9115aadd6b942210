import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { openTable, sourceOf } from '../table.ts'
import { tinyXls } from './testing/tiny-xls.ts'
import { tinyBook, tinyZip } from './testing/tiny-zip.ts'
import { openWorkbook } from './workbook.ts'
import { senseOf } from './xlsx-book.ts'
import { sensibleNumber } from './xlsx-rows.ts'

const rowsOf = async (bytes: Uint8Array, sheet = 0) => {
  const rows = []
  const book = await openWorkbook(bytes)
  for await (const row of book.sheets[sheet]!.rows()) rows.push(row)
  return rows
}
const cellsOf = async (bytes: Uint8Array) => (await rowsOf(bytes)).map(row => row.cells)
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    error => error.detail?.reason ?? error.code,
  )

it('several sheets are listed with how many rows they hold, hidden sheets, rows and columns told', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: '说明', rows: [['一'], [null], ['二']] },
      {
        name: '名单',
        hidden: true,
        rows: [
          ['甲', '乙', '丙'],
          [1, 2, 3],
          [4, 5, 6],
        ],
        columns: [{}, { hidden: true }, {}],
        rowDefs: new Map([[2, { hidden: true }]]),
      },
    ],
  })
  const book = await openWorkbook(bytes)
  expect(book).toMatchObject({
    kind: 'xlsx',
    macros: false,
    sheets: [
      { name: '说明', hidden: false },
      { name: '名单', hidden: true },
    ],
  })
  expect(await book.sheets[0]!.facts()).toMatchObject({ rows: 2, hiddenRows: 0, hiddenColumns: [] })
  expect(await book.sheets[1]!.facts()).toMatchObject({ rows: 3, hiddenRows: 1, hiddenColumns: [2] })
  expect((await rowsOf(bytes, 1)).map(row => [row.line, row.hidden, row.cells])).toEqual([
    [1, false, ['甲', '乙', '丙']],
    [2, false, [1, 2, 3]],
    [3, true, [4, 5, 6]],
  ])
})

it('hidden columns and rows are read, for what nobody sees is data all the same', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [['甲', '乙']], columns: [{}, { hidden: true }] }] })
  expect(await cellsOf(bytes)).toEqual([['甲', '乙']])
})

it('every cell of a merged range holds its value, down and across', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'a',
        rows: [
          ['社区', '人口', null],
          [null, '男', '女'],
          ['东', 1, 2],
          [null, 3, 4],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
          { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
          { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        ],
      },
    ],
  })
  expect(await cellsOf(bytes)).toEqual([
    ['社区', '人口', '人口'],
    ['社区', '男', '女'],
    ['东', 1, 2],
    ['东', 3, 4],
  ])
})

it('numbers are read as they are meant: days, hundredths, and thousands that only the format hides', async () => {
  const formats = [
    'yyyy"年"m"月"d"日"',
    '0.0%',
    '0!.0,"万"',
    '#,##0,',
    '#,##0',
    '[h]:mm',
    'General',
    '0.00E+00',
    '[$-804]aaaa',
    'm/d/yy h:mm',
  ]
  expect(formats.map(format => senseOf(200, format))).toEqual([
    'date',
    'percent',
    'wan',
    'thousand',
    'plain',
    'date',
    'plain',
    'plain',
    'plain',
    'date',
  ])
  expect(sensibleNumber(45_000, 'date', false)).toBe('2023-03-15 00:00:00')
  expect(sensibleNumber(0.5, 'date', false)).toBe('12:00:00')
  expect(sensibleNumber(0.857, 'percent', false)).toBe('85.7%')
  expect(sensibleNumber(120_000, 'wan', false)).toBe('12万')
  const bytes = await writeXlsx({
    sheets: [{ name: 'a', rows: [[new Date(Date.UTC(2024, 2, 5)), 0.25]], columns: [{ numFmt: 'yyyy/m/d' }, { numFmt: '0%' }] }],
  })
  expect(await cellsOf(bytes)).toEqual([['2024-03-05 00:00:00', '25%']])
})

it('a formula that returns an error is told as the error, one with a result as its result', async () => {
  const sheet = `<worksheet><sheetData><row r="2"><c r="A2" t="e"><f>1/B2</f><v>#REF!</v></c><c r="C2"><f>SUM(A1:A9)</f><v>42</v></c><c r="D2" t="str"><f>A1&amp;"x"</f><v>甲&amp;乙</v></c></row></sheetData></worksheet>`
  expect(await rowsOf(tinyZip(tinyBook(sheet)))).toEqual([{ line: 2, hidden: false, cells: ['#REF!', null, 42, '甲&乙'] }])
})

it('a sheet that another program wrote is read: prefixes, no references, runs of text, escapes', async () => {
  const sheet = `<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>一</x:t></x:r><x:r><x:t xml:space="preserve"> 二_x000D_</x:t></x:r></x:is></x:c><x:c t='b'><x:v>1</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>`
  expect(await cellsOf(tinyZip(tinyBook(sheet)))).toEqual([['一 二\n', true]])
})

it('a macro file is read, its macros are not run, and that it has some is said', async () => {
  const book = tinyBook('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>', {
    'xl/vbaProject.bin': 'Attribute VB_Name',
  })
  const read = await openWorkbook(tinyZip(book))
  expect(read.macros).toBe(true)
  expect((await read.sheets[0]!.facts()).rows).toBe(1)
})

it('an old .xls is read: words, numbers, days, errors, results of formulas, merged cells', async () => {
  const bytes = tinyXls(
    [
      ['社区', '户数', '日期', '率', '合'],
      ['东', 120, { day: 45_356 }, { error: 23 }, { shows: 7.5 }],
      [null, 80, null, null, null],
    ],
    [[1, 2, 0, 0]],
  )
  const table = await openTable(sourceOf('老表.xls', bytes))
  expect(table.kind).toBe('xls')
  expect(table.book?.sheets[0]?.name).toBe('台账')
  expect(await cellsOf(bytes)).toEqual([
    ['社区', '户数', '日期', '率', '合'],
    ['东', 120, '2024-03-05 00:00:00', '#REF!', 7.5],
    ['东', 80],
  ])
})

it('a web page that a system saved as .xls is read table by table, spans filled, in whatever encoding', async () => {
  const page = `<html xmlns:x="urn:schemas"><head><style>td{color:red}</style></head><body><table border=1><tr><td colspan=3>导出</td></tr>
    <tr><th rowspan="2">名称<th colspan=2>规模</tr><tr><td>户数</td><td>面积&nbsp;(㎡)</td></tr>
    <TR><TD style='mso-number-format:"\\@"'>橘汀苑<br>一期</TD><TD>480</TD><TD></TD></TR><tr><td>甲&amp;乙&#33;<td>12<td>3.5</table><table><tr><td></td></tr></table></body></html>`
  const table = await openTable(sourceOf('导出.xls', Buffer.from(page)))
  expect(table).toMatchObject({ kind: 'html', encoding: 'utf-8', book: { sheets: [{ name: '1' }] } })
  const rows = []
  for await (const row of table.rows()) rows.push(row.cells)
  expect(rows).toEqual([
    ['导出', '导出', '导出'],
    ['名称', '规模', '规模'],
    ['名称', '户数', '面积 (㎡)'],
    ['橘汀苑\n一期', '480', null],
    ['甲&乙!', '12', '3.5'],
  ])
  expect(await reasonOf(openTable(sourceOf('x', Buffer.from('<!DOCTYPE html><p>无</p>'))))).toBe('html')
})

it('a file of 200 MB is refused before it is read', async () => {
  let read = 0
  const source = {
    name: 'big.xlsx',
    size: 200 * 1024 ** 2,
    async *open() {
      yield Buffer.from('PK\u0003\u0004'.padEnd(8192))
      read += 1
      yield Buffer.alloc(1024 ** 2)
    },
  }
  expect(await reasonOf(openTable(source))).toBe('file-too-big')
  expect(read).toBe(0)
})

it('a zip bomb is refused, whether its directory tells its size or lies about it', async () => {
  const much = Buffer.concat([
    Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>'),
    Buffer.alloc(80 * 1024 ** 2, 32),
  ])
  const book = tinyBook(much.toString('latin1'))
  expect(await reasonOf(openWorkbook(tinyZip(book)))).toBe('bomb')
  const lying = tinyZip(book, { 'xl/worksheets/sheet1.xml': 1000 })
  expect(await reasonOf(rowsOf(lying))).toBe('bomb')
})

it('a broken file is refused, wherever it is broken', async () => {
  const good = await writeXlsx({ sheets: [{ name: 'a', rows: [['甲'], ['乙']] }] })
  expect(await reasonOf(openWorkbook(good.subarray(0, good.length - 40)))).toBe('broken')
  expect(await reasonOf(openWorkbook(good.subarray(0, 200)))).toBe('broken')
  const hurt = Buffer.from(good)
  hurt.fill(0x55, 60, 400)
  expect(await reasonOf(rowsOf(hurt))).toBe('broken')
  expect(await reasonOf(openWorkbook(tinyZip({ 'word/document.xml': '<w/>' })))).toBe('broken')
  const xls = tinyXls([['甲']])
  expect(await reasonOf(openWorkbook(xls.subarray(0, 900)))).toBe('broken')
})
