/** The day it is at the office, which lives by Beijing time. */
export const officeDay = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
