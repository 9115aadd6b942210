import { useMemo } from 'react'
import { classesOf, densityOf } from './density.ts'
import type { Points } from './points.ts'
import { useChoices } from './settings.ts'
import type { OfficeLayers } from './types.ts'
import type { MapTime } from './use-time.ts'

/** The density of the window that is shown, with classes that hold for all windows of its width. */
export function useDensity(points: Points, layers: OfficeLayers, { stretch, all }: MapTime, active: boolean) {
  const { density, measure } = useChoices()
  const count = useMemo(
    () => (active ? densityOf(points, layers, { density, measure }) : undefined),
    [active, points, layers, density, measure],
  )
  const breaks = useMemo(() => {
    if (!count) return []
    const stretches = all.length > 0 ? all : [[0, points.count] as const]
    return classesOf(stretches.map(count), density === 'cells' ? 'count' : measure)
  }, [count, all, points, density, measure])
  return useMemo(() => count && { shapes: count(stretch ?? [0, points.count]), breaks }, [count, breaks, stretch, points])
}
