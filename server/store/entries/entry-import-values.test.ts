import { afterAll, beforeAll, expect, it } from 'vitest'
import { count, day } from '#kernel/index'
import { mapped, officeToImport } from '../testing/import-office.ts'
import { cellReader } from './entry-import-cells.ts'

let office: Awaited<ReturnType<typeof officeToImport>>
beforeAll(async () => {
  office = await officeToImport()
})
afterAll(() => office.stop())

const nobody = () => null
it('floors are counted however they are written, and one below the ground is no count of floors', () => {
  const floors = cellReader(count('层数', { measure: '层', min: 1 }), {}, null, nobody)
  expect(['6F', '六层', '18', 'F3'].map(cell => floors(cell))).toEqual([{ value: 6 }, { value: 6 }, { value: 18 }, { value: 3 }])
  for (const cell of ['B1', '-1层', '负一层']) expect(floors(cell)).toEqual({ problem: 'floor-below' })
})

it('numbers in characters are read and said; those that may mean two are told', () => {
  const homes = cellReader(count('户数', { measure: '户' }), {}, null, nobody)
  expect(homes('三百二十户')).toEqual({ value: 320, noted: 'numerals' })
  expect(homes('一千二')).toEqual({ value: 1200, noted: 'numerals' })
  for (const cell of ['三五户', '二十余户']) expect(homes(cell)).toEqual({ problem: 'not-a-number' })
})

it('a month is its last day where something ends, else its first; only what ends can have no end', () => {
  const [until, since] = [day('有效期至'), day('成立日期')].map(field => cellReader(field, {}, null, nobody))
  expect(until!('2028年10月')).toEqual({ value: '2028-10-31', noted: 'month-last' })
  expect(since!('2028年10月')).toEqual({ value: '2028-10-01', noted: 'month-first' })
  expect(until!('长期')).toEqual({ value: null, noted: 'no-end' })
  expect(since!('长期')).toEqual({ problem: 'not-a-date' })
})

it('what has no end any more loses the day it had', async () => {
  const headings = ['编号', '名称', '拆除']
  const mapping = mapped(headings)
  const columns = mapping.columns.map(c => (c.heading === '拆除' ? { ...c, to: 'gone' } : c))
  await office.bring([headings, ['V1', '暂园', '2030-05']], { ...mapping, columns })
  expect((await office.stored({ key: 'V1' }))[0]).toMatchObject({ until: '2030-05-31' })
  expect(await office.bring([headings, ['V1', '暂园', '长期'], ['V2', '久园', '永久']], { ...mapping, columns })).toMatchObject({
    new: 1,
    changed: 1,
    told: [
      [2, 'C2', 'no-end'],
      [3, 'C3', 'no-end'],
    ],
  })
  expect((await office.stored({ key: 'V1' }))[0]).toMatchObject({ until: null, data: { code: 'V1', name: '暂园' } })
})

it('words may be joined from several columns in their order; numbers may not', async () => {
  const headings = ['编号', '名称', '路', '号', '户数']
  const mapping = mapped(headings)
  const to: Record<string, string> = { 路: 'at', 号: 'at' }
  const columns = mapping.columns.map(c => ({ ...c, to: to[c.heading] ?? c.to, ...(c.heading === '号' && { join: ' ' }) }))
  await office.bring([headings, ['W1', '连园', '橘汀路', '8号', 3], ['W2', '半园', '柳湾路', null, 4]], { ...mapping, columns })
  expect((await office.stored({ key: 'W1' }))[0]?.data.at).toEqual({ address: '橘汀路 8号' })
  expect((await office.stored({ key: 'W2' }))[0]?.data.at).toEqual({ address: '柳湾路' })
  const twice = columns.map(c => (c.heading === '名称' ? { ...c, to: 'homes' } : c))
  await expect(
    office.bring([headings, ['W3', '5', '', '', 3]], { ...mapping, columns: twice, by: ['code'] }),
  ).rejects.toMatchObject({
    detail: { reason: 'column-twice', field: '户数' },
  })
})
