import type { PublicTerms } from '#contract/public-plans'
import { useLanguage } from '../../shell/preferences.ts'
import { sayDate } from '../info/say-date.ts'
import { useText } from './text.ts'

type Asked = Pick<PublicTerms, 'comparator' | 'low' | 'high' | 'unit' | 'per'>
const plain = (value: number): string => String(Math.round(value * 100) / 100)

/** The terms of a promise, and what is different between two of them, in sentences. */
export function useDifferences() {
  const t = useText()
  const language = useLanguage()
  const asked = ({ comparator, low, high, unit, per }: Asked): string => {
    const each = per === 'community' ? t('pp.each') : ''
    if (comparator === null || comparator === 'milestone') return `${each}${t('pp.ask.done')}`
    if (comparator === 'zero' || comparator === 'up' || comparator === 'down') return `${each}${t(`pp.ask.${comparator}`)}`
    if (comparator === 'all' && low === null) return `${each}${t('pp.ask.all')}`
    if (low === null) return t('pp.ask.open')
    if (comparator === 'range') return `${each}${t('pp.ask.range', { low: plain(low), high: plain(high ?? low), unit }).trim()}`
    return `${each}${t(`pp.ask.${comparator === 'all' ? 'eq' : comparator}`, { low: plain(low), unit }).trim()}`
  }
  const day = ({ due }: PublicTerms) => (due === null ? '–' : sayDate(due, language))
  const often = ({ cadence }: PublicTerms) => t(`pp.often.${cadence ?? 'once'}`)
  const lead = ({ lead }: PublicTerms) => lead ?? t('pp.nobody')
  const told = [
    ['pp.was.title', (terms: PublicTerms) => terms.title],
    ['pp.was.asked', asked],
    ['pp.was.due', day],
    ['pp.was.often', often],
    ['pp.was.lead', lead],
  ] as const
  return {
    asked,
    /** What is promised, in a few words. */
    whole: (terms: PublicTerms): readonly string[] => [
      asked(terms),
      t('pp.due', { day: day(terms) }),
      ...(terms.cadence ? [often(terms)] : []),
      ...(terms.lead ? [t('pp.lead.unit', { unit: terms.lead })] : []),
    ],
    /** A sentence for each thing that is different. */
    between: (was: PublicTerms, is: PublicTerms): readonly string[] =>
      told.flatMap(([key, say]) => (say(was) === say(is) ? [] : [t(key, { was: say(was), is: say(is) })])),
  }
}
