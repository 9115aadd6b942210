import { useSyncExternalStore } from 'react'

/** What whoever opens the sign-in page should know of this phone. */
export type Note = { readonly kind: 'wiped'; readonly unsent: number }

let note: Note | undefined
const listeners = new Set<() => void>()

export function setNote(next: Note | undefined): void {
  note = next
  for (const listener of listeners) listener()
}

export const useNote = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => note,
  )
