import { expect, it } from 'vitest'
import { findNamed } from './find-named.ts'

const named = [
  { id: '0201', name: '暴露垃圾', group: '市容环境' },
  { id: '0104', name: '路灯不亮', group: '公用设施' },
  { id: '0105', name: '楼道路灯', note: '单元门内' },
]

it('finds by part of a name, by number, by group', () => {
  expect(findNamed(named, '垃圾').map(one => one.id)).toEqual(['0201'])
  expect(findNamed(named, '0104').map(one => one.id)).toEqual(['0104'])
  expect(findNamed(named, '公用').map(one => one.id)).toEqual(['0104'])
})

it('offers names that begin with the word first and wants every word', () => {
  expect(findNamed(named, '路灯').map(one => one.id)).toEqual(['0104', '0105'])
  expect(findNamed(named, '路灯 单元').map(one => one.id)).toEqual(['0105'])
  expect(findNamed(named, '路灯 垃圾')).toEqual([])
})
