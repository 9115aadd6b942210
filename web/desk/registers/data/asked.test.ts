import { expect, it } from 'vitest'
import { type Asked, everything, readAsked, withWhere, writeAsked } from './asked.ts'

const asked: Asked = {
  view: 'stale',
  order: 'changed',
  q: '梧桐里',
  community: 'c-1',
  grid: undefined,
  where: [
    { column: 'built', op: 'atLeast', value: 1990 },
    { column: 'kind', op: 'in', value: ['homes', 'shops'] },
    { column: 'lift', op: 'empty' },
  ],
}

it('reads from the address what it wrote there', () => {
  expect(readAsked(writeAsked(asked))).toEqual(asked)
  expect(writeAsked(everything)).toBe('')
})

it('leaves out what somebody garbled in an address', () => {
  expect(readAsked('view=all&order=up&where=[{"column":"a","op":"drop"},7,{"column":"b","op":"filled"}]')).toMatchObject({
    view: 'standing',
    order: 'name',
    where: [{ column: 'b', op: 'filled' }],
  })
  expect(readAsked('where={{{').where).toEqual([])
})

it('changes the conditions of one column alone', () => {
  const next = withWhere(asked, 'built', [{ column: 'built', op: 'atMost', value: 1980 }])
  expect(next.where).toEqual([asked.where[1], asked.where[2], { column: 'built', op: 'atMost', value: 1980 }])
  expect(withWhere(asked, 'lift', []).where).toHaveLength(2)
})
