import { describe, expect, it } from 'vitest'
import { momentFormat, readIdentifier, readMoment, readPhone, readYes, zoneOf } from './index.ts'

const china = zoneOf('+08:00')
const at = (text: string) => Date.parse(text)

describe('a moment in a cell', () => {
  it('is read in the ways offices write it, year first', () => {
    const same = at('2026-03-04T09:05:00+08:00')
    for (const text of [
      '2026-03-04 09:05',
      '2026/3/4 9:05:00',
      '2026年3月4日 9时5分',
      '2026.3.4 9:05',
      '20260304090500',
      '２０２６-03-04 09:05',
      '2026-03-04T01:05:00Z',
      '2026-03-04T09:05:00.000',
    ])
      expect(readMoment(text, china), text).toBe(same)
    expect(readMoment('2026-03-04', china)).toBe(at('2026-03-04T00:00:00+08:00'))
  })

  it('is read as a spreadsheet’s serial day, as number or as text', () => {
    const noon = at('2026-03-04T12:00:00+08:00')
    expect(readMoment(46085.5, china)).toBe(noon)
    expect(readMoment('46085.5', china)).toBe(noon)
    expect(readMoment(7, china)).toBe('none')
  })

  it('is read in the format given, and in no other', () => {
    const us = [momentFormat('MM/dd/yyyy hh:mm:ss a')]
    expect(readMoment('05/01/2022 12:00:03 AM', zoneOf('+00:00'), us)).toBe(at('2022-05-01T00:00:03Z'))
    expect(readMoment('05/01/2022 12:00:03 PM', zoneOf('+00:00'), us)).toBe(at('2022-05-01T12:00:03Z'))
    expect(readMoment('2022-05-01', china, us)).toBe('none')
  })

  it('knows the summer time of a named zone', () => {
    const newYork = zoneOf('America/New_York')
    expect(readMoment('2024-07-01 12:00', newYork)).toBe(at('2024-07-01T12:00:00-04:00'))
    expect(readMoment('2024-01-01 12:00', newYork)).toBe(at('2024-01-01T12:00:00-05:00'))
  })

  it('is read at once, whatever somebody makes of a format and a cell', () => {
    // Read in every way there is, these would take years.
    const gaps = `yyyy${' '.repeat(30)}Md`
    expect(readMoment(`2026${' '.repeat(200)}x`, china, [momentFormat(gaps)])).toBe('none')
    expect(() => momentFormat('yyyyMd[H][H][H][H][H][H]')).toThrow(RangeError)
    expect(() => momentFormat(`yyyyMd${'[-]'.repeat(7)}`)).toThrow(RangeError)
  })

  it('is none when there is no such day or hour, or the order of day and month is open', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-03-04 25:00', '03/04/2026', '昨天', '待定'])
      expect(readMoment(text, china), text).toBe('none')
    expect(readMoment('  ', china)).toBeNull()
    expect(() => momentFormat('HH:mm')).toThrow(RangeError)
    expect(readMoment('2026  03\u300004', china, [momentFormat('yyyy   MM dd')])).toBe(at('2026-03-04T00:00:00+08:00'))
    expect(() => zoneOf('Nowhere/At_All')).toThrow(RangeError)
  })
})

describe('a telephone number in a cell', () => {
  it('is read from a number, a float and scientific notation that keeps every digit', () => {
    for (const cell of [13800001111, '13800001111.0', '1.3800001111E+10', ' 138 0000 1111 ', '１３８００００１１１１'])
      expect(readPhone(cell), String(cell)).toBe('13800001111')
    expect(readPhone('0571-12345678')).toBe('0571-12345678')
    expect(readPhone('13800001111、13900002222')).toBe('13800001111')
  })

  it('is said to be cut where digits are gone, and none where it is no number', () => {
    expect(readPhone('1.38E+10')).toBe('cut')
    expect(readPhone('不详')).toBe('none')
    expect(readPhone(null)).toBeNull()
  })
})

describe('a number that is a name', () => {
  it('keeps its zeros, and is refused where the spreadsheet rounded it', () => {
    expect(readIdentifier('00123')).toBe('00123')
    expect(readIdentifier(101000295613)).toBe('101000295613')
    expect(readIdentifier(2.0260304123456e17)).toBe('cut')
    expect(readIdentifier('2.02603E+17')).toBe('cut')
    expect(readIdentifier(' ')).toBeNull()
  })
})

it('reads yes and no as people tick them', () => {
  expect(['是', 'Y', '√', 1, true].map(readYes)).toEqual([true, true, true, true, true])
  expect(['否', 'n', 0, false, '不需要'].map(readYes)).toEqual([false, false, false, false, false])
  expect([null, ''].map(readYes)).toEqual([null, null])
  expect(readYes('也许')).toBe('none')
})
