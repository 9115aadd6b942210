import type { CaseData, Within } from '#kernel/define/case'

export interface Rung {
  readonly state: string
  readonly title: string
  readonly within: Within | undefined
}

/** What is done one after the other when nobody came in time, as the definition says. */
export function ladderOf(def: CaseData): Rung[] {
  const rungs: Rung[] = []
  let at = def.round?.awaits
  while (at !== undefined) {
    // The first that may be left out comes before the one that is certain.
    const [next] = [def.states[at]?.ifLate ?? []].flat()
    const to = next === undefined ? undefined : def.steps[next]?.to
    const state = to === undefined ? undefined : def.states[to]
    if (!to || !state || rungs.some(rung => rung.state === to)) break
    rungs.push({ state: to, title: state.title, within: state.within })
    at = to
  }
  return rungs
}
