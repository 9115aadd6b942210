import type { DemandRow } from '#contract/demands'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useDemandText } from './text.ts'

const tones = { waiting: 'amber', approved: 'green', refused: 'red', withdrawn: 'grey' } as const

export function StateOf({ demand: { state, over } }: { demand: Pick<DemandRow, 'state' | 'over'> }) {
  const t = useDemandText()
  return <StateChip tone={over ? 'grey' : tones[state]}>{t(over ? 'dem.state.over' : `dem.state.${state}`)}</StateChip>
}
