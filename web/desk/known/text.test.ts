import { expect, it } from 'vitest'
import { compare } from '../../shell/i18n/catalogue.ts'
import { translator } from '../../shell/i18n/index.ts'
import { en } from './en.ts'
import { sayBecause } from './say-because.ts'
import { zh } from './zh.ts'

it('says in both languages what may be known already', () => {
  expect(compare(zh, en)).toEqual([])
})

it('says why two may be the same, in one line', () => {
  const because = [
    { kind: 'distance', metres: 40 },
    { kind: 'time', minutes: 2 * 1440 + 30 },
    { kind: 'category', same: true, earlier: 'street' },
    { kind: 'words', shared: ['井盖', '东门', '门口', '盖丢'] },
    { kind: 'rare', expected: 0.01 },
  ] as const
  expect(sayBecause([...because], '东门口的井盖丢了', translator(zh, en, 'zh'), 'zh')).toBe(
    '相距 40 米，隔 2 天，同类，都提到“井盖丢”“东门口”，此处平时少有',
  )
  expect(
    sayBecause(
      [
        { kind: 'distance', metres: 3 },
        { kind: 'category', same: false, earlier: 'x' },
      ],
      '',
      translator(zh, en, 'en'),
      'en',
    ),
  ).toBe('the very same place')
})
