/** Metres between two stops, by their positions. */
export type Between = (a: number, b: number) => number

/** How many exchanges are weighed at most, so that a list of thousands takes no longer than a blink. */
const most = 3_000_000

/**
 * Nearest neighbour: from where one stands always to the closest stop left.
 * @param from the stop before the first, or -1 to begin at `stops[0]`
 */
export function nearestFirst(stops: readonly number[], from: number, between: Between): number[] {
  const left = [...stops]
  const path: number[] = []
  let here = from
  while (left.length > 0) {
    let best = 0
    if (here >= 0) for (let i = 1; i < left.length; i += 1) if (between(here, left[i]!) < between(here, left[best]!)) best = i
    here = left[best]!
    path.push(here)
    left[best] = left.at(-1)!
    left.pop()
  }
  return path
}

/**
 * 2-opt on an open path (Croes, "A method for solving traveling-salesman problems", Operations Research 6, 1958): turns a
 * stretch around wherever that makes the path shorter, until nothing does.
 * @param from the stop before the first, or -1 when the path may begin anywhere
 */
export function untangle(path: readonly number[], from: number, between: Between): number[] {
  const now = [...path]
  const gap = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined || a < 0 || b < 0 ? 0 : between(a, b)
  let weighed = 0
  for (let better = true; better && weighed < most; ) {
    better = false
    for (let i = 0; i < now.length - 1; i += 1) {
      for (let j = i + 1; j < now.length; j += 1) {
        const before = i === 0 ? from : now[i - 1]
        const gain = gap(before, now[i]) + gap(now[j], now[j + 1]) - gap(before, now[j]) - gap(now[i], now[j + 1])
        // A thousandth of a metre is rounding, not a shorter way.
        if (gain > 0.001) {
          turn(now, i, j)
          better = true
        }
      }
      weighed += now.length - i
    }
  }
  return now
}

function turn(path: number[], from: number, to: number): void {
  for (let i = from, j = to; i < j; i += 1, j -= 1) {
    const kept = path[i]!
    path[i] = path[j]!
    path[j] = kept
  }
}
