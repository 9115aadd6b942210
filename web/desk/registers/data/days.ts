const EAST = 8 * 3_600_000

/** A moment's day in China, as 'YYYY-MM-DD'. */
export const dayOf = (at: number): string => new Date(at + EAST).toISOString().slice(0, 10)
