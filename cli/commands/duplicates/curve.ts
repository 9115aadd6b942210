import type { Suggestion } from '#methods/similarity/index'
import { csvRows } from '../../input/csv-rows.ts'
import { textOf } from '../../input/text-of.ts'

/** Known pairs: the first column of a table is the later report, the column `duplicate_of` or the second the earlier one. */
export async function readPairs(path: string): Promise<Map<string, string>> {
  const pairs = new Map<string, string>()
  let columns: { later: number; earlier: number; metres: number } | undefined
  for await (const cells of csvRows(textOf(path))) {
    if (!columns) {
      const named = cells.indexOf('duplicate_of')
      columns = { later: 0, earlier: named < 0 ? 1 : named, metres: cells.indexOf('distance_m') }
      continue
    }
    const metres = columns.metres < 0 ? '0' : (cells[columns.metres] ?? '')
    if (metres !== '' && Number(metres) <= 300) pairs.set(cells[columns.later] ?? '', cells[columns.earlier] ?? '')
  }
  return pairs
}

interface Line {
  readonly least: number
  readonly found: number
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
    lines(cuts: readonly number[]): Line[] {
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

/** The curve as a table for the screen. */
export function curveTable(lines: readonly Line[]): string {
  const head = 'cut    originals found   suggested to others: mean  median  any'
  const row = (l: Line) =>
    `${l.least.toFixed(2)}   ${l.found.toFixed(3).padStart(15)}   ${l.mean.toFixed(2).padStart(25)} ${String(l.median).padStart(7)}  ${l.some.toFixed(2)}`
  return [head, ...lines.map(row)].join('\n')
}
