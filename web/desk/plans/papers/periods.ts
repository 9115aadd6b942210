import type { PlanPaperKind } from '#contract/plan-papers'

/** One way to name a period, and whether it still runs on a day. */
export interface PeriodOffer {
  readonly name: string
  readonly kind: 'month' | 'quarter' | 'year'
  readonly year: number
  /** Which month or quarter of its year, from 1. */
  readonly nth: number
  readonly running: boolean
}

const lengths = { month: 1, quarter: 3, year: 12 } as const
const nameOf = (kind: PeriodOffer['kind'], year: number, nth: number): string =>
  kind === 'year' ? String(year) : kind === 'quarter' ? `${year}-Q${nth}` : `${year}-${String(nth).padStart(2, '0')}`

function last(kind: PeriodOffer['kind'], today: string, count: number): PeriodOffer[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const perYear = 12 / lengths[kind]
  const now = year * perYear + Math.floor((month - 1) / lengths[kind])
  return Array.from({ length: count }, (_, back) => {
    const n = now - back
    const of = Math.floor(n / perYear)
    return { name: nameOf(kind, of, (n % perYear) + 1), kind, year: of, nth: (n % perYear) + 1, running: back === 0 }
  })
}

/** Periods a paper of this kind can be written of, the newest first; reviews are of quarters and years. */
export function periodsFor(kind: PlanPaperKind, today: string): readonly PeriodOffer[] {
  const longer = [...last('quarter', today, 6), ...last('year', today, 3)]
  return kind === 'review' ? longer : [...last('month', today, 13), ...longer]
}

/** What one most likely wants: the last period that is over. */
export const likelyPeriod = (kind: PlanPaperKind, today: string): string =>
  periodsFor(kind, today).find(offer => !offer.running)?.name ?? today.slice(0, 4)
