import { useMemo, useState } from 'react'
import type { Stop } from '#contract/rounds'
import { useMapGround } from '../../desk/data/layers.ts'
import type { LngLat } from '../../map/types.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { groundPath, pathOf, sheetFor } from './draw-ground.ts'
import type { Patrol, Route } from './patrol.ts'
import { useWalkText } from './text.ts'

const WIDTH = 720
const HEIGHT = 560
const drawn = ['blocks', 'greens', 'water', 'buildings', 'roads'] as const

type WalkMapProps = {
  patrol: Patrol
  route: Route
  here: LngLat | undefined
  next: string | undefined
  isGone: (stop: Stop) => boolean
}

/**
 * The stops with their numbers, the way walked and where one stands, drawn by the page itself from the layers kept on the
 * phone: no tile is asked for, so no server learns where somebody walks. The lists around it say the same.
 */
export function WalkMap({ patrol, route, here, next, isGone }: WalkMapProps) {
  const t = useWalkText()
  const ground = useMapGround()
  const [near, setNear] = useState(false)
  const placed = patrol.stops.flatMap((stop, at) => (stop.point ? [{ id: stop.id, at: stop.point, no: at + 1, stop }] : []))
  const aim = placed.find(one => one.id === next)?.at
  const around = near ? [here, aim].filter(at => at !== undefined) : placed.map(one => one.at)
  const points = around.length > 0 ? around : placed.map(one => one.at)
  const edges = points.join(';')
  const sheet = useMemo(
    () =>
      sheetFor(
        edges.split(';').map(at => at.split(',').map(Number) as unknown as LngLat),
        WIDTH,
        HEIGHT,
        220,
      ),
    [edges],
  )
  const layers = ground?.layers
  const paths = useMemo(() => layers && drawn.map(name => [name, groundPath(layers[name], sheet)] as const), [layers, sheet])
  if (placed.length === 0) return null
  if (!ground || !paths) return <Skeleton lines={5} />
  const stand = here && sheet.put(here)
  return (
    <figure className="walk-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('walk.map', { count: placed.length })}>
        {paths.map(([name, d]) => (
          <path key={name} className={`walk-${name}`} d={d} />
        ))}
        {route.pieces.map(piece => (
          <path key={piece[0]?.join()} className="walk-way" d={pathOf(piece, sheet)} />
        ))}
        {[...placed].reverse().map(({ id, at, no, stop }) => {
          const [x, y] = sheet.put(at)
          const is = id === next ? 'next' : id in patrol.visits || isGone(stop) ? 'past' : 'left'
          return (
            <g key={id} className={`walk-stop walk-stop-${is}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
              <circle r={is === 'next' ? 34 : 27} />
              <text dy="0.36em">{no}</text>
            </g>
          )
        })}
        {stand && <circle className="walk-here" cx={stand[0]} cy={stand[1]} r={12} />}
      </svg>
      <figcaption>
        {ground.attribution && <small className="ui-soft">{ground.attribution}</small>}
        <Button size="small" look="quiet" pressed={near} onPress={() => setNear(!near)}>
          {t(near ? 'walk.map.whole' : 'walk.map.near')}
        </Button>
      </figcaption>
    </figure>
  )
}
