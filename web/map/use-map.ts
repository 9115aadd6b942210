import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { MapHandle } from './engine.ts'
import type { Drawing } from './style.ts'
import type { OfficeMapProps } from './types.ts'

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

const none = [] as const
const noTints = {} as const

/** Loads the map library when a map is first shown and keeps the drawing in step with the props. */
export function useMap(place: RefObject<HTMLElement | null>, props: OfficeMapProps) {
  const [handle, setHandle] = useState<MapHandle>()
  const [drawable, setDrawable] = useState(canDraw)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })

  const { layers, cases = none, currentId, tints = noTints, problems, raster, bounds, pick } = props
  const drawing = useMemo<Drawing>(
    () => ({ layers, cases: none, currentId, tints, problems, raster }),
    [layers, currentId, tints, problems, raster],
  )
  const shown = useRef({ drawing, cases })
  const edges = bounds.join()

  useEffect(() => {
    const element = place.current
    if (!drawable || !element) return
    let closed = false
    let opened: MapHandle | undefined
    const events = () => ({
      onCase: (id: string) => latest.current.onCase?.(id),
      onArea: (area: { layer: 'grids' | 'communities'; id: string }) => latest.current.onArea?.(area),
      onPick: (at: readonly [number, number]) => latest.current.pick?.onPick({ at, by: 'hand' }),
    })
    const [west = 0, south = 0, east = 0, north = 0] = edges.split(',').map(Number)
    import('./engine.ts').then(
      ({ openMap }) => {
        if (closed) return
        const first = { ...shown.current.drawing, cases: shown.current.cases }
        opened = openMap(element, [west, south, east, north], first, events, () => latest.current.pick !== undefined)
        setHandle(opened)
      },
      () => setDrawable(false),
    )
    return () => {
      closed = true
      opened?.close()
      setHandle(undefined)
    }
  }, [drawable, place, edges])

  useEffect(() => {
    const before = shown.current
    shown.current = { drawing, cases }
    if (!handle) return
    if (before.drawing !== drawing) handle.draw({ ...drawing, cases })
    else if (before.cases !== cases) handle.setCases(cases)
  }, [handle, drawing, cases])

  const [lng, lat] = pick?.value ?? []
  useEffect(() => {
    handle?.setPin(lng === undefined || lat === undefined ? undefined : [lng, lat])
  }, [handle, lng, lat])

  const currentAt = useMemo(() => cases.find(one => one.id === currentId)?.at, [cases, currentId])
  useEffect(() => {
    if (currentAt) handle?.show(currentAt, 15.5)
  }, [handle, currentAt])

  return { handle, drawable }
}
