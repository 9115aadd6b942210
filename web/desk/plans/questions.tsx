import type { PlanQuestion } from '#contract/plans'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useNow } from '../../shell/use-now.ts'
import { usePlanText } from './text.ts'

const isDay = /^\d{4}-\d{2}-\d{2}$/

/** What a person has to settle before saying yes, in words. */
export function Questions({ of, said = [] }: { of: readonly PlanQuestion[]; said?: readonly string[] | undefined }) {
  const t = usePlanText()
  const language = useLanguage()
  const now = useNow()
  if (of.length === 0 && said.length === 0) return null
  const words = (text: string | null) => (text === null ? '' : isDay.test(text) ? sayDate(text, now, language) : text)
  return (
    <ul className="pl-questions">
      {of.map(q => (
        <li key={`${q.kind} ${q.quote}`}>
          {t(`pl.q.${q.kind}` as 'pl.q.deadline', { quote: words(q.quote), proposed: words(q.proposed) })}
        </li>
      ))}
      {said.length > 0 && <li>{t('pl.q.said', { units: said.join(t('pl.list')) })}</li>}
    </ul>
  )
}
