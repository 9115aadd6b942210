import { expect, it } from 'vitest'
import { count, passedOn, phone, text } from '#kernel/index'
import { askedColumns, conflictsOf, firstValues } from './fields.ts'

const why = { purpose: '联系', basis: 'contract', keep: { amount: 1, unit: 'month' } } as const
const columns = {
  code: text('编号'),
  name: text('名称'),
  beds: count('床位'),
  call: phone('电话', why),
  seen: passedOn(text('来文号')),
}

it('begins a form without what is masked, so that a mask is never written down', () => {
  expect(firstValues(columns, { code: 'A1', name: '甲', beds: null, call: '139****0001' })).toEqual({ code: 'A1', name: '甲' })
})

it('asks no one for what another system hands over', () => {
  expect(askedColumns(columns)).toEqual(['code', 'name', 'beds', 'call'])
})

it('finds what two people changed to different things, and only that', () => {
  const begun = { name: '甲', beds: 10 }
  expect(conflictsOf(begun, { name: '丙', beds: 10 }, { name: '乙', beds: 12 })).toEqual([
    { column: 'name', mine: '乙', theirs: '丙' },
  ])
  expect(conflictsOf(begun, { name: '乙', beds: 10 }, { name: '乙', beds: 12 })).toEqual([])
})
