import { expect, it } from 'vitest'
import { NameList } from './entry-import-names.ts'

const firms = () => {
  const list = new NameList('organisations')
  list.add({ key: 'U1', title: '橘汀社区居民委员会' }, 'U1', '54110000000000001A')
  list.add({ key: 'U2', title: '青川市北辰商贸有限公司' }, 'U2')
  list.add({ key: 'U3', title: '橘汀第二小学' }, 'U3')
  return list
}

it('knows an organisation by its name, its key or its social credit code, and by nothing else', () => {
  const list = firms()
  expect(list.find('橘汀社区居民委员会')).toBe('U1')
  expect(list.find('54110000000000001A')).toBe('U1')
  expect(list.find('U2')).toBe('U2')
  expect(list.find('橘汀社区居委会')).toBeNull()
})

it('proposes what a name of an organisation may mean, with the reason and what differs', () => {
  const list = firms()
  expect(list.near('橘汀社区居委会')[0]).toMatchObject({ key: 'U1', reason: 'same', differs: false })
  expect(list.near('北辰商贸')[0]).toMatchObject({ key: 'U2', title: '青川市北辰商贸有限公司', differs: false })
  expect(list.near('橘汀第一小学')[0]).toMatchObject({ key: 'U3', differs: true })
})
