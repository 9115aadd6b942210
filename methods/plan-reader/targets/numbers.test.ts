import { describe, expect, it } from 'vitest'
import { figuresIn } from './figures.ts'
import { chineseNumber } from './numbers.ts'

describe('numbers in Chinese characters', () => {
  it.each([
    ['四十一', 41],
    ['十', 10],
    ['二十', 20],
    ['一百零五', 105],
    ['一千二百', 1200],
    ['两万三千', 23_000],
    ['三万五', 35_000],
    ['一亿二千万', 120_000_000],
    ['二〇二五', 2025],
    ['一九九八', 1998],
    ['十四五', null],
    ['', null],
  ])('%s is %s', (words, value) => {
    expect(chineseNumber(words)).toBe(value)
  })
})

describe('figures with their units', () => {
  it.each([
    ['1.5万户', 15_000, '户', 'eq'],
    ['2,500人', 2500, '人', 'eq'],
    ['3.4万亿元', 3.4, '万亿元', 'eq'],
    ['二百八十万元', 280, '万元', 'eq'],
    ['百分之九十以上', 90, '%', 'ge'],
    ['三分之一', 0.333333333333, '', 'eq'],
    ['九成以上', 90, '%', 'ge'],
    ['不少于12个', 12, '个', 'ge'],
    ['不超过5%', 5, '%', 'le'],
    ['30万千瓦', 300_000, '千瓦', 'eq'],
    ['3至5万人', [30_000, 50_000], '人', 'range'],
    ['20%—30%', [20, 30], '%', 'range'],
    ['一两家', [1, 2], '家', 'range'],
    ['xx公里以上', null, '公里', 'ge'],
    ['**万平方米', null, '万平方米', 'eq'],
    ['50余个', 50, '个', 'eq'],
    ['近百家', 100, '家', 'eq'],
    ['35微克/立方米以下', 35, '微克/立方米', 'le'],
  ])('%s', (words, quantity, unit, comparator) => {
    expect(figuresIn(words)).toMatchObject([{ quantity, unit, comparator }])
  })

  it('keeps 由52%提高到72% as two figures, not a range', () => {
    expect(figuresIn('由52%提高到72%').map(figure => figure.quantity)).toEqual([52, 72])
  })

  it('sees no figure in words that only look like one', () => {
    expect(figuresIn('统一部署,进一步推进重要的协作,四川三农')).toEqual([])
  })
})
