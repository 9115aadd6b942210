import { inForce, isInForce } from './build-index.ts'
import { coverProblems } from './check-cover.ts'
import { ringProblems } from './check-rings.ts'
import { treeProblems } from './check-tree.ts'
import type { Area, Point, Rings } from './types.ts'

export type AreaProblemCode =
  /** A ring whose last point is not its first; it is read as if it were closed. */
  | 'unclosed-ring'
  /** A ring of fewer than three different points, or an area without any ring. */
  | 'too-few-points'
  /** Two edges of one area cross: a bow-tie, or a hole that leaves its outer ring. */
  | 'self-crossing'
  | 'swapped-coordinates'
  | 'outside-china'
  /** Two areas of one kind with one code, or two boundaries of one area, at the same time. */
  | 'duplicate-code'
  | 'missing-parent'
  /** The parent is of a kind that cannot hold this one: a grid directly under a street. */
  | 'wrong-parent'
  /** Two areas of one kind share ground. */
  | 'overlap'
  /** Ground of the parent in none of its children, or ground enclosed between siblings whose parent has no boundary. */
  | 'gap'
  | 'outside-parent'

export interface AreaProblem {
  readonly code: AreaProblemCode
  /** The areas concerned: the one to mend first; for a gap the parent (if any), then the children beside it. */
  readonly ids: readonly string[]
  /** Size of the ground in question; null where the problem has none. */
  readonly squareMetres: number | null
  /** Where to look on the map. For swapped coordinates the point as it was given. */
  readonly where: Point
  readonly polygon: Rings | null
}

export interface CheckOptions {
  /** Overlaps, gaps and overhangs smaller than this are ignored, each connected piece by itself. */
  readonly sliverSquareMetres?: number
}

/** Default tolerance: one square metre, below what a drawn border can mean. */
export const SLIVER_SQUARE_METRES = 1

/**
 * Everything wrong with the boundaries in force at `at` (epoch ms), in a fixed order: rings, tree, then ground.
 * Ground is judged only for areas whose coordinates are usable. An empty list means that every inside point has exactly
 * one place of each kind, up to slivers.
 */
export function checkAreas(areas: readonly Area[], at: number, options: CheckOptions = {}): readonly AreaProblem[] {
  const now = areas.filter(area => isInForce(area, at))
  const byId = inForce(areas, at)
  const rings = now.flatMap(ringProblems)
  const unusable = new Set(rings.filter(problem => UNUSABLE.has(problem.code)).flatMap(problem => problem.ids))
  const usable = [...byId.values()].filter(area => !unusable.has(area.id))
  return [...rings, ...treeProblems(now, byId), ...coverProblems(usable, options.sliverSquareMetres ?? SLIVER_SQUARE_METRES)]
}

const UNUSABLE: ReadonlySet<AreaProblemCode> = new Set(['too-few-points', 'swapped-coordinates', 'outside-china'])
