import { sha256 } from './sha256.ts'

/** What is drawn for: each part of it changes the number. */
export interface Draw {
  /** The secret of the week; published when the week is over, so that anybody can draw again. */
  readonly seed: string
  /** The first day of the week, `YYYY-MM-DD`. */
  readonly week: string
  readonly unit: string
  readonly item: string
}

/**
 * The number drawn for one item, evenly spread over [0, 1). It follows from the seed, the week, the unit and the item
 * alone: neither who draws nor in which order changes it.
 */
export const numberDrawn = ({ seed, week, unit, item }: Draw): number =>
  Number.parseInt(sha256([seed, week, unit, item].join('\n')).slice(0, 13), 16) / 2 ** 52

/** Is the item in the sample? Each is with probability `share` (0 to 1), independently of every other (Poisson sampling). */
export const isDrawn = (draw: Draw, share: number): boolean => numberDrawn(draw) < share

/** What is shown of a seed while it is still secret: whoever sees the seed later can check that it was not changed. */
export const sealOf = (seed: string): string => sha256(seed)

/** The Monday of the week a day lies in, both `YYYY-MM-DD`. */
export function weekOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}
