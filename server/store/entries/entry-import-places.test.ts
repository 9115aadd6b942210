import { expect, it } from 'vitest'
import { placeOver, sameAddress } from './entry-import-places.ts'

it.each([
  ['青川区菱渡街道柳园小区 1幢', '菱渡街道柳园小区1号楼', true],
  ['菱渡街道人民路12号', '人民路12號', true],
  ['柳园小区1幢', '柳园小区2幢', false],
  ['北街街道人民路12号', '南街街道人民路12号', false],
  ['人民路12号旁', '人民路12号', false],
  ['一号', '二号', false],
])('%s and %s: one address is %s', (one, other, same) => expect(sameAddress(one, other)).toBe(same))

it('keeps the point while the address stays, however it is written, and lets it go with another address', () => {
  const before = { point: [109.5, 29] as [number, number], address: '菱渡街道柳园小区 1幢' }
  expect(placeOver(before, { address: '青川区菱渡街道柳园小区1号楼', community: 'c1' })).toEqual({
    point: [109.5, 29],
    address: '青川区菱渡街道柳园小区1号楼',
  })
  expect(placeOver(before, { address: '柳园小区2幢' })).toEqual({ address: '柳园小区2幢' })
})
