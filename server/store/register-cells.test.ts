import { expect, it } from 'vitest'
import type { FieldData } from '#kernel/index'
import { cellOf, valueFrom } from './register-cells.ts'

const none = { units: new Map() }
const place: FieldData = { kind: 'place', title: '在哪里', required: true }
const note: FieldData = { kind: 'note', title: '备注', required: false }

const readings: [written: string, value: unknown][] = [
  ['120.1234, 30.5678 橘汀路 10 号', { point: [120.1234, 30.5678], address: '橘汀路 10 号' }],
  ['120.1234，30.5678 橘汀路10号', { point: [120.1234, 30.5678], address: '橘汀路10号' }],
  ['120.1234 30.5678', { point: [120.1234, 30.5678] }],
  ['120.1234,30.5678，橘汀路10号', { point: [120.1234, 30.5678], address: '橘汀路10号' }],
  ['（120.1234，30.5678）橘汀路10号', { point: [120.1234, 30.5678], address: '橘汀路10号' }],
  ['１２０．１２３４，３０．５６７８', { point: [120.1234, 30.5678] }],
  ['橘汀路10号', { address: '橘汀路10号' }],
  ['10号楼, 3单元', { address: '10号楼, 3单元' }],
  ['33, 35号商铺', { address: '33, 35号商铺' }],
  ['橘汀路10号\n东门', { address: '橘汀路10号\n东门' }],
  ['120.1234, 30.5678\n橘汀路10号', { point: [120.1234, 30.5678], address: '橘汀路10号' }],
]
it.each(readings)('reads the place %j as people type it', (written, value) => {
  expect(valueFrom(place, written, none)).toEqual(value)
})

it.each([
  { point: [120.1234, 30.5678] as const, address: '橘汀路 10 号' },
  { point: [120.1234, 30.5678] as const },
  { address: '橘汀路 10 号' },
])('writes a place so that it comes back the same', value => {
  expect(valueFrom(place, cellOf(place, value, none), none)).toEqual(value)
})

it('keeps the lines of a note, whichever program wrote the sheet', () => {
  expect(valueFrom(note, '看灭火器压力\n看封条', none)).toBe('看灭火器压力\n看封条')
  expect(valueFrom(note, '看灭火器压力\r\n看封条\r\n', none)).toBe('看灭火器压力\n看封条')
  expect(valueFrom(note, cellOf(note, '一\n二', none), none)).toBe('一\n二')
})
