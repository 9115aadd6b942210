import type { NearRow } from '#contract/near'
import { OfficeMap } from '../../map/map.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { groundOf, loadLayers } from '../data/layers.ts'
import { usePortal } from '../data/office.ts'
import { sayKind } from './say-near.ts'
import type { Spot } from './spot.ts'
import { useText } from './text.ts'

type NearMapProps = { spot: Spot; rows: readonly NearRow[]; onPick: (ref: string) => void }

/** The rows of the list that have a place, on the office's own map. */
export default function NearMap({ spot, rows, onPick }: NearMapProps) {
  const t = useText()
  const { office, types } = usePortal()
  const { data, error, reload } = useLoad('map-layers', loadLayers)
  if (error !== undefined) return <ErrorNote error={error} retry={reload} />
  if (!data) return <Skeleton lines={6} />
  const points = rows.flatMap(row => (row.point ? [row.point] : []))
  const around = 'point' in spot ? [spot.point, ...points] : points
  return (
    <OfficeMap
      height="var(--near-map-height, 24rem)"
      label={t('around.near.map.label', { place: spot.name })}
      bounds={around.length > 0 ? boxOf(around) : office.map.bounds}
      layers={data}
      cases={rows.flatMap(row =>
        row.point
          ? [
              {
                id: row.ref,
                at: row.point,
                tone: row.fixedOn === null ? ('green' as const) : ('grey' as const),
                title: sayKind(row, types),
              },
            ]
          : [],
      )}
      onCase={onPick}
      {...groundOf(office.map)}
    />
  )
}

const margin = 0.0015

function boxOf(points: readonly (readonly [number, number])[]): [number, number, number, number] {
  const lngs = points.map(point => point[0])
  const lats = points.map(point => point[1])
  return [Math.min(...lngs) - margin, Math.min(...lats) - margin, Math.max(...lngs) + margin, Math.max(...lats) + margin]
}
