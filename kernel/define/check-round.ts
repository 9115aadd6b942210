import type { CaseData, RoundData } from './case.ts'

/** What is wrong with a case's round: it must come back by every visit, and its stops must have a place. */
export function roundMistakes(def: Pick<CaseData, 'form' | 'states' | 'steps' | 'filedBy'>, round: RoundData): string[] {
  const awaited = def.states[round.awaits]
  const visits = Object.keys(round.visits)
  const { stops } = round
  return [
    ...(awaited?.within ? [] : [`the round awaits visits in "${round.awaits}", which is no state with a clock`]),
    ...(visits.length > 0 ? [] : ['the round has no step that is a visit']),
    ...visits
      .filter(name => def.steps[name]?.to !== round.awaits || !def.steps[name]?.from.includes(round.awaits))
      .map(name => `visit "${name}" does not lead back to "${round.awaits}"`),
    ...(round.orders.length > 0 ? [] : ['the round has no order to walk in']),
    ...(stops && def.form[stops.field]?.kind !== 'item' ? [`stops are kept in "${stops.field}", which is no item`] : []),
    ...(stops && def.form[stops.field]?.register !== stops.register
      ? [`stops come from "${stops.register}", but "${stops.field}" names another register`]
      : []),
    ...(stops && !def.states[def.steps[stops.retire]?.to ?? '']?.ends
      ? [`"${stops.retire}" is no step that ends a stop whose row is gone`]
      : []),
    // Nobody's home becomes a stop because it stands in a list: a person asks, or agrees.
    ...(stops && Object.values(def.form).some(f => f.personal) ? ['stops of a register may not hold personal fields'] : []),
  ]
}
