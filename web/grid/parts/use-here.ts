import { useCallback, useState } from 'react'
import type { LngLat } from '../../map/types.ts'

export type Here = { readonly at: LngLat; readonly accuracy: number }

/** Asks the device once where it is; never in the background. */
export function locate(): Promise<Here> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('no geolocation'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ at: [coords.longitude, coords.latitude], accuracy: Math.round(coords.accuracy) }),
      reject,
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    )
  })
}

let last: Here | undefined

/** Where I am, once asked for; kept while the page is open so that distances stay as one walks from page to page. */
export function useHere() {
  const [here, setHere] = useState(last)
  const [refused, setRefused] = useState(false)
  const ask = useCallback(async () => {
    setRefused(false)
    try {
      last = await locate()
      setHere(last)
    } catch {
      setRefused(true)
    }
  }, [])
  return { here, refused, ask }
}
