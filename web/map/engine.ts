import type { FeatureCollection } from 'geojson'
import { addProtocol, type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { caseFeatures, padded, pointsIn } from './case-features.ts'
import { clusterer } from './cluster.ts'
import { onThemeChange, readColours } from './colours.ts'
import { displayFor, movedPoints } from './display.ts'
import { type Events, listenTo } from './engine-events.ts'
import { pinOn } from './engine-pin.ts'
import { nothing } from './features.ts'
import { drawMark } from './marks.ts'
import type { Points, Stretch } from './points.ts'
import { scaleOf } from './scale.ts'
import { type Drawing, type Shapes, type SourceName, shapesOf, sourceNames } from './shapes.ts'
import { type Look, mapStyle } from './style.ts'
import { densityLayers } from './style-cases.ts'
import type { Bounds, LngLat } from './types.ts'
import { aroundMe, boxOf, enlargementOf, metresPerPixel } from './view-of-map.ts'

setWorkerUrl(workerUrl)

export type MapHandle = ReturnType<typeof openMap>
const QUICK = 180
const widestScale = 96

let archives = false
/** Archives are read in pieces; what does that is fetched with the first of them. */
export async function readArchives(): Promise<void> {
  if (archives) return
  archives = true
  const { Protocol } = await import('pmtiles')
  addProtocol('pmtiles', new Protocol().tile)
}

/** Draws the office's map into an element. The only file that holds the map library; loaded when a map is first shown. */
export function openMap(
  container: HTMLElement,
  edges: Bounds,
  first: { drawing: Drawing; look: Look; points: Points },
  events: () => Events,
) {
  let { drawing, look, points } = first
  let colours = readColours()
  let theme = themeOf()
  let display = displayFor(look.base?.datum ?? 'wgs84')
  /** The points where the background has them. */
  let shown = movedPoints(points, display)
  let clusters = clusterer(shown)
  let stretch: Stretch = [0, points.count]
  let zoom = 0
  let shapes: Shapes = { ...shapesOf(drawing, colours, display), cases: nothing, density: nothing, me: nothing }
  let me: { readonly at: LngLat; readonly accuracy: number } | undefined
  let density: FeatureCollection = nothing
  let loaded = false
  const enlarged = enlargementOf(container)
  const tellScale = () => events().onScale(scaleOf(metresPerPixel(map) / enlarged, widestScale * enlarged))
  const frame = (bounds = edges): [[number, number], [number, number]] => {
    const [west, south, east, north] = display.bounds(bounds)
    return [
      [west, south],
      [east, north],
    ]
  }
  const map = new MapLibre({
    container,
    style: mapStyle(shapes, look, colours),
    bounds: frame(),
    fitBoundsOptions: { padding: 24 },
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    rollEnabled: false,
    fadeDuration: 0,
    pixelRatio: devicePixelRatio * enlarged,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const duration = () => (still.matches ? 0 : QUICK)

  map.setMissingStyleImageResolver(name => {
    const drawn = name.endsWith(`:${theme}`) || name === 'place' ? drawMark(name, colours) : undefined
    if (drawn && !map.hasImage(name)) map.addImage(name, drawn.data, { pixelRatio: drawn.pixelRatio })
  })

  function put(name: SourceName, data: FeatureCollection) {
    if (shapes[name] === data) return
    shapes = { ...shapes, [name]: data }
    if (loaded) (map.getSource(name) as GeoJSONSource | undefined)?.setData(data)
  }
  function drawCases() {
    zoom = Math.floor(map.getZoom())
    put('cases', caseFeatures(shown, clusters.at(zoom, stretch), padded(boxOf(map)), theme))
  }
  function tellView() {
    const inside = pointsIn(shown, stretch, boxOf(map))
    events().onView({ ids: inside.map(i => points.of[i]!.id), all: stretch[1] - stretch[0] })
    tellScale()
  }
  function restyle() {
    if (loaded) map.setStyle(mapStyle(shapes, look, colours), { diff: true })
  }
  function redraw() {
    const next = shapesOf(drawing, colours, display)
    for (const name of sourceNames) if (name in next) put(name, next[name as keyof typeof next])
    put('density', display.shapes(density))
    put('me', me ? aroundMe(display.to(me.at), me.accuracy) : nothing)
  }

  map.on('load', () => {
    loaded = true
    restyle()
    drawCases()
    tellView()
  })
  map.on('zoom', () => {
    if (Math.floor(map.getZoom()) !== zoom) drawCases()
    tellScale()
  })
  map.on('moveend', () => {
    drawCases()
    tellView()
  })
  // Until somebody moves it, the map shows all of the office, also after the page made it larger or smaller.
  let touched = false
  map.on('movestart', event => {
    if (event.originalEvent) touched = true
  })
  map.on('resize', () => {
    if (!touched) map.fitBounds(frame(), { padding: 24, duration: 0 })
  })
  const stopTheme = onThemeChange(() => {
    colours = readColours()
    theme = themeOf()
    if (map.hasImage('place')) map.removeImage('place')
    redraw()
    drawCases()
    restyle()
  })
  const pin = pinOn(map, at => events().onPick(display.from(at)))
  const watch = listenTo(map, events, {
    from: at => display.from(at),
    members: cell => clusters.members({ cell }).map(i => points.of[i]!),
    named: n => points.of[n]?.title,
    display: () => display,
    duration,
  })

  return {
    draw(next: Drawing) {
      drawing = next
      redraw()
    },
    /** Changes only what differs: a hovered point must not cost a new style. */
    look(next: Look) {
      const before = look
      look = next
      const only = (keys: readonly (keyof Look)[]) =>
        (Object.keys(next) as (keyof Look)[]).every(key => keys.includes(key) || next[key] === before[key])
      if (before.base !== next.base) {
        watch.forgetBase()
        display = displayFor(next.base?.datum ?? 'wgs84')
        shown = movedPoints(points, display)
        clusters = clusterer(shown)
        redraw()
        drawCases()
      }
      if (!loaded) return
      if (!only(['currentId', 'hoverId', 'breaks'])) return restyle()
      if (map.getLayer('case-current')) map.setFilter('case-current', ['==', ['get', 'id'], next.currentId ?? ''])
      if (map.getLayer('case-hover')) map.setFilter('case-hover', ['==', ['get', 'id'], next.hoverId ?? ''])
      if (before.breaks !== next.breaks) {
        const [fill] = densityLayers(colours, next.breaks)
        if (fill?.type === 'fill') map.setPaintProperty('density', 'fill-color', fill.paint?.['fill-color'])
      }
    },
    setPoints(next: Points) {
      points = next
      shown = movedPoints(points, display)
      clusters = clusterer(shown)
      stretch = [0, points.count]
      drawCases()
      tellView()
    },
    /** The window of time: the quick way, a pass over two columns. */
    setStretch(next: Stretch) {
      stretch = next
      drawCases()
      tellView()
    },
    setDensity(next: FeatureCollection) {
      density = next
      put('density', display.shapes(next))
    },
    setMe(at: LngLat, accuracy: number) {
      me = { at, accuracy }
      redraw()
    },
    setPin: (at: LngLat | undefined) => pin(at && display.to(at)),
    show(at: LngLat, zoomTo = 16.5) {
      touched = true
      const [lng, lat] = display.to(at)
      map.easeTo({ center: [lng, lat], zoom: Math.max(zoomTo, map.getZoom()), duration: duration() })
    },
    fit() {
      touched = false
      map.fitBounds(frame(), { padding: 24, duration: duration() })
    },
    zoomBy(step: number) {
      touched = true
      map.easeTo({ zoom: map.getZoom() + step, duration: duration() })
    },
    /** For tests, pictures and measuring. */
    map,
    idle: () => new Promise<void>(resolve => (map.loaded() ? resolve() : map.once('idle', () => resolve()))),
    close() {
      stopTheme()
      watch.stop()
      map.remove()
    },
  }
}

/** The theme in a word, so that pictures drawn for one are not used in another. */
function themeOf(): string {
  const set = document.documentElement.getAttribute('data-theme')
  return set ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
}
