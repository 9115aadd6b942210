import type { CaseData } from '#kernel/index'
import { type TellLang, tellingWords } from '../words/telling.ts'

/** Stands for the filing itself among the steps that are told. */
export const filedStep = '$filed'

/** Stands for words of the staff that are open to the reporter. */
export const commentStep = '$comment'

/** What is told of a case type: the filing, open words of the staff, and every step that names somebody to tell. */
export const toldSteps = (def: CaseData): string[] =>
  def.round || def.confidential
    ? Object.keys(def.steps).filter(step => (def.steps[step]?.tell ?? []).length > 0)
    : [filedStep, commentStep, ...Object.keys(def.steps).filter(step => (def.steps[step]?.tell ?? []).length > 0)]

/** Is the reporter asked to say whether it is good? */
const asksRating = (def: CaseData, state: string): boolean =>
  Object.values(def.steps).some(
    s => s.from.includes(state) && s.by.includes('resident') && !s.returns && def.states[s.to]?.ends === 'done',
  )

export interface Words {
  readonly subject: string
  readonly body: string
}

/** The words that hold until the office writes its own, made from what the definition says of the step. */
export function standardWords(def: CaseData, step: string, channel: 'sms' | 'email' | 'push', lang: TellLang): Words {
  const w = tellingWords[lang]
  const to = def.states[def.steps[step]?.to ?? '']
  const next =
    step === filedStep || step === commentStep
      ? w.follow
      : to?.pauses
        ? w.answer
        : asksRating(def, def.steps[step]?.to ?? '')
          ? w.rate
          : w.follow
  // A decision against the reporter names who took it and the way to object.
  const decided = to?.ends === 'refused' ? ['', w.decided, '{objection}'] : []
  if (channel === 'sms') {
    const said = step === commentStep || to?.pauses ? ['{shown}'] : []
    return {
      subject: '{step}',
      body: [w.sms, ...said, ...(to?.ends === 'refused' ? ['{objection}'] : []), `${next}{link}`].join('\n'),
    }
  }
  if (channel === 'push')
    return { subject: '{step}', body: [w.push, ...(to?.pauses || step === commentStep ? ['{shown}'] : [])].join('\n') }
  const opening = step === filedStep ? [w.hello, '', w.received, '{due}'] : [w.hello, '', w.news, '', '{shown}', ...decided]
  return { subject: w.subject, body: [...opening, '', next, '{link}', '', '{office} {phone}', '', w.stop, '{stop}'].join('\n') }
}
