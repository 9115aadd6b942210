import { daysOf, periodAt, sayPeriod } from '../../reports/report-period.ts'

/** The time a paper speaks of. Days are 'YYYY-MM-DD', both included. */
export interface PaperPeriod {
  readonly name: string
  readonly from: string
  readonly until: string
  /** The day it speaks of: its last, or today while it runs. */
  readonly asOf: string
  /** The last day of the one before, which it is compared with. */
  readonly before: string
  /** The last day of the one after, up to which it looks ahead. */
  readonly next: string
  readonly says: string
  /** 本月、本季度、本年 */
  readonly here: string
  readonly beforeSays: string
}

const kinds = { 2: ['month', '本月'], Q: ['quarter', '本季度'], Y: ['year', '本年'] } as const

/** A month, a quarter or a year by its name, seen on a day; null for one that has not begun. */
export function paperPeriod(name: string, today: string): PaperPeriod | null {
  const days = daysOf(name)
  if (!days || days.from > today) return null
  const [every, here] = kinds[name.length === 4 ? 'Y' : name.includes('Q') ? 'Q' : 2]
  const before = periodAt(every, days.from, 1)
  return {
    name,
    from: days.from,
    until: days.to,
    asOf: days.to < today ? days.to : today,
    before: daysOf(before)!.to,
    next: daysOf(periodAt(every, days.from, -1))!.to,
    says: sayPeriod(name, 'zh'),
    here,
    beforeSays: sayPeriod(before, 'zh'),
  }
}
