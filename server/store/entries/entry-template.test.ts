import { strFromU8, unzipSync } from 'fflate'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { streamSheet } from '../../ports/sheet.ts'
import { sourceOf } from '../../ports/table.ts'
import { yards } from '../../testing/small-ledgers.ts'
import { type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import type { EntryApp } from './entries.ts'
import { communityNames, unitNames } from './entry-import-names.ts'
import { previewEntries } from './entry-import-preview.ts'
import { openFile } from './entry-import-table.ts'
import { ledgerOf } from './entry-rows.ts'
import { entryTemplate } from './entry-template.ts'

let office: SmallOffice
let app: EntryApp
const ledger = ledgerOf([yards], 'yard.yards')
beforeAll(async () => {
  office = await smallOffice()
  app = { ...office.app, programmes: [yards] }
})
afterAll(() => office.stop())

async function previewOf(bytes: Uint8Array) {
  const snapshot = await app.directory.now()
  const names = { units: unitNames(snapshot), communities: communityNames(snapshot), items: new Map() }
  return previewEntries(ledger, await openFile(sourceOf('x', bytes)), {
    id: 'x',
    name: 'x',
    source: 's',
    remembered: null,
    names,
    lang: 'zh',
  })
}

it('a template asks each column with a note, a format and a list or check, and explains them', async () => {
  const bytes = await entryTemplate(app, ledger, 'zh')
  const book = await readXlsx(bytes, { readStyles: true })
  expect(book.sheets.map(s => [s.name, s.hidden ?? false])).toEqual([
    ['院落', false],
    ['填写说明', false],
    ['选项', true],
  ])
  const [sheet, explained, lists] = book.sheets
  expect(sheet?.rows[0]).toEqual([
    '编号 *',
    '名称 *',
    '位置',
    '经度（度）',
    '纬度（度）',
    '社区',
    '户数（户）',
    '状况',
    '设施',
    '建成',
    '拆除',
    '通气',
    '物业',
    '类别',
    '说明',
  ])
  expect(sheet?.freezePane).toMatchObject({ rows: 1 })
  const rules = new Map(sheet?.dataValidations?.map(v => [v.range.split(':')[0], v]))
  expect(rules.get('H2')).toMatchObject({ type: 'list', formula1: "'选项'!$B$1:$B$2" })
  expect(rules.get('G2')).toMatchObject({ type: 'whole', formula1: '0' })
  expect(rules.get('J2')).toMatchObject({ type: 'date' })
  expect(rules.get('L2')?.type).toBe('list')
  expect(lists?.rows.slice(0, 2).map(row => row[1])).toEqual(['好', '旧'])
  expect(sheet?.cells?.get('0,8')?.comment?.text).toContain('电梯、门岗')
  expect(explained?.rows.some(row => row[0] === '编号' && row[1] === '是')).toBe(true)
})

it('a template keeps whole columns in their format, so that codes typed anywhere keep their zeros', async () => {
  const parts = unzipSync(await entryTemplate(app, ledger, 'zh'))
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  const styles = strFromU8(parts['xl/styles.xml']!)
  const formatOf = (column: number) => {
    const style = Number(new RegExp(`<col min="${column}" max="${column}" style="(\\d+)"`).exec(xml)?.[1])
    const xfs = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1]?.match(/<xf [^>]*>/g)
    const id = /numFmtId="(\d+)"/.exec(xfs?.[style] ?? '')?.[1]
    return id === '49' ? '@' : (new RegExp(`numFmtId="${id}" formatCode="([^"]+)"`).exec(styles)?.[1] ?? id)
  }
  expect([formatOf(1), formatOf(7), formatOf(10)]).toEqual(['@', '0', 'yyyy-mm-dd'])
})

it('a template filled in is read back without a question, in Chinese and in English', async () => {
  for (const lang of ['zh', 'en'] as const) {
    const book = await readXlsx(await entryTemplate(app, ledger, lang))
    const [head = []] = book.sheets[0]!.rows
    const filled = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            head,
            [
              '007',
              '柳园',
              '一号',
              120.5,
              30.5,
              'c1',
              12,
              '好',
              '电梯、门岗',
              new Date('2001-02-03'),
              null,
              '是',
              'roads',
              null,
              '说明',
            ],
          ],
        },
        { name: '填写说明', rows: book.sheets[1]!.rows },
      ],
    })
    const shown = await previewOf(filled)
    expect(shown.columns.map(c => c.to)).toEqual([
      'code',
      'name',
      'at',
      'at.lng',
      'at.lat',
      'at.community',
      'homes',
      'state',
      'has',
      'built',
      'gone',
      'gas',
      'keeper',
      'kind',
      'about',
    ])
    expect(shown).toMatchObject({ sheet: 1, mapping: { sheets: [1], by: ['code'] } })
  }
})

it('an export keeps days as days, numbers as numbers and codes as text', async () => {
  const pieces: Uint8Array[] = []
  const columns = [
    { title: '编号', width: 10 },
    { title: '户数', width: 10, format: 'whole' as const },
    { title: '建成', width: 12, format: 'day' as const },
  ]
  async function* rows() {
    yield ['007', 12, '2001-02-03']
    yield ['=1+1', null, '***']
  }
  for await (const piece of streamSheet('院落/甲', columns, rows())) pieces.push(piece)
  const { sheets } = await readXlsx(Buffer.concat(pieces), { readStyles: true })
  expect(sheets[0]?.name).toBe('院落 甲')
  expect(sheets[0]?.rows).toEqual([
    ['编号', '户数', '建成'],
    ['007', 12, new Date('2001-02-03')],
    ['=1+1', null, '***'],
  ])
  expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@')
})
