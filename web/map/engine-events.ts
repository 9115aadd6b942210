import { type Map as MapLibre, type MapMouseEvent, Popup } from 'maplibre-gl'
import type { Display } from './display.ts'
import type { CasePoint, InView, LngLat } from './types.ts'

export type Events = {
  readonly picking: boolean
  readonly onCase: (id: string) => void
  /** Several cases on one spot, which no zooming takes apart. */
  readonly onGroup: (ids: readonly string[]) => void
  readonly onArea: (area: { layer: 'grids' | 'communities'; id: string }) => void
  readonly onPick: (at: LngLat) => void
  readonly onHover: (id: string | undefined) => void
  readonly onView: (view: InView) => void
  readonly onScale: (scale: { readonly metres: number; readonly pixels: number }) => void
  readonly onBaseFailed: () => void
  /** What a hovered thing is called. */
  readonly say: (about: { readonly layer: string; readonly properties: Readonly<Record<string, unknown>> }) => string
}

type Means = {
  readonly from: (at: LngLat) => LngLat
  readonly members: (cell: number) => readonly CasePoint[]
  readonly named: (n: number) => string | undefined
  readonly display: () => Display
  readonly duration: () => number
}

/** Errors of a background in a row, with not one tile seen, after which it is given up. */
const enough = 3
/** Closer than this, in degrees, zooming does not take cases apart. */
const sameSpot = 0.00008

/** What people do on the map, and what becomes of its background. */
export function listenTo(map: MapLibre, events: () => Events, means: Means) {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12, className: 'ui-map-tip', maxWidth: '18rem' })
  const at = (event: MapMouseEvent, layers: readonly string[]) => {
    const there = layers.filter(layer => map.getLayer(layer))
    return there.length === 0 ? undefined : map.queryRenderedFeatures(event.point, { layers: there })[0]
  }

  function open(cell: number) {
    const members = means.members(cell)
    const [lngs, lats] = [members.map(one => one.at[0]), members.map(one => one.at[1])]
    const [west, south, east, north] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
    if ((east - west < sameSpot && north - south < sameSpot) || map.getZoom() >= 18.5)
      return events().onGroup(members.map(one => one.id))
    const [w, s, e, n] = means.display().bounds([west, south, east, north])
    const options = { padding: 64, maxZoom: 18.6, duration: means.duration() }
    map.fitBounds(
      [
        [w, s],
        [e, n],
      ],
      options,
    )
  }

  function press(event: MapMouseEvent) {
    if (events().picking) return events().onPick(means.from([event.lngLat.lng, event.lngLat.lat]))
    const hit = at(event, ['clusters', 'cases'])
    if (hit?.properties.count !== undefined) return open(Number(hit.properties.cell))
    if (hit) return events().onCase(String(hit.properties.id))
    const area = at(event, ['grids-ground', 'communities-ground'])
    const layer = area?.layer.id === 'grids-ground' ? 'grids' : 'communities'
    if (area) events().onArea({ layer, id: String(area.properties.id ?? area.id) })
  }

  let hovered: string | undefined
  function hover(event: MapMouseEvent) {
    const picking = events().picking
    const hit = picking ? undefined : at(event, ['clusters', 'cases', 'places', 'facilities', 'density', 'problems'])
    const pressable = hit?.layer.id === 'cases' || hit?.layer.id === 'clusters'
    map.getCanvas().style.cursor = picking ? 'crosshair' : pressable ? 'pointer' : ''
    const id = hit?.layer.id === 'cases' ? String(hit.properties.id) : undefined
    if (id !== hovered) events().onHover(id)
    hovered = id
    const words =
      hit &&
      (means.named(Number(hit.properties.n ?? -1)) && hit.layer.id === 'cases'
        ? means.named(Number(hit.properties.n))
        : events().say({ layer: hit.layer.id, properties: hit.properties }))
    if (words) popup.setLngLat(event.lngLat).setText(words).addTo(map)
    else popup.remove()
  }
  const leave = () => {
    popup.remove()
    if (hovered !== undefined) events().onHover(undefined)
    hovered = undefined
  }

  function pressKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !events().picking) return
    const { lng, lat } = map.getCenter()
    events().onPick(means.from([lng, lat]))
  }

  let [failed, seen] = [0, 0]
  const ofBase = (event: object) => 'sourceId' in event && String(event.sourceId).startsWith('base-')
  map.on('error', event => {
    if (!ofBase(event)) return
    failed += 1
    if (failed >= enough && seen === 0) events().onBaseFailed()
  })
  map.on('sourcedata', event => {
    if (ofBase(event) && event.tile?.hasData()) seen += 1
  })

  map.on('click', press)
  map.on('mousemove', hover)
  map.on('mouseout', leave)
  map.getCanvas().addEventListener('keydown', pressKey)
  return {
    forgetBase() {
      failed = 0
      seen = 0
    },
    stop: () => popup.remove(),
  }
}
