import type { PublicDraw } from '#contract/draws'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useText } from './text.ts'

const tones = { prepared: 'grey', frozen: 'blue', drawn: 'green', withdrawn: 'grey' } as const

export function DrawState({ state }: Pick<PublicDraw, 'state'>) {
  const t = useText()
  return state === 'prepared' ? null : <StateChip tone={tones[state]}>{t(`pd.state.${state}`)}</StateChip>
}
