import Flatbush from 'flatbush'
import type { AreaProblem, AreaProblemCode } from './check-areas.ts'
import { labelPoint } from './label-point.ts'
import { fromSteps, toSteps } from './lattice.ts'
import { type Overlay, overlayAround, type Piece } from './overlay.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { Area, PlaceKind } from './types.ts'

interface Placed {
  readonly area: Area
  readonly shape: Shape
}

const KINDS: readonly PlaceKind[] = ['street', 'community', 'grid', 'building']

/** Shared, uncovered and overhanging ground; `areas` must be usable and one per id. Pieces under `sliver` m² are left out. */
export function coverProblems(areas: readonly Area[], sliver: number): AreaProblem[] {
  const placed = areas.map(area => ({ area, shape: shapeOf(area.polygons) })).filter(({ shape }) => shape.edges.length > 0)
  const [any] = placed
  if (any === undefined) return []
  const overlay = overlayAround(fromSteps(any.shape.minX, any.shape.minY))
  const byId = new Map(placed.map(item => [item.area.id, item]))
  const found = KINDS.flatMap(kind => {
    const layer = placed.filter(({ area }) => area.kind === kind)
    return [
      ...overlaps(layer, overlay),
      ...(kind === 'building' ? [] : gaps(layer, byId, overlay)),
      ...overhangs(layer, byId, overlay),
    ]
  })
  return found.filter(problem => (problem.squareMetres ?? 0) >= sliver)
}

function overlaps(layer: readonly Placed[], overlay: Overlay): AreaProblem[] {
  if (layer.length === 0) return []
  const tree = new Flatbush(layer.length)
  for (const { shape } of layer) tree.add(shape.minX, shape.minY, shape.maxX, shape.maxY)
  tree.finish()
  return layer.flatMap(({ area, shape }, at) =>
    tree
      .search(shape.minX, shape.minY, shape.maxX, shape.maxY, other => other > at)
      .sort((a, b) => a - b)
      .flatMap(other => {
        const rival = layer[other]!.area
        return overlay.common(area, rival).map(piece => problem('overlap', [area.id, rival.id], piece))
      }),
  )
}

function gaps(layer: readonly Placed[], byId: ReadonlyMap<string, Placed>, overlay: Overlay): AreaProblem[] {
  return [...Map.groupBy(layer, ({ area }) => area.parent)].flatMap(([parentId, children]) => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    const areas = children.map(({ area }) => area)
    const pieces = parent === undefined ? overlay.enclosed(areas) : overlay.uncovered(parent.area, areas)
    const head = parent === undefined ? [] : [parent.area.id]
    return pieces.map(piece => problem('gap', [...head, ...besides(piece, children)], piece))
  })
}

function overhangs(layer: readonly Placed[], byId: ReadonlyMap<string, Placed>, overlay: Overlay): AreaProblem[] {
  return layer.flatMap(({ area }) => {
    const parent = area.parent === null ? undefined : byId.get(area.parent)?.area
    if (parent === undefined || parent === area) return []
    return overlay.uncovered(area, [parent]).map(piece => problem('outside-parent', [area.id, parent.id], piece))
  })
}

/** One centimetre, in lattice steps: the overlay works in millimetres, so a piece may stop just short of its neighbour. */
const BESIDE_STEPS = toSteps(1e-7)

function besides(piece: Piece, children: readonly Placed[]): string[] {
  const { minX, minY, maxX, maxY } = shapeOf([piece.rings])
  return children
    .filter(({ shape }) => shape.minX <= maxX + BESIDE_STEPS && shape.maxX >= minX - BESIDE_STEPS)
    .filter(({ shape }) => shape.minY <= maxY + BESIDE_STEPS && shape.maxY >= minY - BESIDE_STEPS)
    .map(({ area }) => area.id)
}

function problem(code: AreaProblemCode, ids: readonly string[], piece: Piece): AreaProblem {
  const where = labelPoint(piece.rings) ?? piece.rings[0]?.[0] ?? [0, 0]
  return { code, ids, squareMetres: piece.squareMetres, where, polygon: piece.rings }
}
