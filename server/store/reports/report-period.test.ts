import { describe, expect, it } from 'vitest'
import { daysOf, daysOver, dueOf, periodAt, sayPeriod } from './report-period.ts'

describe('a period', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28', '2026年2月'],
    ['2026-Q3', '2026-07-01', '2026-09-30', '2026年第3季度'],
    ['2026-H1', '2026-01-01', '2026-06-30', '2026年上半年'],
    ['2026', '2026-01-01', '2026-12-31', '2026年度'],
    ['2026-05-03~2026-05-20', '2026-05-03', '2026-05-20', '2026年5月3日至2026年5月20日'],
  ])('%s has its days and its words', (period, from, to, says) => {
    expect(daysOf(period)).toEqual({ from, to })
    expect(sayPeriod(period, 'zh')).toBe(says)
  })

  it('is none when its days are none, or stand the wrong way round', () => {
    expect([daysOf('2026-05-20~2026-05-03'), daysOf('2026-02-30~2026-03-01')]).toEqual([null, null])
  })

  it('is the one a day lies in, or some before it, across the turn of the year', () => {
    expect([periodAt('month', '2026-01-31', 1), periodAt('quarter', '2026-01-31', 1), periodAt('half', '2026-07-01')]).toEqual([
      '2025-12',
      '2025-Q4',
      '2026-H2',
    ])
    expect([periodAt('year', '2026-01-31', 1), periodAt('any', '2026-01-31')]).toEqual(['2025', '2026-01'])
  })

  it('speaks of other days where a cell does', () => {
    expect(daysOver('2026-03', 'toDate')).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(daysOver('2026-01', 'before')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(daysOver('2026-Q1', 'before')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(daysOver('2024-02', 'yearBefore')).toEqual({ from: '2023-02-01', to: '2023-02-28' })
    expect(daysOver('2025-02', 'yearBefore')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(daysOver('2026-05-03~2026-05-04', 'before')).toEqual({ from: '2026-05-01', to: '2026-05-02' })
  })

  it('is due some days after its end', () => {
    expect([dueOf('2026-02', 5), dueOf('2026', 20)]).toEqual(['2026-03-05', '2027-01-20'])
  })
})
