import type { Suggestion } from './types.ts'

/** What a cut brings. */
export interface CutFigures {
  readonly least: number
  /** Share of the true originals that are among the suggestions. */
  readonly found: number
  /** Suggestions for reports that are no repeat: on average, in the middle, and the share of those with any. */
  readonly mean: number
  readonly median: number
  readonly some: number
}

/** Measures, for several cuts, how many originals are found and how much is suggested to reports that have none. */
export function createCurve(pairs: ReadonlyMap<string, string>) {
  const named = new Set([...pairs.keys(), ...pairs.values()])
  const seen = new Set<string>()
  const hits: number[] = []
  const others: number[][] = []
  let [asked, unreachable] = [0, 0]
  return {
    /** One report, in time order, with its suggestions uncut. */
    see(id: string, suggestions: readonly Suggestion[]): void {
      seen.add(id)
      const original = pairs.get(id)
      if (original === undefined) {
        if (!named.has(id)) others.push(suggestions.map(one => one.score))
      } else if (!seen.has(original)) unreachable += 1
      else {
        asked += 1
        const hit = suggestions.find(one => one.id === original)
        if (hit) hits.push(hit.score)
      }
    },
    /** Pairs whose original came before, and those whose did not: nothing can be suggested for them. */
    counts: () => ({ asked, unreachable, others: others.length }),
    lines(cuts: readonly number[]): CutFigures[] {
      return cuts.map(least => {
        const counts = others.map(scores => scores.filter(score => score >= least).length).sort((a, b) => a - b)
        const n = Math.max(1, counts.length)
        return {
          least,
          found: hits.filter(score => score >= least).length / Math.max(1, asked),
          mean: counts.reduce((sum, count) => sum + count, 0) / n,
          median: counts[counts.length >> 1] ?? 0,
          some: counts.filter(count => count > 0).length / n,
        }
      })
    },
  }
}
