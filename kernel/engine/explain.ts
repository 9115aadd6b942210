import type { CaseData, StepData } from '../define/case.ts'
import { type Actor, isOwn, roleFor } from './actor.ts'
import { explainSending } from './explain-routing.ts'
import { holds } from './holds.ts'
import type { Case, Event } from './model.ts'
import { say } from './say.ts'
import { sameHand } from './sending.ts'
import { whoWords } from './story-who.ts'
import { type Names, noNames, roleTitle, titleOf } from './values.ts'
import { type Lang, listed, momentWords, phrase, quoted } from './words/phrase.ts'

export { explainDeadline } from './explain-deadline.ts'
export { explainRefusal } from './explain-refusal.ts'

/** Why the actor may or may not take each step that leads out of the state the case stands in. */
export function explainSteps(def: CaseData, actor: Actor, c: Case, lang: Lang, names: Names = noNames): string[] {
  const state = quoted(lang, titleOf(def.states, c.state))
  const here = Object.entries(def.steps).filter(([, s]) => s.from.includes(c.state))
  return [
    phrase(lang, def.states[c.state]?.ends ? 'steps.ended' : 'steps.state', { state }),
    ...(c.follows ? [phrase(lang, 'steps.merged', { number: c.follows.number })] : []),
    ...here.map(([, step]) => stepLine(def, actor, c, step, lang, names)),
  ]
}

function stepLine(def: CaseData, actor: Actor, c: Case, data: StepData, lang: Lang, names: Names): string {
  const step = quoted(lang, data.title)
  const titles = (ids: readonly string[]) =>
    listed(
      lang,
      ids.map(id => roleTitle(id, lang, names)),
      'list.or',
    )
  if (data.by.every(r => r === 'clock')) return phrase(lang, 'steps.clock', { step })
  const role = actor.kind === 'clock' ? null : roleFor(actor, data.by, c)
  if (role === null) {
    const held = actor.kind === 'staff' ? data.by.filter(r => actor.posts.some(p => p.role === r)) : []
    return held.length > 0
      ? phrase(lang, 'steps.notReached', { step, roles: titles(held) })
      : phrase(lang, 'steps.notYours', { step, roles: titles(data.by) })
  }
  if (data.when && !holds(data.when, c)) return phrase(lang, 'steps.condition', { step, when: say(data.when, def, lang, names) })
  if (sameHand(data, c, actor)) return phrase(lang, 'steps.secondPerson', { step })
  return role === 'resident' && isOwn(actor, c)
    ? phrase(lang, 'steps.mayOwn', { step })
    : phrase(lang, 'steps.may', { step, role: roleTitle(role, lang, names) })
}

/** Why the case is with this unit and this person: the last assignments that still hold, oldest first. */
export function explainDuty(def: CaseData, events: readonly Event[], lang: Lang, names: Names = noNames): string[] {
  let state = ''
  let unit: string | null = null
  let why: readonly string[] = []
  const lines: string[] = []
  for (const { at, by, body } of events) {
    if (body.kind === 'Filed') state = body.state
    if (body.kind === 'Stepped' && !body.stays) {
      state = body.to
      // A new state forgets who had it in hand, not which unit is in charge.
      lines.splice(unit === null ? 0 : 1)
    }
    if (body.kind !== 'Assigned') continue
    const [kind, name = ''] = body.because.split(':')
    const when = momentWords(at, lang)
    const who = body.holder === null ? '' : names.person(body.holder)
    if (kind === 'step') {
      unit = body.unit
      const filling = { at: when, by: whoWords(by, lang, names), step: quoted(lang, titleOf(def.steps, name)) }
      const sent = phrase(lang, 'duty.step', { ...filling, unit: body.unit ? names.unit(body.unit) : '' })
      lines.splice(0, lines.length, sent)
      why = body.proposed ? explainSending(def, body.proposed, body.unit, lang, names) : []
    } else if (kind === 'filed') {
      unit = body.unit
      lines.push(phrase(lang, 'duty.filed', { at: when, by: whoWords(by, lang, names), unit: unit ? names.unit(unit) : '' }))
    } else if (kind === 'duty') {
      const filling = { at: when, state: quoted(lang, titleOf(def.states, state)), role: roleTitle(name, lang, names), who }
      lines.push(phrase(lang, body.holder === null ? 'duty.noRoster' : 'duty.roster', filling))
    } else {
      const filling = { at: when, by: whoWords(by, lang, names), who }
      lines.push(phrase(lang, body.holder === null ? 'duty.released' : 'duty.hold', filling))
    }
  }
  return lines.length > 0 ? [...lines, ...why] : [phrase(lang, 'duty.none')]
}
