import { type ReactNode, useMemo } from 'react'
import { OfficeMap } from '../../map/map.tsx'
import { sayDeadline } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useMapPoints } from '../data/cases.ts'
import { toneOfPoint } from '../data/clocks.ts'
import type { Filter } from '../data/filter.ts'
import { useMapGround } from '../data/layers.ts'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'

type CasesMapProps = {
  filter: Filter
  kind: Kind | undefined
  currentId?: string | undefined
  onCase: (id: string) => void
  onArea?: ((area: { layer: 'grids' | 'communities'; id: string }) => void) | undefined
  height: string
  listBeside?: ReactNode
}

/** The cases of a list where they lie; colours say how their clocks stand. */
export function CasesMap({ filter, kind, currentId, onCase, onArea, height, listBeside }: CasesMapProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const ground = useMapGround()
  const { data } = useMapPoints(filter, kind?.type)
  const cases = useMemo(() => {
    if (!kind || !data) return []
    return data.points.map(([id, lng, lat, state, due, warnAt]) => {
      const words = kind.def.states[state]?.title ?? state
      const title = due === null ? words : `${words} · ${sayDeadline(due, now, language)}`
      return { id, at: [lng, lat] as const, tone: toneOfPoint(kind.def, state, due, now, warnAt), title }
    })
  }, [data, kind, now, language])
  if (!ground) return <Skeleton lines={8} />
  return (
    <OfficeMap
      label={t('desk.map.label', { count: cases.length })}
      {...ground}
      cases={cases}
      currentId={currentId}
      onCase={onCase}
      onArea={onArea}
      height={height}
      listBeside={listBeside}
    />
  )
}
