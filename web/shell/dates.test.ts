import { describe, expect, it } from 'vitest'
import {
  inWords,
  sayAmount,
  sayDate,
  sayDay,
  sayDeadline,
  sayExactly,
  sayKept,
  sayMoment,
  sayMonth,
  saySpan,
  sayTook,
} from './dates.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-03-05T16:30:00')

describe('a moment, as people say it', () => {
  it.each([
    ['2026-03-05T16:29:30', '刚刚', 'just now'],
    ['2026-03-05T16:25:00', '5 分钟前', '5 minutes ago'],
    ['2026-03-05T16:29:00', '1 分钟前', '1 minute ago'],
    ['2026-03-05T09:05:00', '今天 09:05', 'today 09:05'],
    ['2026-03-04T16:20:00', '昨天 16:20', 'yesterday 16:20'],
    ['2026-03-03T23:59:00', '前天 23:59', '2 days ago, 23:59'],
    ['2026-03-06T08:30:00', '明天 08:30', 'tomorrow 08:30'],
    ['2026-03-07T00:00:00', '后天 00:00', 'in 2 days, 00:00'],
    ['2026-01-02T08:00:00', '1月2日 08:00', '2 Jan, 08:00'],
    ['2025-12-31T08:00:00', '2025年12月31日 08:00', '31 Dec 2025, 08:00'],
  ])('%s is %s', (moment, zh, en) => {
    expect(sayMoment(at(moment), now, 'zh')).toBe(zh)
    expect(sayMoment(at(moment), now, 'en')).toBe(en)
  })

  it('goes by the calendar of the office, not by 24 hours', () => {
    const justAfterMidnight = at('2026-03-05T00:10:00')
    expect(sayMoment(at('2026-03-04T22:50:00'), justAfterMidnight, 'zh')).toBe('昨天 22:50')
  })

  it('goes by the zone of the office, not of the device', () => {
    expect(sayMoment(Date.UTC(2026, 2, 4, 16, 30), now, 'zh')).toBe('今天 00:30')
    expect(sayMoment(Date.UTC(2026, 2, 4, 16, 30), now, 'zh', 'UTC')).toBe('昨天 16:30')
  })

  it('is exact on hover', () => {
    expect(sayExactly(now, 'zh')).toBe('2026年3月5日星期四 16:30')
    expect(sayExactly(now, 'en')).toBe('Thursday 5 March 2026 16:30')
  })

  it('names the year of a day only when it is another year', () => {
    expect(sayDay(at('2026-11-01T10:00:00'), now, 'zh')).toBe('11月1日')
    expect(sayDay(at('2024-11-01T10:00:00'), now, 'zh')).toBe('2024年11月1日')
  })
})

describe('a deadline, as people say it', () => {
  it('counts what is left in the unit of the promise when the calendar counted it', () => {
    expect(sayDeadline(now + 4 * 86_400_000, now, 'zh', { amount: 2, unit: 'workday' })).toBe('还剩 2 个工作日')
    expect(sayDeadline(now + 4 * 86_400_000, now, 'en', { amount: 1, unit: 'workday' })).toBe('1 working day left')
  })

  it('says how late it is, never a negative number', () => {
    expect(sayDeadline(now - 3 * 3_600_000, now, 'zh')).toBe('迟了 3 小时')
    expect(sayDeadline(now - 3 * 3_600_000, now, 'en', { amount: -1.25, unit: 'workhour' })).toBe('1.3 working hours late')
  })

  it('never rounds a promise up', () => {
    expect(inWords(47.9 * 3_600_000)).toEqual({ amount: 47, unit: 'hour' })
    expect(inWords(71 * 3_600_000)).toEqual({ amount: 2, unit: 'day' })
    expect(inWords(59.9 * 60_000)).toEqual({ amount: 59, unit: 'minute' })
  })

  it('says the last seconds as one minute', () => {
    expect(sayDeadline(now + 5_000, now, 'zh')).toBe('还剩 1 分钟')
  })

  it('says lengths in both languages', () => {
    expect(sayAmount({ amount: 1, unit: 'day' }, 'en')).toBe('1 day')
    expect(sayAmount({ amount: 0.5, unit: 'day' }, 'zh')).toBe('0.5 天')
    expect(sayTook(now, now + 3 * 86_400_000, 'zh')).toBe('用了 3 天')
  })
})

it('says written days and months, and years where nobody counts days', () => {
  expect([sayDate('2026-11-05', now, 'zh'), sayDate('2027-01-20', now, 'zh')]).toEqual(['11月5日', '2027年1月20日'])
  expect(sayDate('2027-01-20', now, 'en')).toBe('20 Jan 2027')
  expect([sayMonth('2025-12', 'zh'), sayMonth('2025-12', 'en')]).toEqual(['2025年12月', 'Dec 2025'])
  const kept = (amount: number, unit: 'day' | 'month') => sayKept({ amount, unit }, 'zh')
  expect([kept(1095, 'day'), kept(24, 'month'), kept(90, 'day')]).toEqual(['3 年', '2 年', '90 天'])
})

it('says a stretch of days by years and months where it is made of them', () => {
  const both = (from: string, until: string) => [saySpan(from, until, now, 'zh'), saySpan(from, until, now, 'en')]
  expect(both('2026-01-01', '2026-12-31')).toEqual(['2026年', '2026'])
  expect(both('2026-01-01', '2030-12-31')).toEqual(['2026—2030年', '2026–2030'])
  expect(both('2026-07-01', '2026-12-31')).toEqual(['2026年7月—12月', 'Jul–Dec 2026'])
  expect(both('2026-02-01', '2026-02-28')).toEqual(['2026年2月', 'Feb 2026'])
  expect(both('2025-11-01', '2026-02-28')).toEqual(['2025年11月 — 2026年2月', 'Nov 2025 – Feb 2026'])
  expect(both('2026-11-03', '2027-02-28')).toEqual(['11月3日 — 2027年2月28日', '3 Nov – 28 Feb 2027'])
  expect(saySpan('2028-02-01', '2028-02-28', now, 'zh')).toBe('2028年2月1日 — 2028年2月28日')
})
