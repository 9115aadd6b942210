import type { CaseData, Within } from '#kernel/define/case'

export interface Rung {
  readonly state: string
  readonly title: string
  readonly within: Within | undefined
  /** The latest, where the round waits until the end of a day and the rungs are counted in hours from there: day 1 is that day. */
  readonly until: { readonly day: number; readonly hour: number } | undefined
}

/** How a limit ends when nothing else was answered. */
function unitOf(within: Within | undefined): string | undefined {
  if (within === undefined) return undefined
  return 'unit' in within ? within.unit : unitOf(within.otherwise)
}

/** What is done one after the other when nobody came in time, as the definition says. */
export function ladderOf(def: CaseData): Rung[] {
  const rungs: Rung[] = []
  let at = def.round?.awaits
  let hours = at !== undefined && unitOf(def.states[at]?.within) === 'day' ? 0 : Number.NaN
  while (at !== undefined) {
    // The first that may be left out comes before the one that is certain.
    const [next] = [def.states[at]?.ifLate ?? []].flat()
    const to = next === undefined ? undefined : def.steps[next]?.to
    const state = to === undefined ? undefined : def.states[to]
    if (!to || !state || rungs.some(rung => rung.state === to)) break
    const { title, within } = state
    hours += within && 'unit' in within && within.unit === 'hour' ? within.amount : Number.NaN
    // Midnight is said as the end of the day before.
    const day = Math.ceil(hours / 24)
    const until = Number.isNaN(hours) ? undefined : { day: day + 1, hour: hours - (day - 1) * 24 }
    rungs.push({ state: to, title, within, until })
    at = to
  }
  return rungs
}
