import type { CaseDetail } from '#contract/cases'
import { useFieldSources } from '../../fields/sources.ts'
import { sayAmount, sayExactly } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { type Kind, useProgrammes } from '../data/office.ts'
import { useText } from '../text.ts'
import type { Answers } from './use-draft.ts'

type OutcomeProps = { kind: Kind; detail: CaseDetail; step: string; answers: Answers }

/** What follows from the step: where the case stands then, whose turn it is, and until when. */
export function Outcome({ kind, detail, step, answers }: OutcomeProps) {
  const t = useText()
  const language = useLanguage()
  const { items } = useFieldSources()
  const { data: programmes } = useProgrammes()
  const data = kind.def.steps[step]
  const state = kind.def.states[data?.to ?? '']
  if (!data || !state) return null
  const role = programmes?.roles.find(one => one.id === state.duty)?.title
  const limit = (within = state.within): string | undefined => {
    if (!within) return undefined
    if ('unit' in within) return t('desk.act.within', { span: sayAmount(within, language) })
    if ('answer' in within) {
      const until = detail.case.data[within.answer]
      if (typeof until === 'number' && until > Date.now()) return t('desk.act.until', { at: sayExactly(until, language) })
      return limit(within.otherwise)
    }
    if ('routed' in within) {
      const { proposal } = detail
      const followed = data.assign !== undefined && proposal?.circle === false && answers[data.assign] === proposal.unit
      return followed && proposal.within
        ? t('desk.act.within', { span: sayAmount(proposal.within, language) })
        : limit(within.otherwise)
    }
    const { row, otherwise } = within
    const key = answers[row] ?? detail.case.data[row]
    const fields = Object.assign({}, kind.def.form, ...Object.values(kind.def.steps).map(one => one.ask ?? {}))
    const named = items?.(fields[row]?.register ?? '')?.find(one => one.id === key)
    return named?.aside ?? t('desk.act.within', { span: sayAmount(otherwise, language) })
  }
  const parts = [t('desk.act.then', { state: state.title }), role && t('desk.act.turn', { role }), limit()].filter(Boolean)
  return (
    <p className="desk-outcome">
      {parts.join(' · ')}
      {data.tell && data.tell.length > 0 && <span> · {t('desk.act.told')}</span>}
    </p>
  )
}
