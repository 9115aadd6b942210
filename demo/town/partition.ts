import type { Arrangement, LineKind } from './arrangement.ts'
import { distance } from './geometry.ts'

/** A piece of ground to be grouped with its neighbours. */
export interface Piece {
  faces: readonly number[]
  weight: number
}

interface Border {
  length: number
  /** Of which along a line that people think of as an edge of the neighbourhood. */
  hard: number
}

const never: ReadonlySet<LineKind> = new Set(['river'])
const hard: ReadonlySet<LineKind> = new Set(['arterial', 'canal', 'border'])

/**
 * Groups neighbouring pieces into the given number of groups: the lightest group joins, again and again, the neighbour
 * with which it makes the lightest and roundest whole, avoiding main roads and the canal and never crossing the river.
 * Returns the pieces of each group by their place in the list.
 */
export function group(pieces: readonly Piece[], plan: Arrangement, count: number): number[][] {
  const owner = new Map<number, number>()
  pieces.forEach((piece, i) => {
    for (const face of piece.faces) owner.set(face, i)
  })
  const borders = pieces.map(() => new Map<number, Border>())
  const around = pieces.map(() => 0)
  for (const half of plan.halves) {
    const mine = owner.get(half.face)
    const other = owner.get(plan.halves[half.twin]!.face)
    if (mine === undefined || mine === other) continue
    const length = distance(plan.points[half.from]!, plan.points[half.to]!)
    around[mine]! += length
    if (other === undefined || never.has(half.kind)) continue
    const border = borders[mine]!.get(other) ?? { length: 0, hard: 0 }
    border.length += length
    if (hard.has(half.kind)) border.hard += length
    borders[mine]!.set(other, border)
  }
  const groups = new Map(pieces.map((piece, i) => [i, { members: [i], weight: piece.weight }]))
  const fair = pieces.reduce((sum, piece) => sum + piece.weight, 0) / count
  const cost = (a: number, b: number, border: Border) => {
    const light = (groups.get(a)!.weight + groups.get(b)!.weight) / fair
    return light + 0.9 * (border.hard / border.length) - 1.8 * (border.length / Math.min(around[a]!, around[b]!))
  }
  while (groups.size > count) {
    const lightest = [...groups.keys()]
      .filter(i => borders[i]!.size > 0)
      .sort((a, b) => groups.get(a)!.weight - groups.get(b)!.weight)[0]
    if (lightest === undefined) break
    const choices = [...borders[lightest]!].map(([b, border]) => [b, cost(lightest, b, border)] as const)
    join(choices.reduce((best, choice) => (choice[1] < best[1] ? choice : best))[0], lightest)
  }
  return [...groups.values()].map(g => g.members)

  function join(into: number, from: number) {
    const shared = borders[into]!.get(from)!
    around[into]! += around[from]! - 2 * shared.length
    groups.get(into)!.members.push(...groups.get(from)!.members)
    groups.get(into)!.weight += groups.get(from)!.weight
    groups.delete(from)
    borders[into]!.delete(from)
    for (const [other, border] of borders[from]!) {
      borders[other]!.delete(from)
      if (other === into) continue
      const known = borders[into]!.get(other) ?? { length: 0, hard: 0 }
      const sum = { length: known.length + border.length, hard: known.hard + border.hard }
      borders[into]!.set(other, sum)
      borders[other]!.set(into, sum)
    }
    borders[from]!.clear()
  }
}

/** West to east within bands from north to south, the order in which grids are numbered. */
export function readingOrder<T>(items: readonly T[], at: (item: T) => readonly [number, number], band: number): T[] {
  const left = items.toSorted((a, b) => at(b)[1] - at(a)[1])
  const result: T[] = []
  while (left.length > 0) {
    const top = at(left[0]!)[1]
    const row = left.filter(item => at(item)[1] > top - band)
    left.splice(0, row.length)
    result.push(...row.sort((a, b) => at(a)[0] - at(b)[0]))
  }
  return result
}
