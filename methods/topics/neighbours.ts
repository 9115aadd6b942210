import { dot, type Terms } from './vectors.ts'

/** Terms of a message that candidates are looked up by: the weightiest. */
const looked = 30
/** A term that more messages have says too little to look anything up by: keeps the work near linear. */
const common = 300
/** So many of the likeliest are compared in full. */
const compared = 40

export interface Edge {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/** The pairs of messages that are at least `least` alike (cosine), looked up through the terms that few messages have. */
export function neighbours({ vectors, spread }: Terms, least: number): Edge[] {
  const having = new Map<number, { of: number; weight: number }[]>()
  const weightiest = vectors.map(vector =>
    [...vector]
      .filter(([term]) => spread[term]! <= common)
      .sort((a, b) => b[1] - a[1])
      .slice(0, looked),
  )
  const edges: Edge[] = []
  weightiest.forEach((terms, b) => {
    const shared = new Map<number, number>()
    for (const [term, weight] of terms) {
      const list = having.get(term)
      for (const other of list ?? []) shared.set(other.of, (shared.get(other.of) ?? 0) + weight * other.weight)
      if (list) list.push({ of: b, weight })
      else having.set(term, [{ of: b, weight }])
    }
    const likeliest = [...shared].sort((x, y) => y[1] - x[1]).slice(0, compared)
    for (const [a] of likeliest) {
      const alike = dot(vectors[a]!, vectors[b]!)
      if (alike >= least) edges.push({ a, b, alike })
    }
  })
  return edges
}
