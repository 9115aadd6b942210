import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useNow } from '../../shell/use-now.ts'
import { usePeople } from '../admin/data.ts'
import { useNames } from '../data/names.ts'
import { usePlanText } from './text.ts'

const comparators = ['ge', 'eq', 'le', 'range', 'zero', 'all', 'up', 'down', 'milestone'] as const
const kinds = ['goal', 'measure', 'task', 'target', 'milestone'] as const
const cadences = ['week', 'month', 'quarter', 'half', 'year'] as const
const days: readonly string[] = ['start', 'due', 'day']

/** A field of an item as somebody would say it: names for ids, words for codes, days as days. */
export function useSayField(): (field: string, value: unknown) => string {
  const t = usePlanText()
  const names = useNames()
  const { data: people = [] } = usePeople()
  const language = useLanguage()
  const now = useNow()
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(one => say(field, one)).join(t('pl.list'))
    const text = String(value)
    const comparator = comparators.find(one => field === 'comparator' && one === text)
    if (comparator) return comparator === 'milestone' ? t('pl.ask.milestone') : t(`pl.c.${comparator}`)
    const kind = kinds.find(one => field === 'kind' && one === text)
    if (kind) return t(`pl.kind.${kind}`)
    const cadence = cadences.find(one => field === 'cadence' && one === text)
    if (cadence) return t(`pl.cadence.${cadence}`)
    if (days.includes(field)) return sayDate(text, now, language)
    if (field === 'per' && text === 'community') return t('pl.per.community')
    if (field === 'person') return people.find(one => one.id === text)?.name ?? text
    return field === 'lead' || field === 'co' ? names(text) || text : text
  }
  return say
}
