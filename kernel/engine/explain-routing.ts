import type { Reason } from '#methods/routing/index'
import type { CaseData } from '../define/case.ts'
import { fieldsOf } from '../define/check-case.ts'
import type { Proposal } from './sending.ts'
import { type Names, noNames } from './values.ts'
import { isPhrase, type Lang, listed, phrase, quoted, spanWords } from './words/phrase.ts'

const weekday = (lang: Lang, day: string): string => {
  const key = `route.day.${day}`
  return isPhrase(key) ? phrase(lang, key) : day
}
const or = (lang: Lang, items: readonly string[]) => listed(lang, items, 'list.or')

/** What a rule's condition asks for, and what the matter has. */
function reasonWords(
  { what, wants, has }: Reason,
  def: Pick<CaseData, 'form' | 'steps'>,
  lang: Lang,
  names: Names,
  held: boolean,
): string {
  const register = Object.values(fieldsOf(def)).find(field => field.kind === 'item')?.register ?? ''
  const row = (key: string) => names.row?.(register, key) ?? key
  const said: Readonly<Record<Reason['what'], () => { wants: string; has: string }>> = {
    category: () => ({
      wants: or(lang, wants),
      has: has === null ? phrase(lang, 'value.none') : `${has} ${quoted(lang, row(has))}`,
    }),
    place: () => ({ wants: or(lang, wants.map(names.place)), has: has === null ? phrase(lang, 'value.none') : names.place(has) }),
    weekdays: () => ({
      wants: or(
        lang,
        wants.map(day => weekday(lang, day)),
      ),
      has: weekday(lang, has ?? ''),
    }),
    hours: () => ({ wants: wants.join('–'), has: has ?? '' }),
    season: () => ({ wants: wants.join('–'), has: has ?? '' }),
    working: () => ({
      wants: phrase(lang, `route.working.${wants[0] === 'true' ? 'true' : 'false'}`),
      has: phrase(lang, `route.working.${has === 'true' ? 'true' : 'false'}`),
    }),
    valid: () => ({ wants: wants.join('–'), has: has ?? '' }),
  }
  return phrase(lang, held ? `route.held.${what}` : `route.failed.${what}`, said[what]())
}

/** "因为…所以派给…": the rule that decided with its reasons, what was proposed, and which rules before it did not fit. */
export function explainProposal(
  def: Pick<CaseData, 'form' | 'steps'>,
  proposal: Proposal,
  lang: Lang,
  names: Names = noNames,
): string[] {
  const { version, position, title, because } = proposal
  const unit = names.unit(proposal.unit)
  const held = because.held.map(reason => reasonWords(reason, def, lang, names, true))
  const rule = phrase(lang, 'route.rule', { version, position, title: title ? quoted(lang, title) : '' })
  const lines = [
    phrase(lang, 'route.because', { rule, reasons: held.length > 0 ? listed(lang, held) : phrase(lang, 'route.always'), unit }),
  ]
  if (proposal.circle) lines.push(phrase(lang, 'route.circle', { way: proposal.circle.map(names.unit).join(' → '), unit }))
  if (proposal.helpers.length > 0)
    lines.push(phrase(lang, 'route.helpers', { units: listed(lang, proposal.helpers.map(names.unit)) }))
  if (proposal.within) lines.push(phrase(lang, 'route.within', { span: spanWords(proposal.within, lang) }))
  for (const passed of because.passed) {
    const failed = passed.failed.map(reason => reasonWords(reason, def, lang, names, false))
    const name = phrase(lang, 'route.rule', {
      version,
      position: passed.position,
      title: passed.title ? quoted(lang, passed.title) : '',
    })
    lines.push(phrase(lang, 'route.passed', { rule: name, reasons: listed(lang, failed) }))
  }
  return lines
}

/** Why a case was sent where it was: what the rules said, and whether that was followed. */
export function explainSending(
  def: Pick<CaseData, 'form' | 'steps'>,
  proposal: Proposal,
  unit: string | null,
  lang: Lang,
  names: Names = noNames,
): string[] {
  const [first, ...rest] = explainProposal(def, proposal, lang, names)
  const against = proposal.unit !== unit && unit !== null
  return [first!, ...(against ? [phrase(lang, 'route.against', { unit: names.unit(unit) })] : []), ...rest]
}
