import { expect, it } from 'vitest'
import { choice, count, day, note, personal, phone, place, text } from '#kernel/index'
import { differing, filtersOf, partsOf, patchOf } from './columns.ts'

const why = { purpose: '联系', basis: 'contract', keep: { amount: 1, unit: 'month' } } as const
const columns = {
  code: text('编号'),
  name: text('名称'),
  built: day('建成'),
  kind: choice('种类', { homes: '住宅', shops: '商业' }),
  at: place('位置'),
  households: count('户数'),
  keeper: phone('联系电话', why),
  chief: personal(text('负责人'), why),
  words: note('说明'),
}

it('puts the columns of a card where one looks for them, persons with what one can call', () => {
  expect(partsOf(columns)).toEqual([
    { part: 'what', keys: ['code', 'name', 'kind'] },
    { part: 'where', keys: ['at'] },
    { part: 'size', keys: ['households'] },
    { part: 'who', keys: ['keeper', 'chief'] },
    { part: 'when', keys: ['built'] },
    { part: 'more', keys: ['words'] },
  ])
})

it('sends the columns that changed alone, and says which were emptied', () => {
  const before = { code: 'A1', name: '甲', households: 12, words: '旧' }
  const after = { code: 'A1', name: '乙', households: 12, kind: 'homes' }
  expect(differing(columns, before, after)).toEqual(['name', 'kind', 'words'])
  expect(patchOf(columns, before, after)).toEqual({ name: '乙', kind: 'homes', words: null })
})

it('opens a figure into the list it counts, and says so when no list can', () => {
  const isHomes = { op: 'is', field: 'kind', value: 'homes' } as const
  const words = { op: 'filled', field: 'words' } as const
  expect(filtersOf({ op: 'and', all: [isHomes, { op: 'not', expr: words }] }, columns)).toEqual([
    { column: 'kind', op: 'is', value: 'homes' },
    { column: 'words', op: 'empty' },
  ])
  expect(filtersOf({ op: 'not', expr: isHomes }, columns)).toEqual([{ column: 'kind', op: 'in', value: ['shops'] }])
  expect(filtersOf({ op: 'over', field: 'households', value: 9 }, columns)).toEqual([
    { column: 'households', op: 'atLeast', value: 10 },
  ])
  expect(filtersOf(undefined, columns)).toEqual([])
  expect(filtersOf({ op: 'or', all: [isHomes, words] }, columns)).toBeUndefined()
})
