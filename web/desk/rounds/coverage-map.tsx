import { useMemo } from 'react'
import type { CoverageRow } from '#contract/rounds'
import { OfficeMap } from '../../map/map.tsx'
import { ToneShape } from '../../shell/ui/tone.tsx'
import { useMapGround } from '../data/layers.ts'
import { keptOf, toneOfKept, tones } from './kept.ts'
import { useRoundsText } from './text.ts'

/** The areas shaded by how much was kept in time. */
export function CoverageMap({ rows, by }: { rows: readonly CoverageRow[]; by: 'community' | 'grid' }) {
  const t = useRoundsText()
  const ground = useMapGround()
  const tints = useMemo(
    () => Object.fromEntries(rows.flatMap(row => (row.place ? [[row.place, toneOfKept(keptOf(row))] as const] : []))),
    [rows],
  )
  if (!ground) return null
  return (
    <figure className="rounds-map ui-no-print">
      <OfficeMap key={by} label={t('rounds.map')} {...ground} tints={tints} height="20rem" />
      <figcaption className="ui-row">
        {tones.map(tone => (
          <span key={tone} className={`ui-tone-${tone} rounds-legend`}>
            <ToneShape tone={tone} /> {t(`rounds.legend.${tone}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
