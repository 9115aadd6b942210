import { useSyncExternalStore } from 'react'

const HOUR = 3_600_000

let waiting: ServiceWorker | undefined
/** Another page of this phone has taken the new version: this one still runs the old. */
let taken = false
let asked = false
let state = { ready: false }
const listeners = new Set<() => void>()

function changed(): void {
  state = { ready: waiting !== undefined || taken }
  for (const listener of listeners) listener()
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    // The very first one waits for nobody.
    waiting = navigator.serviceWorker.controller ? (registration.waiting ?? undefined) : undefined
    changed()
  }
  look()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
}

/** Makes the app open without a signal, and notices when there is a newer one. */
export async function registerWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload()
    taken = controlled
    controlled = true
    changed()
  })
  const registration = await serviceWorker.register('/grid/sw.js', { scope: '/grid/', updateViaCache: 'none' })
  watch(registration)
  let lookedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Math.abs(Date.now() - lookedAt) < HOUR) return
    lookedAt = Date.now()
    registration.update().catch(() => undefined)
  })
}

function take(): void {
  if (waiting) {
    asked = true
    waiting.postMessage('take-over')
  } else location.reload()
}

export function useNewVersion() {
  const { ready } = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => state,
  )
  return { ready, take }
}
