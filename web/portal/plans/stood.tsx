import type { PublicBecame } from '#contract/public-plans'
import { useLanguage } from '../../shell/preferences.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { sayDate } from '../info/say-date.ts'
import { useDifferences } from './differences.ts'
import { useText } from './text.ts'

type Stood = Omit<PublicBecame['rows'][number], 'carried'>

const tones: Readonly<Record<Stood['standing'], Tone>> = {
  kept: 'green',
  'on-way': 'blue',
  late: 'red',
  'no-data': 'grey',
  none: 'grey',
}

export function Standing({ standing }: Pick<Stood, 'standing'>) {
  const t = useText()
  return standing === 'none' ? null : <StateChip tone={tones[standing]}>{t(`pp.${standing}`)}</StateChip>
}

/** How far it is, what was asked and by when, in a few words each. */
export function useFacts(): (item: Stood) => readonly string[] {
  const t = useText()
  const language = useLanguage()
  const { asked } = useDifferences()
  return item => {
    const { value, comparator, unit, due } = item
    return [
      ...(value === null ? [] : [t('pp.value', { value: Math.round(value * 10) / 10, unit })]),
      ...(comparator === null || comparator === 'milestone' ? [] : [t('pp.asked', { asked: asked(item) })]),
      ...(due === null ? [] : [t('pp.due', { day: sayDate(due, language) })]),
    ]
  }
}
