import { type Interval, wilson } from './interval.ts'

/** How an office counts answers; all of it is the office's own. */
export interface Weighing {
  /** In percent; together 100. */
  readonly weights: { readonly response: number; readonly solved: number; readonly satisfied: number }
  /** What "solved in part" counts, 0 to 1. */
  readonly partly: number
  /** What each answer about satisfaction counts, 0 to 1. */
  readonly scores: Readonly<Record<string, number>>
  /** From which score a class begins, 0 to 1; `good` over `fair`. */
  readonly targets: { readonly good: number; readonly fair: number }
  /** Callbacks a month from which a unit is in the middle and in the large group. */
  readonly volumes: readonly [middle: number, large: number]
}

/** How often each answer was given. */
export interface Answers {
  readonly contacted: Readonly<Record<'yes' | 'no', number>>
  readonly solved: Readonly<Record<'yes' | 'partly' | 'no', number>>
  readonly satisfied: Readonly<Record<string, number>>
}

/** Points out of how many answers, with the share and its interval; null shares when too few answered. */
export interface Rate extends Interval {
  readonly points: number
  readonly of: number
  readonly value: number
}
export interface Rates {
  readonly response: Rate | null
  readonly solved: Rate | null
  readonly satisfied: Rate | null
  /** The weighed sum; null unless all three are there. */
  readonly score: (Interval & { readonly value: number }) | null
}

/** Answers fewer than this are not shown: a number must not point at a person. */
export const fewest = 5

const rate = (points: number, of: number): Rate | null =>
  of < fewest ? null : { points, of, value: points / of, ...wilson(points, of) }

/**
 * 响应率, 解决率 and 满意率 from the answers, and their weighed sum. The bounds of the sum are the weighed bounds of its
 * parts: at least 95 % sure whatever hangs together with what, so rather too wide than too narrow.
 */
export function ratesOf({ contacted, solved, satisfied }: Answers, { weights, partly, scores }: Weighing): Rates {
  const given = Object.entries(satisfied)
  const three = {
    response: rate(contacted.yes, contacted.yes + contacted.no),
    solved: rate(solved.yes + partly * solved.partly, solved.yes + solved.partly + solved.no),
    satisfied: rate(
      given.reduce((sum, [answer, n]) => sum + n * (scores[answer] ?? 0), 0),
      given.reduce((sum, [, n]) => sum + n, 0),
    ),
  }
  const parts = (['response', 'solved', 'satisfied'] as const).filter(key => weights[key] > 0)
  const sum = (of: 'value' | 'low' | 'high') =>
    parts.reduce((all, key) => all + (weights[key] / 100) * (three[key]?.[of] ?? 0), 0)
  const whole = parts.length > 0 && parts.every(key => three[key] !== null)
  return { ...three, score: whole ? { value: sum('value'), low: sum('low'), high: sum('high') } : null }
}

export type Grade = 'A' | 'B' | 'C'
/**
 * A when the whole interval reaches the upper target, C when the whole interval lies under the lower one, else B: no unit is
 * put above or below another by what may be chance.
 */
export const gradeOf = (score: Interval, { good, fair }: Weighing['targets']): Grade =>
  score.low >= good ? 'A' : score.high < fair ? 'C' : 'B'

export type Volume = 'small' | 'middle' | 'large'
/** Which units are compared with which: those that have about as much to do. */
export const volumeOf = (callbacks: number, months: number, [middle, large]: Weighing['volumes']): Volume => {
  const monthly = callbacks / months
  return monthly >= large ? 'large' : monthly >= middle ? 'middle' : 'small'
}
