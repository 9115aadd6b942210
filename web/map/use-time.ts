import { useMemo, useState } from 'react'
import { useNow } from '../shell/use-now.ts'
import { type Points, type Stretch, stretchOf } from './points.ts'
import { type Step, type Timeline, timelineOf, windowAt } from './timeline.ts'

export const windows = [
  { id: 'day1', step: 'day', wide: 1 },
  { id: 'day7', step: 'day', wide: 7 },
  { id: 'week1', step: 'week', wide: 1 },
  { id: 'week4', step: 'week', wide: 4 },
  { id: 'week12', step: 'week', wide: 12 },
] as const satisfies readonly { id: string; step: Step; wide: number }[]
export type WindowId = (typeof windows)[number]['id']

/** As many steps as one can tell apart on a phone. */
const most = { day: 60, week: 104 } as const
const HOUR = 3_600_000

export type MapTime = {
  /** There are moments to go by at all. */
  readonly timed: boolean
  /** Only while time is shown. */
  readonly line: Timeline | undefined
  readonly at: number
  readonly wide: number
  readonly window: WindowId
  readonly range: readonly [from: number, to: number] | undefined
  /** What of the points is shown; nothing means all. */
  readonly stretch: Stretch | undefined
  /** Every window the slider can show. */
  readonly all: readonly Stretch[]
  readonly show: (on: boolean) => void
  readonly setAt: (at: number) => void
  readonly setWindow: (id: WindowId) => void
}

/** Which window of time the map shows. The points are filtered where they are; nothing is fetched. */
export function useTime(points: Points, active: boolean): MapTime {
  const hour = Math.floor(useNow() / HOUR) * HOUR
  const [on, show] = useState(false)
  const [window, setWindow] = useState<WindowId>('week4')
  const [asked, setAt] = useState(Number.POSITIVE_INFINITY)
  const timed = active && points.count > 0 && Number.isFinite(points.time[points.count - 1]!)
  const { step, wide } = windows.find(one => one.id === window) ?? windows[3]
  const line = useMemo(
    () => (on && timed ? timelineOf(points, step, hour, most[step]) : undefined),
    [on, timed, points, step, hour],
  )
  const at = line ? Math.max(0, Math.min(asked, line.steps - 1)) : 0
  const range = useMemo(() => line && windowAt(line, at, wide), [line, at, wide])
  const stretch = useMemo(() => (range ? stretchOf(points, range) : undefined), [points, range])
  const all = useMemo(
    () => (line ? Array.from({ length: line.steps }, (_, n) => stretchOf(points, windowAt(line, n, wide))) : []),
    [line, points, wide],
  )
  return { timed, line, at, wide, window, range, stretch, all, show, setAt, setWindow }
}
