import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTraces, isCardNumber, isCitizenNumber, mask } from './index.ts'

const kinds = (text: string) => findTraces(text).map(one => `${one.kind}:${one.text}`)

describe('check digits', () => {
  it('fit the published example of GB 11643-1999 and no neighbour of it', () => {
    expect(isCitizenNumber('11010519491231002X')).toBe(true)
    expect(isCitizenNumber('440524188001010014')).toBe(true)
    expect(isCitizenNumber('110105194912310021')).toBe(false)
    expect(isCitizenNumber('11010519491331002X')).toBe(false)
  })

  it('fit the published example of ISO/IEC 7812 and no neighbour of it', () => {
    expect(isCardNumber('4992739871600006')).toBe(false)
    expect(isCardNumber('79927398713')).toBe(false)
    expect(isCardNumber('4111111111111111')).toBe(true)
    expect(isCardNumber('4111111111111112')).toBe(false)
  })

  it('notice any single wrong digit of a card number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'4111111111111111'].map(Number)
        digits[at] = (digits[at]! + by) % 10
        return !isCardNumber(digits.join(''))
      }),
    )
  })
})

describe('a text about people', () => {
  it('shows its telephones, numbers, names and doors', () => {
    expect(
      kinds('申请人：王小明，身份证号 11010519491231002X，手机13900000000，家住3号楼2单元501室，卡号 4111 1111 1111 1111。'),
    ).toEqual([
      'name:王小明',
      'citizen:11010519491231002X',
      'mobile:13900000000',
      'room:3号楼2单元501室',
      'card:4111 1111 1111 1111',
    ])
    expect(kinds('联系人 李娜 电话：010-66660318')).toEqual(['name:李娜', 'landline:010-66660318'])
    expect(kinds('陈冬 13900000001，车牌京A12345，信箱 abc@example.com')).toEqual([
      'name:陈冬',
      'mobile:13900000001',
      'plate:京A12345',
      'mail:abc@example.com',
    ])
  })

  it('is not read into ordinary sentences of an office', () => {
    expect(
      kinds(
        '各社区居委会：为方便居民代表议事，2026 年共投入 12345678 元，居民应当自觉遵守文明公约。业主大会表决通过，任何居民均可向社区反映。根据国发〔2024〕15号文件，占地 20260101 平方米。',
      ),
    ).toEqual([])
  })

  it('lets hidden names and numbers pass', () => {
    expect(kinds('申请人：王某某，电话 139****0000，居民李**')).toEqual([])
  })

  it('tells where each trace stands, in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('13900000000', '居民王小明', '，', '电话', '4111111111111111', '号', ' ', 'a@b.cn')),
        parts => {
          const text = parts.join('')
          let end = 0
          for (const { at, text: found } of findTraces(text)) {
            expect(at).toBeGreaterThanOrEqual(end)
            expect(text.slice(at, at + found.length)).toBe(found)
            end = at + found.length
          }
        },
      ),
    )
  })

  it('is not found again once it is masked', () => {
    const text = '居民王小明，手机13900000000，身份证11010519491231002X，住3号楼501室'
    let masked = text
    for (const { kind, text: found } of findTraces(text)) masked = masked.replace(found, mask(kind, found))
    expect(masked).toBe('居民王**，手机139****0000，身份证1101************2X，住3号楼***室')
    expect(findTraces(masked)).toEqual([])
  })
})

// In quadratic time this would not end.
it('reads four hundred thousand letters to the last', () => {
  const text = `${'本街道居民可向社区反映，联系电话见公告。'.repeat(20_000)}13900000000`
  expect(findTraces(text).length).toBe(1)
})
