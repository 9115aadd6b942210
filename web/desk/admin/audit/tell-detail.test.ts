import { expect, test } from 'vitest'
import { type DetailWords, tellDetail } from './tell-detail.ts'
import { zh } from './zh.ts'

const ida = '4348ac1f-5df8-8839-ad36-5910a6825d08'
const words: DetailWords = {
  word: key => (zh as Record<string, string>)[key],
  role: key => ({ dispatcher: '街道调度员' })[key],
  named: id => ({ [ida]: '叶文秀', catalogue: '事项目录' })[id],
  scope: key => ({ 'cases:read': '看案件' })[key],
  act: () => undefined,
  day: () => '11月22日',
}

test('a sign-in tells how and from where', () => {
  expect(tellDetail({ ip: '127.0.0.1', way: 'password', why: 'login' }, words)).toEqual([
    ['网络地址', '127.0.0.1'],
    ['方式', '密码'],
    ['原因', '没有这个登录名'],
  ])
})

test('posts, people and registers go by their names, and ids of what is gone are left out', () => {
  expect(tellDetail({ post: ida.replace('4', '5'), role: 'dispatcher', to: 1795324393935 }, words)).toEqual([
    ['岗位', '街道调度员'],
    ['到', '11月22日'],
  ])
  expect(tellDetail({ to: ida, posts: ['a', 'b'] }, words)).toEqual([
    ['交接给', '叶文秀'],
    ['岗位数', '2'],
  ])
  expect(tellDetail({ register: 'catalogue', key: '0101', from: 1, version: 2 }, words)[0]).toEqual(['台账', '事项目录'])
})

test('a changed calendar names what was changed, not all of it', () => {
  const before = { id: 'cn', version: 1, weekend: [0, 6], hours: [] }
  expect(tellDetail({ before, after: { ...before, version: 2, weekend: [0] } }, words)).toEqual([['改动', '每周休息日']])
})

test('what nobody gave a word for is still shown', () => {
  expect(tellDetail({ strange: 'thing' }, words)).toEqual([['strange', 'thing']])
})
