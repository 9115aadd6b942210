import type { Area, Point } from '../types.ts'

/** A closed rectangle, counter-clockwise. */
export function ring(west: number, south: number, east: number, north: number): Point[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

/** An area of one rectangle, with everything else filled in; `more` replaces what a test is about. */
export function box(id: string, bounds: readonly [number, number, number, number], more: Partial<Area> = {}): Area {
  return {
    id,
    kind: 'grid',
    code: id,
    name: id,
    parent: null,
    polygons: [[ring(...bounds)]],
    validFrom: 0,
    validTo: null,
    boundary: `${id}@1`,
    ...more,
  }
}
