import type { FeatureCollection } from 'geojson'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { MapBase } from '#contract/map'
import type { Language } from '../shell/i18n/index.ts'
import type { MapHandle } from './engine.ts'
import type { Events } from './engine-events.ts'
import { point } from './features.ts'
import { placeMark } from './mark-names.ts'
import { type Points, pointColumns, type Stretch } from './points.ts'
import type { Drawing } from './shapes.ts'
import type { Look } from './style.ts'
import type { OfficeMapProps, PlaceLayer } from './types.ts'

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

const none = [] as const
const noTints = {} as const

export type MapState = {
  readonly base: MapBase | undefined
  readonly language: Language
  readonly hidden: readonly string[]
  readonly shownPlaces: readonly string[]
  readonly stretch: Stretch | undefined
  readonly density: { readonly shapes: FeatureCollection; readonly breaks: readonly number[] } | undefined
}

const placeShapes = (places: readonly PlaceLayer[], shown: readonly string[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: places
    .filter(layer => shown.includes(layer.id))
    .flatMap(layer =>
      layer.points.map(one => point(one.at, { name: one.name, title: `${layer.title} · ${one.name}`, mark: placeMark })),
    ),
})

/** The columns of the points, for all that counts them. */
export const usePoints = (cases: OfficeMapProps['cases']): Points => useMemo(() => pointColumns(cases ?? none), [cases])

/** Loads the map library when a map is first shown and keeps the drawing in step with props and choices. */
export function useMap(
  place: RefObject<HTMLElement | null>,
  props: OfficeMapProps,
  points: Points,
  state: MapState,
  events: Events,
) {
  const [handle, setHandle] = useState<MapHandle>()
  const [drawable, setDrawable] = useState(canDraw)
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })

  const { layers, currentId, hoverId, tints = noTints, problems, bounds, pick, places = none } = props
  const { base, language, hidden, shownPlaces, stretch, density } = state
  const chosen = shownPlaces.join()
  const drawn = useMemo(() => placeShapes(places, chosen === '' ? none : chosen.split(',')), [places, chosen])
  const drawing = useMemo<Drawing>(() => ({ layers, tints, problems, places: drawn }), [layers, tints, problems, drawn])
  const breaks = density?.breaks ?? none
  const look = useMemo<Look>(
    () => ({ base, language, hidden, breaks, currentId, hoverId }),
    [base, language, hidden, breaks, currentId, hoverId],
  )
  const shown = useRef({ drawing, look, points })
  const edges = bounds.join()

  useEffect(() => {
    const element = place.current
    if (!drawable || !element) return
    let closed = false
    let opened: MapHandle | undefined
    const [west = 0, south = 0, east = 0, north = 0] = edges.split(',').map(Number)
    import('./engine.ts').then(
      async ({ openMap, readArchives }) => {
        if (shown.current.look.base?.archive) await readArchives()
        if (closed) return
        opened = openMap(element, [west, south, east, north], shown.current, () => latest.current)
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
    shown.current = { drawing, look, points }
    if (!handle) return
    if (before.drawing !== drawing) handle.draw(drawing)
    if (before.look !== look) handle.look(look)
    if (before.points !== points) handle.setPoints(points)
  }, [handle, drawing, look, points])

  useEffect(() => {
    if (handle && stretch) handle.setStretch(stretch)
    else handle?.setStretch([0, points.count])
  }, [handle, stretch, points])

  useEffect(() => {
    handle?.setDensity(density?.shapes ?? { type: 'FeatureCollection', features: [] })
  }, [handle, density])

  // A place chosen before is opened where it is, close enough to be told from its neighbours.
  const chosenBefore = useRef(pick?.value)
  useEffect(() => {
    if (handle && chosenBefore.current) handle.show(chosenBefore.current)
  }, [handle])

  const [lng, lat] = pick?.value ?? []
  useEffect(() => {
    handle?.setPin(lng === undefined || lat === undefined ? undefined : [lng, lat])
  }, [handle, lng, lat])

  const currentAt = useMemo(() => props.cases?.find(one => one.id === currentId)?.at, [props.cases, currentId])
  useEffect(() => {
    if (currentAt) handle?.show(currentAt, 15.5)
  }, [handle, currentAt])

  return { handle, drawable }
}
