import { expect, it } from 'vitest'
import type { RoutingRule } from '#contract/routing'
import { differences, matterName, moved } from './rule-words.ts'

const rule = (id: string, unit = 'x'): RoutingRule => ({ id, categories: [], places: [], unit, helpers: [] })
const what = (before: string[], after: string[]) =>
  differences(
    before.map(id => rule(id)),
    after.map(id => rule(id)),
  ).map(one => `${one.what} ${one.rule.id}`)

it('moves a rule up and down, and leaves the list as it was when there is none', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a'], 5, 0)).toEqual(['a'])
})

it('calls moved only what was moved, not what it was moved past', () => {
  expect(what(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual(['moved d'])
  expect(what(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([])
})

it('finds what was added, removed and changed', () => {
  expect(what(['a', 'b'], ['b', 'c'])).toEqual(['added c', 'removed a'])
  expect(differences([rule('a')], [rule('a', 'y')])).toMatchObject([{ what: 'changed', was: { unit: 'x' } }])
})

it('names a matter by its code and a class by the beginning of its codes', () => {
  const matters = [
    { id: '0101', name: '路灯不亮', group: '道路设施' },
    { id: '0102', name: '路面破损', group: '道路设施' },
    { id: '0201', name: '暴露垃圾', group: '环境卫生' },
  ]
  expect(['0101', '01', '0', '09'].map(code => matterName(code, { matters }))).toEqual(['路灯不亮', '道路设施', '0', '09'])
})
