import { type Map as MapLibre, Marker } from 'maplibre-gl'
import type { LngLat } from './types.ts'

/** A pin that can be dragged; gives the way to put it somewhere or take it away. */
export function pinOn(map: MapLibre, moved: (at: LngLat) => void) {
  let pin: Marker | undefined
  return (at: LngLat | undefined) => {
    if (!at) {
      pin?.remove()
      pin = undefined
      return
    }
    if (!pin) {
      const element = document.createElement('div')
      element.className = 'ui-map-pin'
      pin = new Marker({ element, draggable: true, anchor: 'bottom' })
      pin.on('dragend', () => {
        const now = pin?.getLngLat()
        if (now) moved([now.lng, now.lat])
      })
    }
    pin.setLngLat([at[0], at[1]]).addTo(map)
  }
}
