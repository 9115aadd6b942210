import type { CoverageRow } from '#contract/rounds'
import type { Tone } from '../../shell/ui/tone.tsx'

/** The share of promises kept in time, in percent; null where none ran out yet, or where telling would point at a person. */
export function keptOf({ inTime, missed }: CoverageRow): number | null {
  if (inTime === null || missed === null || inTime + missed === 0) return null
  return Math.round((100 * inTime) / (inTime + missed))
}

export const tones = ['green', 'amber', 'red', 'grey'] as const satisfies readonly Tone[]
export function toneOfKept(kept: number | null): (typeof tones)[number] {
  if (kept === null) return 'grey'
  return kept >= 90 ? 'green' : kept >= 75 ? 'amber' : 'red'
}
