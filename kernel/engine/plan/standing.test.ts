import { expect, it } from 'vitest'
import { usualColours } from '../../define/plan.ts'
import { type Asked, daysBetween, type Reached, standingOf } from './standing.ts'

const year: Asked = {
  comparator: 'ge',
  low: 100,
  high: null,
  baseline: null,
  start: '2026-01-01',
  due: '2026-12-31',
  cadence: null,
}
const none: Reached = { value: null, day: null, done: null }
const at = (value: number, day = '2026-07-01'): Reached => ({ value, day, done: null })
const told = (asked: Partial<Asked>, reached: Reached, today = '2026-07-02') => {
  const { standing, because } = standingOf({ ...year, ...asked }, reached, usualColours, today)
  return `${standing} ${because.why}`
}

it.each<[string, Partial<Asked>, Reached, string, string]>([
  ['half of it at half time', {}, at(50), '2026-07-02', 'on-way in-step'],
  ['less than nine tenths of the way', {}, at(40), '2026-07-02', 'slow behind'],
  ['less than six tenths of the way', {}, at(20), '2026-07-02', 'late far-behind'],
  ['reached', {}, at(100), '2026-07-02', 'kept reached'],
  ['not reached in time', {}, at(99), '2027-01-01', 'late missed'],
  ['nobody said', {}, none, '2026-07-02', 'no-data no-value'],
  ['nobody said for long', {}, at(50, '2026-03-01'), '2026-07-02', 'no-data long-quiet'],
  ['nobody ever said', {}, none, '2027-01-01', 'late never-said'],
  ['no figure set', { low: null }, at(3), '2026-07-02', 'to-set no-figure'],
  ['counted from a baseline', { baseline: 80 }, at(90), '2026-07-02', 'on-way in-step'],
  ['at most, so far', { comparator: 'le', low: 5 }, at(3), '2026-07-02', 'on-way within-limit'],
  ['at most, to the end', { comparator: 'le', low: 5 }, at(5), '2027-01-01', 'kept within-limit'],
  ['over the most', { comparator: 'le', low: 5 }, at(6), '2026-07-02', 'late over-limit'],
  ['coming down', { comparator: 'le', low: 20, baseline: 60 }, at(40), '2026-07-02', 'on-way in-step'],
  ['none at all', { comparator: 'zero', low: 0 }, at(0), '2026-07-02', 'on-way within-limit'],
  ['one too many', { comparator: 'zero', low: 0 }, at(1), '2026-07-02', 'late over-limit'],
  ['within a range', { comparator: 'range', low: 2, high: 3 }, at(3), '2026-07-02', 'kept reached'],
  ['over a range', { comparator: 'range', low: 2, high: 3 }, at(4), '2026-07-02', 'late over-range'],
  ['everywhere', { comparator: 'all', low: null }, at(51), '2026-07-02', 'on-way in-step'],
  ['more than it was', { comparator: 'up', low: null, baseline: 10 }, at(11), '2026-07-02', 'kept reached'],
  ['a direction without where it began', { comparator: 'up', low: null }, at(11), '2026-07-02', 'to-set no-baseline'],
  ['done', { comparator: 'milestone', low: null }, { ...none, done: '2026-06-30' }, '2026-07-02', 'kept done'],
  [
    'done after its day',
    { comparator: 'milestone', low: null, due: '2026-06-01' },
    { ...none, done: '2026-06-30' },
    '2026-07-02',
    'kept done-late',
  ],
  ['its day is past', { comparator: 'milestone', low: null, due: '2026-06-30' }, none, '2026-07-02', 'late past'],
  ['its day is near', { comparator: 'milestone', low: null, due: '2026-07-20' }, none, '2026-07-02', 'slow near'],
  ['its day is far', { comparator: 'milestone', low: null }, none, '2026-07-02', 'on-way days-left'],
  ['its last day is today', { comparator: 'milestone', low: null, due: '2026-07-02' }, none, '2026-07-02', 'slow near'],
])('%s', (_, asked, reached, today, says) => {
  expect(told(asked, reached, today)).toBe(says)
})

it('asks a duty that comes again of each period', () => {
  const monthly: Partial<Asked> = { cadence: 'month', low: 2 }
  const periods = (last: number | null, current: number | null): Reached => ({ ...none, periods: { last, current } })
  expect(told(monthly, periods(2, 0))).toBe('on-way period-open')
  expect(told(monthly, periods(2, 2))).toBe('on-way period-done')
  expect(told(monthly, periods(1, 2))).toBe('late missed-period')
  expect(told(monthly, periods(null, null))).toBe('no-data no-value')
  expect(told(monthly, periods(2, null), '2027-01-05')).toBe('kept every-period')
})

it('never makes a share of less than nothing or more than all', () => {
  expect(standingOf({ ...year, baseline: 80 }, at(40), usualColours, '2026-07-02').share).toBe(0)
  expect(standingOf(year, at(400), usualColours, '2026-07-02').share).toBe(1)
})

it('counts days over the end of a year', () => {
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
})
