/** A share between its bounds, each from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Wilson score interval of k out of n at 95 % (Wilson 1927). `k` may hold parts of a whole where an answer counts in part:
 * points on a scale from 0 to 1 vary less than yes and no, so the interval is then too wide rather than too narrow.
 */
export function wilson(k: number, n: number): Interval {
  const z = 1.959964
  const p = k / n
  const middle = p + (z * z) / (2 * n)
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) }
}
