export const LONGEST_SIDE = 1920
export const QUALITY = 0.82

/** The size that fits in `limit` without changing the shape; never larger than it was. */
export function fitWithin(width: number, height: number, limit = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, limit / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
