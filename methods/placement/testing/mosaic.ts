import type { Area, Point, Rings } from '../types.ts'

/** A partition of a crooked quadrilateral mesh into areas of any shape: scattered, with holes, touching at corners. */
export interface Mosaic {
  readonly areas: readonly Area[]
  readonly corners: readonly Point[]
  /** Both ends of each edge of the mesh that is a border between two areas. */
  readonly borders: readonly (readonly [Point, Point])[]
}

export interface MosaicPlan {
  readonly columns: number
  readonly rows: number
  /** Two numbers in [0, 1] per corner, row by row: how it is displaced. */
  readonly shifts: readonly number[]
  /** One per triangle: the area it belongs to. */
  readonly owners: readonly number[]
  /** Degrees between corners. */
  readonly step: number
}

/** Cuts each cell of the mesh in two triangles and joins triangles of one owner, so every border is shared point by point. */
export function mosaicOf(plan: MosaicPlan): Mosaic {
  const corners = Array.from({ length: (plan.columns + 1) * (plan.rows + 1) }, (_, at): Point => {
    const column = at % (plan.columns + 1)
    const row = Math.floor(at / (plan.columns + 1))
    const shift = (which: number) => (plan.shifts[2 * at + which]! - 0.5) * 0.4
    return [even(113 + (column + shift(0)) * plan.step), even(31 + (row + shift(1)) * plan.step)]
  })
  const edgesOf = new Map<number, Map<string, readonly [number, number]>>()
  const triangles = trianglesOf(plan)
  for (const [at, triangle] of triangles.entries()) {
    const edges = edgesOf.get(plan.owners[at]!) ?? new Map<string, readonly [number, number]>()
    edgesOf.set(plan.owners[at]!, edges)
    for (let k = 0; k < 3; k++) {
      const from = triangle[k]!
      const to = triangle[(k + 1) % 3]!
      if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, [from, to])
    }
  }
  const borders = [...edgesOf.values()].flatMap(edges => [...edges.values()])
  return {
    areas: [...edgesOf].map(([owner, edges]) => areaOf(`g${owner}`, ringsOf([...edges.values()], corners))),
    corners,
    borders: borders.map(([from, to]) => [corners[from]!, corners[to]!]),
  }
}

/** To an even number of nano-degrees, so that the middle of two is still on the lattice. */
function even(degrees: number): number {
  return Math.round(degrees * 5e8) / 5e8
}

function trianglesOf({ columns, rows }: MosaicPlan): (readonly [number, number, number])[] {
  const width = columns + 1
  return Array.from({ length: columns * rows }, (_, at) => {
    const low = Math.floor(at / columns) * width + (at % columns)
    const high = low + width
    return [
      [low, low + 1, high + 1],
      [low, high + 1, high],
    ] as const
  }).flat()
}

function ringsOf(edges: readonly (readonly [number, number])[], corners: readonly Point[]): Rings {
  const left = [...edges]
  const rings: Point[][] = []
  while (left.length > 0) {
    const [start, second] = left.pop()!
    const ring = [corners[start]!, corners[second]!]
    for (let here = second; here !== start; ) {
      const at = left.findIndex(([from]) => from === here)
      here = left[at]![1]
      left.splice(at, 1)
      ring.push(corners[here]!)
    }
    rings.push(ring)
  }
  return rings
}

function areaOf(code: string, rings: Rings): Area {
  return {
    id: code,
    kind: 'grid',
    code,
    name: code,
    parent: null,
    polygons: [rings],
    validFrom: 0,
    validTo: null,
    boundary: `${code}@1`,
  }
}
