import { useSyncExternalStore } from 'react'

const minute = 60_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined
let now = Math.floor(Date.now() / minute) * minute

function next() {
  // A little past the full minute, so that no clock shows the one before.
  timer = setTimeout(
    () => {
      now = Math.floor(Date.now() / minute) * minute
      for (const listener of listeners) listener()
      next()
    },
    minute - (Date.now() % minute) + 20,
  )
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    now = Math.floor(Date.now() / minute) * minute
    next()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** The present minute; changes when the clock on the wall does, and at no other time. */
export const useMinute = (): number => useSyncExternalStore(subscribe, () => now)
