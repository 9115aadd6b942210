import type { Point } from './types.ts'

/** Lattice steps per degree: one step is about 0.1 mm on the ground. */
export const STEPS_PER_DEGREE = 1e9

/** Degrees to the nearest lattice step, an integer that a double holds exactly. */
export function toSteps(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE)
}

export function fromSteps(x: number, y: number): Point {
  return [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]
}

/** Above this share of the products' sum, rounding cannot have turned the sign (Shewchuk 1997, the A-estimate, rounded up). */
const CERTAIN = 4e-16

/**
 * The side of the line from (ax, ay) to (bx, by) on which (px, py) lies: positive left, negative right, 0 on the line.
 * Coordinates are lattice steps; only the sign means something, and the sign is always exact: the rare case that
 * doubles cannot decide is computed in whole numbers.
 */
export function sideOf(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay)
  const right = (by - ay) * (px - ax)
  const difference = left - right
  const size = Math.abs(left) + Math.abs(right)
  if (size <= Number.MAX_SAFE_INTEGER || Math.abs(difference) > CERTAIN * size) return difference
  const exact = BigInt(bx - ax) * BigInt(py - ay) - BigInt(by - ay) * BigInt(px - ax)
  return exact > 0n ? 1 : exact < 0n ? -1 : 0
}
