import { Clipper64, ClipType, FillRule, type Path64, type Paths64, type PolyPath64, PolyTree64 } from 'clipper2-ts'
import { areaSquareMetres, metresPerDegree } from './measure.ts'
import type { Area, Point, Rings } from './types.ts'

const MILLIMETRES = 1000

/** One connected piece of an overlay's outcome. */
export interface Piece {
  readonly rings: Rings
  readonly squareMetres: number
}

/** A flat millimetre lattice over the places at hand, on which Clipper's integer arithmetic is exact. */
export interface Overlay {
  /** The area as clean paths: overlaps of its own parts resolved even-odd, as `contains` sees it. */
  readonly pathsOf: (area: Area) => Paths64
  readonly common: (a: Area, b: Area) => Piece[]
  /** What of `area` none of `covers` covers. */
  readonly uncovered: (area: Area, covers: readonly Area[]) => Piece[]
  /** Holes that the areas enclose between them. */
  readonly enclosed: (areas: readonly Area[]) => Piece[]
}

export function overlayAround([lng, lat]: Point): Overlay {
  const scale = metresPerDegree(lat)
  const stepsLng = scale.lng * MILLIMETRES
  const stepsLat = scale.lat * MILLIMETRES
  const flat = (point: Point) => ({
    x: Math.round((point[0] - lng) * stepsLng),
    y: Math.round((point[1] - lat) * stepsLat),
  })
  const round = (path: Path64): Point[] => {
    const ring = path.map(({ x, y }): Point => [lng + x / stepsLng, lat + y / stepsLat])
    return ring.length === 0 ? ring : [...ring, ring[0]!]
  }
  const cache = new Map<Area, Paths64>()
  const pathsOf = (area: Area): Paths64 => {
    const known = cache.get(area)
    if (known !== undefined) return known
    const raw = area.polygons.flat().map(ring => ring.map(flat))
    const clean: Paths64 = []
    const clipper = new Clipper64()
    clipper.addSubject(raw)
    clipper.execute(ClipType.Union, FillRule.EvenOdd, clean)
    cache.set(area, clean)
    return clean
  }
  const run = (type: ClipType, subject: Paths64, clip: Paths64): PolyTree64 => {
    const clipper = new Clipper64()
    clipper.addSubject(subject)
    if (clip.length > 0) clipper.addClip(clip)
    const tree = new PolyTree64()
    clipper.execute(type, FillRule.NonZero, tree)
    return tree
  }
  const piece = (node: PolyPath64): Piece => {
    const rings = [node, ...childrenOf(node)].map(path => round(path.poly ?? []))
    return { rings, squareMetres: areaSquareMetres(rings) }
  }
  return {
    pathsOf,
    common: (a, b) => outers(run(ClipType.Intersection, pathsOf(a), pathsOf(b))).map(piece),
    uncovered: (area, covers) => outers(run(ClipType.Difference, pathsOf(area), covers.flatMap(pathsOf))).map(piece),
    enclosed: areas =>
      outers(run(ClipType.Union, areas.flatMap(pathsOf), []))
        .flatMap(childrenOf)
        .map(piece),
  }
}

function childrenOf(node: PolyPath64): PolyPath64[] {
  return Array.from({ length: node.count }, (_, at) => node.child(at))
}

/** Outer rings at every depth: also the islands inside holes. */
function outers(node: PolyPath64): PolyPath64[] {
  return childrenOf(node).flatMap(outer => [outer, ...childrenOf(outer).flatMap(outers)])
}
