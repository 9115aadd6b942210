import { describe, expect, it, test } from 'vitest'
import { buildAddressIndex, createAddressReader, matchAddress } from './index.ts'

const read = createAddressReader({ home: { city: '青川市', district: '北城区' } })
const known = (texts: Record<string, string>) =>
  buildAddressIndex(Object.entries(texts).map(([id, text]) => ({ id, address: read(text) })))
const index = known({
  a3: '五里社区幸福小区3幢',
  a5: '五里社区幸福小区5幢',
  b3: '桥头社区幸福里3幢',
  d12: '人民路12号',
  d12b: '人民路12号2幢',
  d13: '人民路13号',
  x: '橘汀路7号柳湾花园1幢',
  y1: '南岸社区柳湾3幢',
  y2: '北岸社区柳湾3幢',
})
const match = (text: string) => matchAddress(read(text), index)
const first = (text: string) => {
  const { id, reason } = match(text).candidates[0] ?? {}
  return [id, reason]
}

describe('a known address', () => {
  test.each([
    ['幸福小区3号楼', 'a3'],
    ['青川市北城区五里社区幸福小区三栋（银行旁）', 'a3'],
    ['人民路12号', 'd12'],
    ['北岸社区柳湾3座', 'y2'],
  ])('%s is surely %s', (text, id) => {
    expect(match(text).sure).toBe(id)
    expect(match(text).candidates[0]).toMatchObject({ id, reason: 'same', score: 1, differs: [] })
  })

  test.each([
    ['柳湾3幢', 'there are two of that key'],
    ['桥头社区幸福小区3幢', 'the community differs'],
    ['幸福小区3幢2单元501', 'it is one room of the building'],
    ['人民路12号王记面馆', 'part of it was not understood'],
    ['人民路12号对面', 'it is opposite'],
    ['南城区人民路12号', 'it lies in another district'],
    ['南川市人民路12号', 'it lies in another city'],
    ['', 'nothing was said'],
  ])('%s is never chosen, for %s', text => expect(match(text).sure).toBeNull())
})

describe('candidates', () => {
  test.each([
    ['幸福小区3幢2单元501', 'a3', 'within'],
    ['桥头社区幸福小区3幢', 'a3', 'elsewhere'],
    ['人民路12号3幢', 'd12', 'within'],
    ['柳湾花园1幢', 'x', 'around'],
    ['幸福小区7幢', 'a3', 'estate'],
    ['人民路12号王记面馆', 'd12', 'within'],
    ['幸福小驱3幢', 'a3', 'alike'],
  ])('of %s begin with %s: %s', (text, id, reason) => expect(first(text)).toEqual([id, reason]))

  it('tell in what they differ', () => {
    const other = match('人民路12号3幢').candidates.find(({ id }) => id === 'd12b')
    expect(other).toMatchObject({ reason: 'number', differs: ['building'] })
    expect(match('桥头社区幸福小区3幢').candidates[0]!.differs).toEqual(['community'])
  })

  it('are found by another name of the place, and named once', () => {
    const named = buildAddressIndex([
      { id: 'm', address: read('人民路20号'), aliases: [read('机械厂宿舍3幢'), read('一机宿舍3幢')] },
    ])
    const { sure, candidates } = matchAddress(read('机械厂宿舍3栋'), named)
    expect(sure).toBe('m')
    expect(candidates.map(({ id }) => id)).toEqual(['m'])
  })

  it('are none where another district is meant or nothing is alike', () => {
    expect(match('南城区人民路12号').candidates).toEqual([])
    expect(match('南川市北城区人民路12号').candidates).toEqual([])
    expect(match('中山路12号').candidates).toEqual([])
    expect(match('云顶大厦').candidates).toEqual([])
  })
})
