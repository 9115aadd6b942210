const KEPT = 'linli.clock'
/** Answers tell the time to the second: less than this is no difference. */
const TOO_SMALL = 3000

let offset = kept()
/** The best measurement so far: the shorter the way there and back, the surer. */
let bestTrip = Number.POSITIVE_INFINITY

function kept(): number {
  try {
    const known = Number(localStorage.getItem(KEPT))
    return Number.isFinite(known) ? known : 0
  } catch {
    return 0
  }
}

const listeners = new Set<() => void>()
/** Tells when the office's time turned out to be another than was thought. */
export function onClockChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The office's time: this device's own clock may be wrong by days. */
export const officeNow = (): number => Date.now() + offset
/** How far this device's clock is behind the office's, in milliseconds. */
export const clockOffset = (): number => offset

/** How far behind a clock is that read `sentAt` and `heardAt` around an answer the server dated to the second. */
export function offsetOf(date: string | null, sentAt: number, heardAt: number): number | undefined {
  const server = Date.parse(date ?? '')
  if (Number.isNaN(server) || heardAt < sentAt) return undefined
  const found = server + 500 - (sentAt + heardAt) / 2
  return Math.abs(found) < TOO_SMALL ? 0 : Math.round(found)
}

/** Learns from an answer; one that took long tells less than one that came at once, unless the clock was set meanwhile. */
export function learnTime(date: string | null, sentAt: number, heardAt: number): void {
  const found = offsetOf(date, sentAt, heardAt)
  if (found === undefined) return
  const trip = heardAt - sentAt
  if (trip > bestTrip && Math.abs(found - offset) <= trip / 2 + TOO_SMALL) return
  bestTrip = trip
  if (found === offset) return
  offset = found
  for (const listener of listeners) listener()
  try {
    localStorage.setItem(KEPT, String(offset))
  } catch {
    // Storage is forbidden: measured anew next time.
  }
}
