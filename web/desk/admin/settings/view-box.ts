import type { Bounds } from '../../../map/types.ts'

/** West, south, east, north as they stand in the fields. */
export type Corners = readonly [west: string, south: string, east: string, north: string]
export const emptyCorners: Corners = ['', '', '', '']

export const cornersOf = (box: Bounds | null): Corners =>
  box ? [String(box[0]), String(box[1]), String(box[2]), String(box[3])] : emptyCorners

/** The numbers typed, also where they make no box; nothing when one of them is no number. */
export function numbersOf(corners: Corners): Bounds | undefined {
  const typed = corners.map(corner => corner.normalize('NFKC').trim())
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = typed.map(Number)
  return typed.every(Boolean) && [west, south, east, north].every(Number.isFinite) ? [west, south, east, north] : undefined
}

/** Can a map show it? */
export const drawable = ([west, south, east, north]: Bounds): boolean =>
  west < east && south < north && west >= -180 && east <= 180 && south >= -85 && north <= 85
