import { Clipper, EndType, FillRule, JoinType, type Path64, type Paths64 } from 'clipper2-ts'
import { area, at, type Box, boxesMeet, boxOf, type Line, type Ring } from './geometry.ts'

const path = (line: Line): Path64 => line.map(([x, y]) => ({ x: Math.round(x * 100), y: Math.round(y * 100) }))
const ring = (line: Path64): Ring => line.map(({ x, y }) => at(x / 100, y / 100))

/** Ground taken by roads and water, ready to be taken off plots. */
export interface Taken {
  paths: Paths64
  box: Box
}

export function road(line: Line, width: number): Taken {
  const paths = Clipper.inflatePaths([path(line)], width * 50, JoinType.Round, EndType.Round, 2, 12)
  return { paths, box: boxOf(paths.flatMap(p => p.map(({ x, y }) => [x / 100, y / 100] as const))) }
}

export const water = (shape: Ring): Taken => ({ paths: [path(shape)], box: boxOf(shape) })

/** What is left of a plot: outer rings only, corners rounded, scraps dropped. */
export function remaining(plot: Ring, taken: readonly Taken[], rounding = 0): Ring[] {
  const box = boxOf(plot)
  const off = taken.filter(t => boxesMeet(t.box, box)).flatMap(t => t.paths)
  let left = Clipper.difference([path(plot)], off, FillRule.NonZero)
  if (rounding > 0) left = swell(swell(left, -rounding), rounding)
  return left.map(ring).filter(r => area(r) > 120)
}

/** A ring drawn in by a distance; what is too thin vanishes. */
export function drawIn(shape: Ring, by: number): Ring[] {
  return swell([path(shape)], -by)
    .map(ring)
    .filter(r => area(r) > 60)
}

const swell = (paths: Paths64, by: number) => Clipper.inflatePaths(paths, by * 100, JoinType.Round, EndType.Polygon, 2, 12)
