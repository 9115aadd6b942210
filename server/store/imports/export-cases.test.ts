import { afterAll, beforeAll, expect, it } from 'vitest'
import { importMapping } from '#contract/case-import'
import { sourceOf } from '../../ports/table.ts'
import { middle, type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import { exportedCases, exportTable } from './export-cases.ts'
import { importCases } from './import-cases.ts'

const [lng, lat] = middle('g12')
let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
  const rows = Array.from(
    { length: 2300 },
    (_, n) => `e${n},2025-01-02 09:${String(n % 7).padStart(2, '0')},路灯不亮,赵敏,13800001111,${n === 5 ? '是' : '否'}`,
  )
  const mapping = importMapping.parse({
    source: 'old',
    id: 'ref',
    filedAt: { column: 'at' },
    fields: {
      words: { column: 'what' },
      reporter: { column: 'who', phone: 'tel' },
      phone: { column: 'tel' },
      secret: { column: 'secret' },
    },
    place: { lng: 'x', lat: 'y' },
  })
  const file = `ref,at,what,who,tel,secret,x,y\n${rows.map(row => `${row},${lng},${lat}`).join('\n')}\n`
  await importCases(office.app, { kind: 'clock' }, sourceOf('', Buffer.from(file)), mapping, { dryRun: false, allOrNone: false })
})
afterAll(() => office.stop())

const asked = { revealed: false, lang: 'zh' } as const

it('gives every case once, over pages and moments that many share', async () => {
  const ids: string[] = []
  for await (const record of exportedCases(office.app, asked)) ids.push(record.id)
  expect(ids).toHaveLength(2300)
  expect(new Set(ids).size).toBe(2300)
})

it('gives only what is asked for', async () => {
  const count = async (more: object) => {
    let n = 0
    for await (const _ of exportedCases(office.app, { ...asked, ...more })) n++
    return n
  }
  expect(await count({ from: Date.parse('2025-01-02T09:06:00+08:00') })).toBe(328)
  expect(await count({ states: ['closed'] })).toBe(0)
  expect(await count({ open: true, channel: 'import' })).toBe(2300)
})

it('masks personal fields, whole where confidence was asked for, unless a reason was given', async () => {
  const of = async (revealed: boolean) => {
    const table = await exportTable(office.app, { ...asked, revealed })
    const rows: string[] = []
    for await (const record of exportedCases(office.app, { ...asked, revealed })) rows.push(table.row(record).join('|'))
    return rows
  }
  const shut = await of(false)
  expect(shut.filter(row => row.includes('赵**'))).toHaveLength(2299)
  expect(shut.some(row => row.includes('13800001111'))).toBe(false)
  expect((await of(true)).every(row => row.includes('赵敏') && row.includes('13800001111'))).toBe(true)
})
