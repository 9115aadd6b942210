import { useLocation } from 'wouter'
import type { CaseRow } from '#contract/cases'
import { toneOfPoint } from '../../desk/data/clocks.ts'
import { useMapGround } from '../../desk/data/layers.ts'
import { OfficeMap } from '../../map/map.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useField } from '../data.ts'
import { Guard } from '../parts/guard.tsx'
import { useText } from '../text.ts'

/** The same tasks as points; the list says all that the map says. */
export function TasksMap({ rows }: { rows: readonly CaseRow[] }) {
  const t = useText()
  const now = useNow()
  const [, go] = useLocation()
  const { types } = useField()
  const ground = useMapGround()
  if (!ground) return <Skeleton lines={6} />
  const placed = rows.flatMap(row => {
    const def = types.find(one => one.type === row.type)?.def
    return row.point && def
      ? [
          {
            id: row.id,
            at: row.point,
            title: row.title,
            tone: toneOfPoint(def, row.state, row.dueAt, now, row.warnAt ?? row.startedAt),
          },
        ]
      : []
  })
  const [lngs, lats] = [placed.map(one => one.at[0]), placed.map(one => one.at[1])]
  const margin = 0.0012
  const bounds =
    placed.length === 0
      ? ground.bounds
      : ([
          Math.min(...lngs) - margin,
          Math.min(...lats) - margin,
          Math.max(...lngs) + margin,
          Math.max(...lats) + margin,
        ] as const)
  return (
    <>
      <Guard of="map">
        <OfficeMap
          {...ground}
          bounds={bounds}
          label={t('grid.tasks')}
          cases={placed}
          onCase={id => go(`/task/${id}`)}
          height="max(16rem, calc(100dvh - 21rem))"
        />
      </Guard>
      {placed.length < rows.length && (
        <p className="ui-soft">{t('grid.tasks.nopoint', { count: rows.length - placed.length })}</p>
      )}
    </>
  )
}
