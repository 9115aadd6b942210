import type { FeatureCollection } from 'geojson'
import { useEffect, useMemo, useState } from 'react'
import type { CommandPoint } from '#contract/command'
import type { WarningLevel } from '#contract/warnings'
import type { CaseData } from '#kernel/index'
import { OfficeMap } from '../../map/map.tsx'
import type { CasePoint, LayerName, OfficeLayers } from '../../map/types.ts'
import { api } from '../../shell/api.ts'
import { type Tone, ToneShape } from '../../shell/ui/tone.tsx'
import { useKept } from '../data/use-kept.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useMinute } from '../parts/use-minute.ts'
import { useText } from '../text.ts'

const names: readonly LayerName[] = ['blocks', 'greens', 'water', 'roads', 'grids', 'communities']
const soon = 2 * 3_600_000
const pulseMs = 6000

/** How an open case stands, by its state and its clock alone. */
export function toneOf(def: CaseData | undefined, [, , , state, due]: CommandPoint, now: number): Tone {
  if (def?.states[state]?.pauses) return 'blue'
  if (due === null) return 'green'
  if (due < now) return 'red'
  return due - now < soon ? 'amber' : 'green'
}

const tints: Readonly<Record<WarningLevel, Tone>> = { blue: 'blue', yellow: 'amber', orange: 'amber', red: 'red' }

function useGround(): OfficeLayers {
  const data = useKept('ground', async signal => {
    const parts = await Promise.all(
      names.map(async name => [name, await api.get<FeatureCollection>(`/places/map/${name}`, { signal })] as const),
    )
    return Object.fromEntries(parts) as OfficeLayers
  })
  return data ?? none
}
const none: OfficeLayers = {}

/** The newest case, for a moment after it came. */
function useNewest(): CommandPoint | null {
  const { newest } = useWall().known
  const [over, setOver] = useState<CommandPoint | null>(null)
  useEffect(() => {
    if (!newest) return
    const timer = setTimeout(() => setOver(newest), pulseMs)
    return () => clearTimeout(timer)
  }, [newest])
  return newest !== over ? newest : null
}

/** A dot opens the list of its community, as the ground does: this map shows no single report. */
type LiveMapProps = { community?: string | undefined; height: string; onPlace: (id: string) => void }

/** Open cases where they lie, on a quiet ground; warned areas are tinted. Nothing is drawn while nothing changes. */
export default function LiveMap({ community, height, onPlace }: LiveMapProps) {
  const t = useText()
  const now = useMinute()
  const { known, office, words, name } = useWall()
  const { warnings } = useSummary()
  const layers = useGround()
  const newest = useNewest()
  const cases = useMemo(() => {
    const shown = [...known.points.values()].filter(point => community === undefined || point[6] === community)
    return shown.map((point): CasePoint => {
      const [id, lng, lat, state, , , place] = point
      return {
        id,
        at: [lng, lat],
        tone: toneOf(words.def, point, now),
        title: [words.state(state), name(place)].filter(Boolean).join(' · '),
      }
    })
  }, [known.points, community, words, name, now])
  const tinted = useMemo(() => {
    const warned = [...warnings].reverse().flatMap(one => one.areas.map(area => [area.id, tints[one.level]] as const))
    return Object.fromEntries([...warned, ...(community === undefined ? [] : [[community, 'grey'] as const])])
  }, [warnings, community])
  if (!office) return null
  const openPlace = (id: string | null | undefined) => id && onPlace(id)
  const { bounds, attribution, approval } = office.map
  return (
    <div className="cc-map">
      <OfficeMap
        label={t('command.map.label', { count: cases.length })}
        bounds={bounds}
        layers={layers}
        cases={cases}
        tints={tinted}
        hoverId={newest?.[0]}
        onCase={id => openPlace(known.points.get(id)?.[6])}
        onArea={area => area.layer === 'communities' && onPlace(area.id)}
        attribution={[attribution, approval].filter(Boolean).join(' · ') || undefined}
        height={height}
      />
      <Legend warned={warnings.some(one => one.areas.length > 0)} />
      <p className="cc-map-new" role="status">
        {newest && (
          <span key={newest[0]} className="cc-fresh">
            {t('command.map.new', { place: name(newest[6]), kind: words.type })}
          </span>
        )}
      </p>
    </div>
  )
}

function Legend({ warned }: { warned: boolean }) {
  const t = useText()
  const { known } = useWall()
  return (
    <ul className="cc-legend">
      {(['red', 'amber', 'green', 'blue'] as const).map((tone, n) => (
        <li key={tone} className={`ui-tone-${tone}`}>
          <ToneShape tone={tone} />
          <span>
            {t(
              (
                [
                  'command.map.legend.late',
                  'command.map.legend.soon',
                  'command.map.legend.way',
                  'command.map.legend.wait',
                ] as const
              )[n]!,
            )}
          </span>
        </li>
      ))}
      {warned && <li>{t('command.map.warned')}</li>}
      {known.morePoints && <li>{t('command.map.more', { count: known.points.size })}</li>}
    </ul>
  )
}
