/** How a value becomes points from 0 to 100; the same for everybody, and simple enough to work out by hand. */
export type Rule =
  /** 0 points at the floor, 100 at the goal, in a straight line between; a goal under the floor: less is better. */
  | { readonly kind: 'linear'; readonly floor: number; readonly goal: number }
  /** The points of the best step that is reached; none reached: 0. `down`: a step is reached by what is at most its value. */
  | {
      readonly kind: 'steps'
      readonly way: 'up' | 'down'
      readonly steps: readonly { readonly at: number; readonly points: number }[]
    }

/** Points with the bounds between which they may as well lie by chance. */
export interface Points {
  readonly points: number
  readonly low: number
  readonly high: number
}

const hundredths = (n: number): number => Math.round(n * 100) / 100

/** Points of one value, 0 to 100 with two digits. The value is in the unit of the rule's own numbers. */
export function pointsOf(rule: Rule, value: number): number {
  if (rule.kind === 'linear') {
    const share = (value - rule.floor) / (rule.goal - rule.floor)
    return hundredths(Math.min(1, Math.max(0, share)) * 100)
  }
  const reached = rule.steps.filter(step => (rule.way === 'up' ? value >= step.at : value <= step.at))
  return hundredths(Math.max(0, ...reached.map(step => step.points)))
}

/**
 * What is wrong with a rule: a line without length, a number that is none, points outside 0 to 100, or a step that is harder
 * to reach and gives less. Null when it can be used.
 */
export function ruleFault(rule: Rule): 'flat' | 'points' | 'order' | null {
  if (rule.kind === 'linear') {
    const sound = Number.isFinite(rule.floor) && Number.isFinite(rule.goal) && rule.floor !== rule.goal
    return sound ? null : 'flat'
  }
  if (rule.steps.length === 0 || rule.steps.some(s => !Number.isFinite(s.at) || !(s.points >= 0 && s.points <= 100)))
    return 'points'
  const easiestFirst = [...rule.steps].sort((a, b) => (rule.way === 'up' ? a.at - b.at : b.at - a.at))
  const rises = easiestFirst.every((step, n) => n === 0 || step.points > easiestFirst[n - 1]!.points)
  return rises ? null : 'order'
}
