import type { CaseData } from '#kernel/define/case'
import type { Tone } from '../../shell/ui/tone.tsx'
import type { Text } from '../text.ts'

type Def = Pick<CaseData, 'start' | 'states' | 'steps'>

/** Is the reporter asked to say whether it is good: a step of theirs, onward, to a good end? */
export function isReportersTurn(def: Def, state: string): boolean {
  if (def.states[state]?.pauses) return true
  return Object.values(def.steps).some(
    step => step.from.includes(state) && step.by.includes('resident') && !step.returns && def.states[step.to]?.ends === 'done',
  )
}

/** Whose turn it is, by role: on duty for the state, or whoever may take it onward. */
export function roleOnTurn(def: Def, state: string): string | undefined {
  const duty = def.states[state]?.duty
  if (duty) return duty
  const steps = Object.values(def.steps).filter(step => step.from.includes(state) && !step.returns)
  return steps.flatMap(step => step.by).find(role => role !== 'resident' && role !== 'clock')
}

/** What is going on, in a sentence a neighbour would say. */
export function sayState(def: Def, state: string, mine: boolean, roles: Readonly<Record<string, string>>, t: Text): string {
  const data = def.states[state]
  if (!data) return t('portal.status.state', { state })
  if (data.ends) return t(`portal.status.${data.ends}`)
  if (data.pauses) return t(mine ? 'portal.status.asked' : 'portal.status.waits')
  if (isReportersTurn(def, state)) return t(mine ? 'portal.status.yours' : 'portal.status.theirs')
  const who = roles[roleOnTurn(def, state) ?? '']
  if (!who) return t('portal.status.state', { state: data.title })
  return t(state === def.start ? 'portal.status.received' : 'portal.status.working', { state: data.title, who })
}

/** The one meaning of colours, for the reporter's eyes: ended, waiting for them, late, on the way. */
export function stateTone(def: Def, state: string, dueAt: number | null, now: number): Tone {
  if (!def.states[state] || def.states[state].ends) return 'grey'
  if (isReportersTurn(def, state)) return 'blue'
  return dueAt !== null && now > dueAt ? 'red' : 'green'
}

/** What happens next and by when, for the page that says thank you. */
export function sayNext(def: Def, state: string, roles: Readonly<Record<string, string>>, t: Text): string {
  const title = def.states[state]?.title ?? state
  const who = roles[roleOnTurn(def, state) ?? '']
  return who ? t('portal.step.next', { state: title, who }) : t('portal.step.next.nobody', { state: title })
}
