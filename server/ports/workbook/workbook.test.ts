import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readLayout } from '#methods/form-layout/index'
import { Fault } from '../../errors.ts'
import { fillForm, lackingIn, readForm } from './index.ts'

const line = { style: 'thin', color: { rgb: '000000' } } as const
const boxed = { border: { top: line, left: line, bottom: line, right: line } }
/** A form as a department makes it: a title over all, a total with a formula, a sheet of its own for notes. */
const departments = (): Promise<Uint8Array> => {
  const cells = new Map<string, { value?: string | number; formula?: string; formulaResult?: number; style?: object }>()
  for (let row = 2; row <= 5; row++) for (let column = 0; column <= 2; column++) cells.set(`${row},${column}`, { style: boxed })
  cells.set('5,1', { formula: 'SUM(B4:B5)', formulaResult: 99, style: boxed })
  return writeXlsx({
    sheets: [
      {
        name: '月报',
        rows: [
          ['养老服务月报表', null, null],
          ['填报单位：          统计时间：    年  月', null, null],
          ['社区', '养老机构（个）', '占比'],
          ['甲社区 & 乙', null, null],
          ['丙社区', null, null],
          ['合计', null, null],
        ],
        cells,
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
          { startRow: 1, startCol: 0, endRow: 1, endCol: 2 },
        ],
        columns: [{ width: 20 }, { width: 14 }, { width: 10 }],
      },
      { name: '说明', rows: [['不要改这一页', 1]], cells: new Map([['1,0', { formula: '月报!B6*2', formulaResult: 198 }]]) },
      { name: '另一页', rows: [['原样']] },
    ],
  } as Parameters<typeof writeXlsx>[0])
}
const fill = (bytes: Uint8Array, cells: Record<string, number | string | null>) =>
  fillForm(bytes, new Map([[0, new Map(Object.entries(cells))]]))
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing'
  } catch (error) {
    return error instanceof Fault ? error.code : String(error)
  }
}

describe('reading a form', () => {
  it('finds words, lines, joined cells and formulas, so that its layout can be read', async () => {
    const [sheet] = readForm(await departments())
    expect(sheet?.merges).toHaveLength(2)
    const { title, slots, formulas } = readLayout(sheet!)
    expect(title).toBe('养老服务月报表')
    expect(formulas).toEqual(['B6'])
    expect(slots.map(s => s.key)).toEqual(['A2#0', 'A2#1', 'B4', 'C4', 'B5', 'C5', 'C6'])
    expect(slots.find(s => s.key === 'B4')).toMatchObject({
      rowLabels: ['甲社区 & 乙'],
      columnLabels: ['养老机构（个）'],
      unit: '个',
    })
  })

  it('says in its own words why a file is refused', async () => {
    const good = unzipSync(await departments())
    expect(codeOf(() => readForm(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])))).toBe('form-old-format')
    expect(
      codeOf(() =>
        readForm(Buffer.concat([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])),
      ),
    ).toBe('form-locked')
    expect(codeOf(() => readForm(zipSync({ ...good, 'xl/vbaProject.bin': new Uint8Array(3) })))).toBe('form-macros')
    expect(codeOf(() => readForm(strToU8('编号,数量\n1,2')))).toBe('form-unreadable')
    expect(codeOf(() => readForm((zipSync(good) as Uint8Array).slice(0, 400)))).toBe('form-unreadable')
    expect(codeOf(() => readForm(zipSync({ ...good, 'xl/media/a.bin': new Uint8Array(90 * 1024 * 1024) }, { level: 9 })))).toBe(
      'file-too-big',
    )
  })
})

describe('filling a form', () => {
  it('changes the values of the cells named and nothing else', async () => {
    const form = await departments()
    const filled = fill(form, { B4: 12, C4: 0.5, B5: '<5', A2: '填报单位：某街道办事处 & “盖章”' })
    const [before, after] = [unzipSync(form), unzipSync(filled)]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const changed = Object.keys(before).filter(path => strFromU8(before[path]!) !== strFromU8(after[path]!))
    expect(changed.sort()).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
    const sheet = (await readXlsx(filled)).sheets[0]!
    expect(sheet.rows[3]).toEqual(['甲社区 & 乙', 12, 0.5])
    expect(sheet.rows[4]?.[1]).toBe('<5')
    expect(sheet.rows[1]?.[0]).toBe('填报单位：某街道办事处 & “盖章”')
    expect(sheet.merges).toHaveLength(2)
    // Everything around the cells is as it was, to the sign.
    const without = (bytes: Uint8Array) => strFromU8(bytes).replace(/<c [^>]*r="(A2|B4|C4|B5|B6)"[^>]*?(\/>|>.*?<\/c>)/g, '')
    expect(without(after['xl/worksheets/sheet1.xml']!)).toBe(without(before['xl/worksheets/sheet1.xml']!))
    const styles = (bytes: Uint8Array) => [...strFromU8(bytes).matchAll(/r="(B4|C4|B5)" s="(\d+)"/g)].map(m => m[2])
    expect(styles(after['xl/worksheets/sheet1.xml']!)).toEqual(styles(before['xl/worksheets/sheet1.xml']!))
  })

  it('keeps formulas, gives them what they come to now, and asks for them to be worked out anew', async () => {
    const parts = unzipSync(await departments())
    const plain = strFromU8(parts['xl/workbook.xml']!).replace(/<calcPr[^>]*>/, '')
    const filled = unzipSync(fill(zipSync({ ...parts, 'xl/workbook.xml': strToU8(plain) }), { B4: 12, B6: 77 }))
    const sheet = strFromU8(filled['xl/worksheets/sheet1.xml']!)
    expect(sheet).toContain('SUM(B4:B5)</f><v>12</v></c>')
    expect(sheet).not.toContain('<v>99</v>')
    const second = strFromU8(filled['xl/worksheets/sheet2.xml']!)
    expect(second).not.toContain('<v>198</v>')
    expect(second).toContain('<v>24</v>')
    expect(strFromU8(filled['xl/workbook.xml']!)).toContain('fullCalcOnLoad="1"')
  })

  it('finds the totals that lack what is not written out, also by way of another sheet', async () => {
    const form = await departments()
    const cells = new Map([
      [
        0,
        new Map<string, number | string>([
          ['B4', 12],
          ['B5', '<5'],
        ]),
      ],
    ])
    expect(lackingIn(form, cells, new Set(['0!B5']))).toEqual(['0!B6', '1!A2'])
    expect(lackingIn(form, cells, new Set(['0!C5']))).toEqual([])
  })

  it('gives the same bytes for the same values', async () => {
    const form = await departments()
    expect(Buffer.from(fill(form, { B4: 1 })).equals(Buffer.from(fill(form, { B4: 1 })))).toBe(true)
  })

  it('writes into cells and rows that are not there, in their order', async () => {
    const form = await departments()
    const filled = fill(form, { E4: 4, D4: 3, B9: 9, B8: '八' })
    const { rows } = (await readXlsx(filled)).sheets[0]!
    expect(rows[3]?.slice(3)).toEqual([3, 4])
    expect([rows[7]?.[1], rows[8]?.[1]]).toEqual(['八', 9])
  })

  it('writes into sheets whose tags carry a prefix, whose rows say no number, or which are empty', async () => {
    const base = unzipSync(await departments())
    const sheet = (text: string) => zipSync({ ...base, 'xl/worksheets/sheet1.xml': strToU8(text) })
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    for (const text of [
      `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1"/><x:c r="C1"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      `<worksheet xmlns="${main}"><sheetData><row><c/><c/><c><v>3</v></c></row></sheetData></worksheet>`,
      `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ]) {
      const filled = fill(sheet(text), { A1: 1, B1: 2, A2: 5 })
      const cells = Object.fromEntries(readForm(filled)[0]!.cells.map(c => [`${c.row},${c.column}`, c.value]))
      expect(cells, text).toMatchObject({ '0,0': 1, '0,1': 2, '1,0': 5 })
    }
  })
})
