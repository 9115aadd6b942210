import type { CaseData, StateData } from '#kernel/define/case'

type Def = Pick<CaseData, 'start' | 'states' | 'steps'>

const aside = (state: StateData | undefined) => state?.pauses === true || state?.tasks !== undefined
const otherEnd = (state: StateData | undefined) => state?.ends === 'refused' || state?.ends === 'withdrawn'

/** Where each state leads by steps that go on: not back, not out, and only down the order in which the states are written. */
function onward(def: Def, here: string): Map<string, string[]> {
  const order = Object.keys(def.states)
  const allowed = (name: string) => name === here || !(aside(def.states[name]) || otherEnd(def.states[name]))
  const next = new Map<string, string[]>(order.map(name => [name, []]))
  for (const step of Object.values(def.steps)) {
    if (step.returns || !allowed(step.to)) continue
    for (const from of step.from) if (allowed(from) && order.indexOf(step.to) > order.indexOf(from)) next.get(from)?.push(step.to)
  }
  return next
}

/** The longest way between two states, or nothing when there is none. Onward steps hold no circle. */
function longest(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | undefined {
  if (from === to) return [from]
  const ways = (next.get(from) ?? []).flatMap(one => {
    const rest = longest(next, one, to)
    return rest ? [[from, ...rest]] : []
  })
  return ways.sort((a, b) => b.length - a.length)[0]
}

/** A state that waits for somebody belongs to the one it goes back to. */
function standsFor(def: Def, state: string): string {
  if (!def.states[state]?.pauses) return state
  return Object.values(def.steps).find(step => step.from.includes(state))?.to ?? state
}

/** The states it really went through, without waits, detours and what was gone back on: nothing it skipped. */
function walked(def: Def, passed: readonly string[], here: string): string[] {
  const way: string[] = []
  for (const state of passed) {
    if (def.states[state]?.pauses || !def.states[state]) continue
    const before = way.indexOf(state)
    if (before >= 0) way.length = before
    way.push(state)
  }
  if (way.at(-1) !== here) way.push(here)
  return way
}

/**
 * The way of a case from its start to its end: the states it went through, when they are known, then the longest row of
 * steps onward that the definition has. A case that ended another way has only its start and that end. `at` is where it
 * stands.
 */
export function milestones(def: Def, state: string, passed?: readonly string[]): { states: readonly string[]; at: number } {
  const here = standsFor(def, state)
  if (!def.states[here]) return { states: [def.start], at: 0 }
  if (otherEnd(def.states[here])) return { states: [def.start, here], at: 1 }
  const next = onward(def, here)
  const end = Object.keys(def.states).find(name => def.states[name]?.ends === 'done') ?? here
  const behind = passed
    ? walked(def, passed, here)
    : (longest(next, def.start, here) ?? [def.start, ...(here === def.start ? [] : [here])])
  const ahead = longest(next, here, end) ?? [here]
  return { states: [...behind, ...ahead.slice(1)], at: behind.length - 1 }
}
