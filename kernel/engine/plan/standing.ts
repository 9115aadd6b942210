import type { ColourRule } from '../../define/plan.ts'

export type Comparator = 'eq' | 'ge' | 'le' | 'range' | 'zero' | 'all' | 'up' | 'down' | 'milestone'
export type Cadence = 'week' | 'month' | 'quarter' | 'half' | 'year'
/** Kept; on its way; behind (amber); late, or so far behind that it will be (red); nobody said; no figure set yet. */
export type Standing = 'kept' | 'on-way' | 'slow' | 'late' | 'no-data' | 'to-set'

/** What is asked by when. Days are 'YYYY-MM-DD'. */
export interface Asked {
  readonly comparator: Comparator
  /** The figure, or the lower end of a range; null: not set, or nothing to measure. */
  readonly low: number | null
  readonly high: number | null
  readonly baseline: number | null
  readonly start: string
  readonly due: string | null
  readonly cadence: Cadence | null
}

/** How far it is. `done`: the day somebody said, with evidence, that it is done. */
export interface Reached {
  readonly value: number | null
  readonly day: string | null
  readonly done: string | null
  /** For duties that come again: the latest whole period, and this one. */
  readonly periods?: { readonly last: number | null; readonly current: number | null }
}

/** Why it stands as it does, to be said in words: a reason and the figures behind it. */
export interface Judged {
  readonly standing: Standing
  /** From 0 to 1 how much of it is done; null when it cannot be measured. */
  readonly share: number | null
  readonly because: Readonly<Record<string, string | number>>
}

const dayMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs)

/** The share of the time that is over, from 0 to 1. */
function timeOver(asked: Asked, today: string): number | null {
  if (asked.due === null) return null
  const whole = daysBetween(asked.start, asked.due)
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(asked.start, today) / whole))
}

/** The figure a value is measured against: the lower end of a range, all of a hundred. */
const figureOf = ({ comparator, low }: Asked): number | null => (comparator === 'all' ? (low ?? 100) : low)

/** Whether a value is what was asked for, whenever that was. */
export function meets(asked: Asked, value: number): boolean {
  const figure = figureOf(asked)
  switch (asked.comparator) {
    case 'zero':
      return value === 0
    case 'le':
      return figure !== null && value <= figure
    case 'range':
      return figure !== null && value >= figure && (asked.high === null || value <= asked.high)
    case 'up':
      return asked.baseline !== null && value > asked.baseline
    case 'down':
      return asked.baseline !== null && value < asked.baseline
    default:
      return figure !== null && value >= figure
  }
}

/** Must stay under something all the time, and is kept only when the time is over. */
const isLimit = ({ comparator }: Asked): boolean => comparator === 'le' || comparator === 'zero'

/** How much of the way from where it began is behind, for figures that grow or shrink to a mark. */
function shareOf(asked: Asked, value: number): number | null {
  const figure = figureOf(asked)
  if (figure === null) return null
  const from = asked.baseline ?? 0
  if (figure === from) return value >= figure ? 1 : 0
  return Math.min(1, Math.max(0, (value - from) / (figure - from)))
}

const overdue = (asked: Asked, today: string): boolean => asked.due !== null && today > asked.due

/** Done or not done: amber when the deadline is near, red when it is past. */
function judgeDone(asked: Asked, reached: Reached, rule: ColourRule, today: string): Judged {
  if (reached.done !== null)
    return asked.due !== null && reached.done > asked.due
      ? {
          standing: 'kept',
          share: 1,
          because: { why: 'done-late', day: reached.done, days: daysBetween(asked.due, reached.done) },
        }
      : { standing: 'kept', share: 1, because: { why: 'done', day: reached.done } }
  const share = reached.value === null ? null : Math.min(1, Math.max(0, reached.value / 100))
  if (asked.due === null) return { standing: 'on-way', share, because: { why: 'no-deadline' } }
  const left = daysBetween(today, asked.due)
  if (left < 0) return { standing: 'late', share, because: { why: 'past', days: -left } }
  if (left <= rule.daysBefore) return { standing: 'slow', share, because: { why: 'near', days: left } }
  return { standing: 'on-way', share, because: { why: 'days-left', days: left } }
}

/** A duty that comes again is judged by its latest whole period, and is kept when the last one was. */
function judgeCadence(asked: Asked, reached: Reached, today: string): Judged {
  const last = reached.periods?.last ?? null
  const current = reached.periods?.current ?? null
  const each = {
    ...asked,
    low: asked.low ?? 1,
    comparator: asked.comparator === 'milestone' ? ('ge' as const) : asked.comparator,
  }
  if (last === null && current === null) return { standing: 'no-data', share: null, because: { why: 'no-value' } }
  const ahead = current !== null && meets(each, current)
  const share = ahead ? 1 : current === null || each.low === 0 ? null : Math.min(1, current / each.low)
  if (last !== null && !meets(each, last))
    return { standing: 'late', share, because: { why: 'missed-period', value: last, asked: each.low } }
  if (overdue(asked, today)) return { standing: 'kept', share: 1, because: { why: 'every-period' } }
  return {
    standing: 'on-way',
    share,
    because: { why: ahead ? 'period-done' : 'period-open', value: current ?? 0, asked: each.low },
  }
}

function judgeLimit(asked: Asked, value: number, rule: ColourRule, today: string): Judged {
  const figure = asked.comparator === 'zero' ? 0 : (asked.low ?? 0)
  const because = { value, asked: figure }
  if (!meets(asked, value)) {
    // What has to come down may still do so; what had to stay at zero cannot.
    const falling = asked.comparator === 'le' && asked.baseline !== null && asked.baseline > figure && !overdue(asked, today)
    const share = falling ? shareOf(asked, value) : 0
    if (!falling) return { standing: 'late', share, because: { why: 'over-limit', ...because } }
    return onTheWay(asked, value, share, rule, today)
  }
  return overdue(asked, today) || asked.due === null
    ? { standing: 'kept', share: 1, because: { why: 'within-limit', ...because } }
    : { standing: 'on-way', share: 1, because: { why: 'within-limit', ...because } }
}

function onTheWay(asked: Asked, value: number, share: number | null, rule: ColourRule, today: string): Judged {
  const figure = figureOf(asked) ?? asked.baseline ?? 0
  if (overdue(asked, today))
    return {
      standing: 'late',
      share,
      because: { why: 'missed', value, asked: figure, days: daysBetween(asked.due ?? today, today) },
    }
  const over = timeOver(asked, today)
  if (over === null || share === null || over === 0)
    return { standing: 'on-way', share, because: { why: 'so-far', value, asked: figure } }
  const because = { value, asked: figure, share: Math.round(share * 100), time: Math.round(over * 100) }
  if (share < over * rule.red) return { standing: 'late', share, because: { why: 'far-behind', ...because } }
  if (share < over * rule.amber) return { standing: 'slow', share, because: { why: 'behind', ...because } }
  return { standing: 'on-way', share, because: { why: 'in-step', ...because } }
}

/**
 * How a promise stands on a day. A figure is compared with an even way from where it began to its deadline; a limit holds
 * until its deadline; what has no figure is done or not; a duty that comes again is asked of each period. What nobody
 * reported for longer than the rule allows is said to be unknown rather than taken for good or bad.
 */
export function standingOf(asked: Asked, reached: Reached, rule: ColourRule, today: string): Judged {
  if (asked.cadence !== null) return judgeCadence(asked, reached, today)
  if (asked.comparator === 'milestone' || reached.done !== null) return judgeDone(asked, reached, rule, today)
  const directed = asked.comparator === 'up' || asked.comparator === 'down'
  if (directed ? asked.baseline === null : figureOf(asked) === null && asked.comparator !== 'zero')
    return { standing: 'to-set', share: null, because: { why: directed ? 'no-baseline' : 'no-figure' } }
  const { value, day } = reached
  if (value === null || day === null)
    return overdue(asked, today)
      ? { standing: 'late', share: null, because: { why: 'never-said', days: daysBetween(asked.due ?? today, today) } }
      : { standing: 'no-data', share: null, because: { why: 'no-value' } }
  if (!overdue(asked, today) && daysBetween(day, today) > rule.quiet)
    return { standing: 'no-data', share: null, because: { why: 'long-quiet', day, days: daysBetween(day, today) } }
  if (isLimit(asked)) return judgeLimit(asked, value, rule, today)
  const share = shareOf(asked, value)
  if (!meets(asked, value)) {
    if (asked.comparator === 'range' && asked.high !== null && value > asked.high)
      return { standing: 'late', share, because: { why: 'over-range', value, asked: asked.high } }
    return onTheWay(asked, value, share, rule, today)
  }
  return { standing: 'kept', share: 1, because: { why: 'reached', value, asked: figureOf(asked) ?? asked.baseline ?? 0 } }
}
