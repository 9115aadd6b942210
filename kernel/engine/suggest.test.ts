import { describe, expect, it } from 'vitest'
import { suggestUnit } from './suggest.ts'

const rows = [
  { code: '1', unit: 'street' },
  { code: '2', category: '01', unit: 'lamps' },
  { code: '3', category: '0102', unit: 'stairwells' },
  { code: '4', category: '01', place: 'g12', unit: 'grid' },
  { code: '5', place: 'c1', unit: 'community' },
  { code: '6', place: 'street', unit: 'whole street' },
]
const here = { street: 'street', community: 'c1', grid: 'g12' }
const decides = (category: string | null, codes = here) => suggestUnit(rows, category, codes)?.row.code

describe('the unit that receives first', () => {
  it('is that of the longest category that fits, however narrow the place of another row', () => {
    expect(decides('010203')).toBe('3')
  })

  it('among equal categories is that of the narrowest place: grid, community, street, anywhere', () => {
    expect(decides('0199')).toBe('4')
    expect(decides('0199', { ...here, grid: 'g13' })).toBe('2')
    expect(decides('99')).toBe('5')
    expect(decides('99', { ...here, community: 'c2', grid: 'g21' })).toBe('6')
    expect(suggestUnit(rows, '99', {})?.row.code).toBe('1')
  })

  it('is found also when the matter has no category or the place no grid', () => {
    expect(suggestUnit(rows, null, { ...here, grid: null })?.unit).toBe('community')
  })

  it('does not depend on the order of the rows, and equals are decided by their code', () => {
    const twins = [
      { code: 'b', unit: 'second' },
      { code: 'a', unit: 'first' },
    ]
    expect(suggestUnit(twins, '01', here)?.unit).toBe('first')
    expect(suggestUnit([...twins].reverse(), '01', here)?.unit).toBe('first')
    expect(suggestUnit([...rows].reverse(), '0199', here)?.row.code).toBe('4')
  })

  it('is nobody when no row fits: an empty place is never taken for another', () => {
    expect(suggestUnit([{ code: '1', place: 'c9', unit: 'x' }], '01', here)).toBeNull()
    expect(suggestUnit([{ code: '1', category: '02', unit: 'x' }], '01', here)).toBeNull()
  })
})
