import { alike } from './alike.ts'
import { createHeap } from './heap.ts'
import { namesIn } from './names.ts'
import type { Edge } from './neighbours.ts'
import type { Vector } from './types.ts'
import type { Terms } from './vectors.ts'

/** From which likeness on two groups are one matter: over all, and without the phrase that counts most. */
export interface Limits {
  readonly whole: number
  readonly rest: number
}

export interface Group {
  readonly members: readonly number[]
  /** The sum of the members' vectors. */
  readonly sum: Vector
  /** By sort, how often the members' titles name which place or organisation. */
  readonly names: ReadonlyMap<number, ReadonlyMap<number, number>>
}

function added(a: Vector, b: Vector): Map<number, number> {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  const sum = new Map(large)
  for (const [term, weight] of small) sum.set(term, (sum.get(term) ?? 0) + weight)
  return sum
}

function joined(a: Group, b: Group): Group {
  const names = new Map(a.names)
  for (const [sort, counts] of b.names) names.set(sort, added(names.get(sort) ?? new Map(), counts))
  return { members: [...a.members, ...b.members], sum: added(a.sum, b.sum), names }
}

const most = (counts: ReadonlyMap<number, number>): number =>
  [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0])[0]

/** Under this share of how much the one group speaks of its name, the other does not speak of it. */
const silent = 0.1

/** Do they name different places or organisations of one sort, neither speaking of the other's? */
function differ(a: Group, b: Group): boolean {
  for (const [sort, counts] of a.names) {
    const others = b.names.get(sort)
    if (!others) continue
    const [mine, theirs] = [most(counts), most(others)]
    if (mine === theirs) continue
    const says = (group: Group, name: number) => (group.sum.get(name) ?? 0) / group.members.length
    if (says(b, mine) < silent * says(a, mine) && says(a, theirs) < silent * says(b, theirs)) return true
  }
  return false
}

function namesOf(title: string, numbers: ReadonlyMap<string, number>): Group['names'] {
  const names = new Map<number, Map<number, number>>()
  for (const [sort, found] of namesIn(title)) {
    const known = found.flatMap(name => numbers.get(name) ?? [])
    if (known.length > 0) names.set(sort, new Map(known.map(name => [name, 1])))
  }
  return names
}

/**
 * Joins the two groups whose members are most alike on average, again and again, while that average is high enough
 * (average linkage; the average over all pairs is exact, by the sums of the vectors). Only groups with an edge between some
 * of their members are tried, and only those that share more than one phrase and do not name different places.
 */
export function cluster({ vectors, terms }: Terms, titles: readonly string[], edges: readonly Edge[], limits: Limits): Group[] {
  const numbers = new Map(terms.map((term, number) => [term, number]))
  const groups = new Map<number, Group>()
  const beside = new Map<number, Set<number>>()
  vectors.forEach((sum, i) => {
    groups.set(i, { members: [i], sum, names: namesOf(titles[i] ?? '', numbers) })
    beside.set(i, new Set())
  })
  const waiting = createHeap<Edge>(edge => edge.alike)
  const consider = (a: number, b: number) => {
    const [one, other] = [groups.get(a)!, groups.get(b)!]
    const { whole, rest } = alike(one.sum, other.sum, one.members.length * other.members.length, terms)
    if (whole >= limits.whole && rest >= limits.rest && !differ(one, other)) waiting.push({ a, b, alike: whole })
  }
  for (const { a, b } of edges) {
    beside.get(a)!.add(b)
    beside.get(b)!.add(a)
    consider(a, b)
  }
  let next = vectors.length
  for (let edge = waiting.pop(); edge; edge = waiting.pop()) {
    const [a, b] = [groups.get(edge.a), groups.get(edge.b)]
    if (!a || !b) continue
    const id = next++
    const around = new Set([...beside.get(edge.a)!, ...beside.get(edge.b)!])
    groups.set(id, joined(a, b))
    beside.set(id, around)
    for (const old of [edge.a, edge.b]) {
      around.delete(old)
      groups.delete(old)
      beside.delete(old)
      for (const other of around) beside.get(other)!.delete(old)
    }
    for (const other of around) {
      beside.get(other)!.add(id)
      consider(other, id)
    }
  }
  return [...groups.values()]
}
