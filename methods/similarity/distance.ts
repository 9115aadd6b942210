const metresPerDegree = 111_195

interface Point {
  readonly lat: number
  readonly lon: number
}

/** Metres between two near points (equirectangular: wrong by less than a thousandth within some kilometres). */
export function metresBetween(a: Point, b: Point): number {
  const east = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return metresPerDegree * Math.hypot(a.lat - b.lat, east)
}
