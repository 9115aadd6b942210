import { useSyncExternalStore } from 'react'

/**
 * kept: everything is written down on the phone. unsafe: this address has no WebCrypto, so things last as long as the page.
 * full: the phone has no room, and the last things written are in the page only.
 */
export type StoreState = 'kept' | 'unsafe' | 'full'

let state: StoreState = 'kept'
const listeners = new Set<() => void>()

export const storeState = () => state
export function setStoreState(next: StoreState): void {
  if (next === state) return
  state = next
  for (const listener of listeners) listener()
}

export const useStoreState = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => state,
  )

/** Asks the browser not to clear this page's things by itself when the phone runs short. */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || (await navigator.storage.persist())
}
