import { useSyncExternalStore } from 'react'
import { officeNow, onClockChange } from './office-clock.ts'

const EVERY = 30_000
const listeners = new Set<() => void>()
let now = officeNow()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = officeNow()
  for (const listener of listeners) listener()
}

onClockChange(tick)

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    now = officeNow()
    timer = setInterval(tick, EVERY)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
  }
}

/** The present moment by the office's clock, moved on twice a minute for everything on the page at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
