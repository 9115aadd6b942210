/** China keeps one zone without summer time (UTC+8), so the office clock is a fixed distance from UTC. */
const AHEAD = 8 * 3_600_000

/** Epoch milliseconds as 'YYYY-MM-DDTHH:MM' on the office clock, whatever zone the device is in. */
export function toOfficeClock(at: number): string {
  return new Date(at + AHEAD).toISOString().slice(0, 16)
}

/** The day it is at the office, 'YYYY-MM-DD'. */
export const toOfficeDay = (at: number): string => toOfficeClock(at).slice(0, 10)

/** The reverse; undefined while the entry is incomplete. */
export function fromOfficeClock(entry: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(entry) ? Date.parse(`${entry}Z`) : Number.NaN
  return Number.isNaN(at) ? undefined : at - AHEAD
}
