import { useSyncExternalStore } from 'react'

const query = '(min-width: 66rem)'

function subscribe(listener: () => void) {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** Is there room for the list and a case side by side? */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
