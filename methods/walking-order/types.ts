/** Longitude, latitude in WGS84 degrees. */
export type LngLat = readonly [number, number]

export interface Stop {
  readonly point: LngLat
  /**
   * What is pressing comes first: stops with a smaller `before` are all reached before those with a larger one, and those
   * without one come last. Any number will do as long as the same urgency has the same number.
   */
  readonly before?: number | undefined
}

export interface WalkingRound {
  /** Positions in the given list, in the order in which to walk. */
  readonly order: readonly number[]
  /** Length of the whole round as the crow flies, in metres: from the start, if there is one, to the last stop. */
  readonly metres: number
}
