import { expect, it } from 'vitest'
import { isEndless, numeralsInDigits, readFloor, readMonth } from './index.ts'

it.each([
  ['三百二十', '320'],
  ['一千二', '1200'],
  ['一千零二', '1002'],
  ['两百', '200'],
  ['三百二', '320'],
  ['十二户', '12户'],
  ['二十', '20'],
  ['三百零五人', '305人'],
  ['一万二', '1.2万'],
  ['三万元', '3万元'],
  ['一万二千三百四十五', '1.2345万'],
  ['叁佰贰拾', '320'],
  ['六', '6'],
])('the number %s is %s', (words, digits) => expect(numeralsInDigits(words)).toBe(digits))

it.each(['三五', '十来户', '百余', '百二', '一百二三', '二〇二四', '三四十', '十余', '320', '千', '一二', '万'])(
  'what may mean two numbers, or none, is none: %s',
  words => expect(numeralsInDigits(words)).toBeNull(),
)

it.each([
  ['6F', 6],
  ['f6', 6],
  ['六层', 6],
  ['12楼', 12],
  ['B1', -1],
  ['-1层', -1],
  ['负一层', -1],
  ['地下二层', -2],
  ['6', null],
  ['6-8F', null],
  ['A座', null],
])('the floor %s is %s', (words, floor) => expect(readFloor(words)).toBe(floor))

it('a month is its first day, or its last where something ends', () => {
  expect(readMonth('2028年10月', 'last')).toBe('2028-10-31')
  expect(readMonth('2028-2', 'last')).toBe('2028-02-29')
  expect(readMonth('２０２８．１０', 'first')).toBe('2028-10-01')
  for (const none of ['2028年13月', '2028年', '2028-10-05', 2028.1]) expect(readMonth(none, 'first')).toBeNull()
})

it('long-term and for ever are no end', () => {
  expect(['长期', ' 永久有效 ', '无固定期限'].every(isEndless)).toBe(true)
  expect(['长期合作到明年', '', null].some(isEndless)).toBe(false)
})
