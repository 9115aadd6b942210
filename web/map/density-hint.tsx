import { fewestMembers } from './by-area.ts'
import { fewest } from './cells.ts'
import type { Choices } from './settings.ts'
import { useText } from './text.ts'

/** Why some of the ground stays without a colour. */
export function DensityHint({ density, measure }: Pick<Choices, 'density' | 'measure'>) {
  const t = useText()
  return (
    <p className="ui-soft ui-map-caution">
      {density === 'grids' && measure === 'rate'
        ? t('map.few.rate', { least: fewest, members: fewestMembers })
        : t('map.few', { least: fewest })}
    </p>
  )
}
