import { atLeast } from './binomial.ts'

/** Reports of one topic in one place: in the present week, and in the weeks before together. */
export interface Cell {
  readonly topic: string
  readonly place: string
  readonly now: number
  readonly before: number
}

export interface Asked {
  /** How many whole weeks `before` counts. */
  readonly weeks: number
  /** The part of the present week that has passed, above 0 and at most 1. */
  readonly elapsed: number
  /** Smaller counts are never shown. */
  readonly least?: number
  /** At least so many times the usual. */
  readonly ratio?: number
  /** The share of findings that may be chance. */
  readonly q?: number
}

export interface Finding extends Cell {
  /** What the weeks before lead one to expect in the part of the week that has passed. */
  readonly expected: number
  /** The chance of so many or more, were the rate unchanged. */
  readonly chance: number
}

export interface Outcome {
  /** The least likely first. */
  readonly findings: readonly Finding[]
  /** Cells with reports this week, too few to be shown. */
  readonly suppressed: number
  /** Cells that were judged. */
  readonly judged: number
}

/**
 * Topics and places with more reports this week than the weeks before lead one to expect.
 * @throws RangeError for counts that are no counts, or a week that has not begun
 */
export function rising(cells: readonly Cell[], asked: Asked): Outcome {
  const { weeks, elapsed, least = 5, ratio = 1.5, q = 0.05 } = asked
  if (!(weeks >= 1) || !(elapsed > 0 && elapsed <= 1)) throw new RangeError('weeks and elapsed must be above 0')
  for (const { now, before } of cells)
    if (![now, before].every(n => Number.isSafeInteger(n) && n >= 0)) throw new RangeError('counts are whole and not negative')

  const share = elapsed / (elapsed + weeks)
  const judged = cells
    .filter(cell => cell.now >= least)
    .map(cell => ({
      ...cell,
      expected: (cell.before / weeks) * elapsed,
      chance: atLeast(cell.now, cell.now + cell.before, share),
    }))
    .sort((a, b) => a.chance - b.chance || b.now - a.now || (a.topic + a.place < b.topic + b.place ? -1 : 1))
  // A cell too small to be shown was looked at all the same, as one that shows nothing.
  const looked = cells.length
  const last = judged.findLastIndex(({ chance }, rank) => chance <= (q * (rank + 1)) / looked)
  return {
    findings: judged.slice(0, last + 1).filter(({ now, expected }) => now >= ratio * expected),
    suppressed: cells.filter(({ now }) => now > 0 && now < least).length,
    judged: judged.length,
  }
}
