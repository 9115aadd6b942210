import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readSheet, writeSheet } from './sheet.ts'

const columns = ['甲', '乙'].map(title => ({ title, width: 12 }))

it('gives back what was written, leading zeros, line breaks and whatever looks like a formula included', async () => {
  const rows = [
    ['0101', 5],
    ['=HYPERLINK("http://x")', true],
    ['@SUM(1)', null],
    ['+86-1', -2.5],
    ["-1+1|cmd'", '两行\n字'],
    ['\t=1', '😀 <b>&amp;'],
  ]
  const read = await readSheet(await writeSheet('表', columns, rows))
  expect(read).toEqual([['甲', '乙'], ...rows])
})

it('writes words as words: no formula is in the file, and its text format keeps it so when edited', async () => {
  const book = Buffer.from(await writeSheet('表', columns, [['=1+1', '@x']]))
  const { readXlsx } = await import('hucre/xlsx')
  const { sheets } = await readXlsx(book, { readStyles: true })
  const cells = [...(sheets[0]?.cells?.values() ?? [])]
  expect(cells.filter(c => 'formula' in c && c.formula)).toEqual([])
  expect(cells.filter(c => c.value === '=1+1').map(c => c.style?.numFmt)).toEqual(['@'])
})

it('fills every cell of a merged range', async () => {
  const rows = [
    ['大类', '小类'],
    ['公用设施', '井盖'],
    [null, '路灯'],
    ['x', 'y'],
  ]
  const merged = await writeXlsx({ sheets: [{ name: 'a', rows, merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] }] })
  expect((await readSheet(merged)).map(r => r[0])).toEqual(['大类', '公用设施', '公用设施', 'x'])
})

it('refuses what is no workbook, and one too big', async () => {
  await expect(readSheet(new Uint8Array([1, 2, 3]))).rejects.toMatchObject({ code: 'file-type' })
  await expect(readSheet(Buffer.from('大类,小类\n'))).rejects.toMatchObject({ code: 'file-type' })
  await expect(readSheet(new Uint8Array(11 * 1024 * 1024))).rejects.toMatchObject({ code: 'file-too-big' })
})
