import { type GeoJSONSource, Map as MapLibre, type MapMouseEvent, Marker, Popup, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { onThemeChange, readColours } from './colours.ts'
import { caseFeatures } from './features.ts'
import { type Drawing, mapStyle } from './style.ts'
import type { Bounds, CasePoint, LngLat } from './types.ts'

setWorkerUrl(workerUrl)

export type Events = {
  onCase: (id: string) => void
  onArea: (area: { layer: 'grids' | 'communities'; id: string }) => void
  onPick: (at: LngLat) => void
}

export type MapHandle = ReturnType<typeof openMap>

const QUICK = 180

/** Draws the office's map into an element. The only file that knows the map library; loaded when a map is first shown. */
export function openMap(container: HTMLElement, bounds: Bounds, drawing: Drawing, events: () => Events, picking: () => boolean) {
  let current = drawing
  let pin: Marker | undefined
  const frame = (): [[number, number], [number, number]] => [
    [bounds[0], bounds[1]],
    [bounds[2], bounds[3]],
  ]
  const map = new MapLibre({
    container,
    style: mapStyle(current, readColours()),
    bounds: frame(),
    fitBoundsOptions: { padding: 24 },
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    rollEnabled: false,
    fadeDuration: 0,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const duration = () => (still.matches ? 0 : QUICK)
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12, className: 'ui-map-tip', maxWidth: '18rem' })

  const at = (event: MapMouseEvent, layers: string[]) => map.queryRenderedFeatures(event.point, { layers })[0]

  async function press(event: MapMouseEvent) {
    if (picking()) return events().onPick([event.lngLat.lng, event.lngLat.lat])
    const hit = at(event, ['cases', 'clusters'])
    if (hit?.properties.point_count && hit.geometry.type === 'Point') {
      const [lng = 0, lat = 0] = hit.geometry.coordinates
      const zoom = await (map.getSource('cases') as GeoJSONSource).getClusterExpansionZoom(Number(hit.properties.cluster_id))
      return map.easeTo({ center: [lng, lat], zoom: Math.min(zoom + 0.2, 18), duration: duration() })
    }
    if (hit) return events().onCase(String(hit.properties.id))
    const area = at(event, ['grids-ground', 'communities-ground'])
    const layer = area?.layer.id === 'grids-ground' ? 'grids' : 'communities'
    if (area) events().onArea({ layer, id: String(area.properties.id ?? area.id) })
  }

  function hover(event: MapMouseEvent) {
    const hit = picking() ? undefined : at(event, ['cases', 'clusters', 'problems'])
    map.getCanvas().style.cursor = picking() ? 'crosshair' : hit ? 'pointer' : ''
    const words = hit?.properties.title ?? hit?.properties.message
    if (hit && words) popup.setLngLat(event.lngLat).setText(String(words)).addTo(map)
    else popup.remove()
  }

  function pressKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !picking()) return
    const { lng, lat } = map.getCenter()
    events().onPick([lng, lat])
  }

  const restyle = () => map.setStyle(mapStyle(current, readColours()), { diff: true })
  map.on('click', event => void press(event))
  map.on('mousemove', hover)
  map.on('mouseout', () => popup.remove())
  map.getCanvas().addEventListener('keydown', pressKey)
  const stopTheme = onThemeChange(restyle)

  return {
    draw(next: Drawing) {
      current = next
      restyle()
    },
    /** The quick way for what changes often. */
    setCases(cases: readonly CasePoint[]) {
      current = { ...current, cases }
      const source = map.getSource('cases') as GeoJSONSource | undefined
      if (source) source.setData(caseFeatures(cases))
      else restyle()
    },
    setPin(place: LngLat | undefined) {
      if (!place) {
        pin?.remove()
        pin = undefined
        return
      }
      if (!pin) {
        const element = document.createElement('div')
        element.className = 'ui-map-pin'
        pin = new Marker({ element, draggable: true, anchor: 'bottom' })
        pin.on('dragend', () => {
          const moved = pin?.getLngLat()
          if (moved) events().onPick([moved.lng, moved.lat])
        })
      }
      pin.setLngLat([place[0], place[1]]).addTo(map)
    },
    show(place: LngLat, zoom = 16.5) {
      map.easeTo({ center: [place[0], place[1]], zoom: Math.max(zoom, map.getZoom()), duration: duration() })
    },
    fit() {
      map.fitBounds(frame(), { padding: 24, duration: duration() })
    },
    zoomBy(step: number) {
      map.easeTo({ zoom: map.getZoom() + step, duration: duration() })
    },
    /** For tests and pictures: settles when everything is drawn. */
    idle: () => new Promise<void>(resolve => (map.loaded() ? resolve() : map.once('idle', () => resolve()))),
    close() {
      stopTheme()
      map.remove()
    },
  }
}
