import type { Message } from './types.ts'

export interface HeatOptions {
  /** The moment heat is looked at, epoch milliseconds. */
  readonly now: number
  /** After so many days a message counts half. */
  readonly halfLifeDays: number
}

/**
 * How hot a matter is: the number of distinct voices, each counted by its latest message, which halves in weight with every
 * half-life that passed; plus log10(1 + likes and objections, fading alike): a thousand clicks weigh like three voices.
 */
export function heatOf(messages: readonly Message[], { now, halfLifeDays }: HeatOptions): { heat: number; voices: number } {
  const fresh = (at: number) => 2 ** (-Math.max(0, now - at) / (halfLifeDays * 86_400_000))
  const latest = new Map<string, number>()
  let clicks = 0
  messages.forEach(({ voice, at, likes = 0, against = 0 }, i) => {
    const speaker = voice === undefined ? `message ${i}` : `voice ${voice}`
    latest.set(speaker, Math.max(latest.get(speaker) ?? Number.NEGATIVE_INFINITY, at))
    clicks += (Math.max(0, likes) + Math.max(0, against)) * fresh(at)
  })
  const voices = [...latest.values()].reduce((sum, at) => sum + fresh(at), 0)
  return { heat: voices + Math.log10(1 + clicks), voices: latest.size }
}
