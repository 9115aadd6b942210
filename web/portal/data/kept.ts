import { useSyncExternalStore } from 'react'

/** A value kept on this device under one name, shared by every component and every tab that shows it. */
export type Kept<T> = { get: () => T; set: (value: T) => boolean; use: () => T }

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `read` refuses what an older version or a curious person left there. Where storage is forbidden the value lasts as long as the page. */
export function kept<T>(name: string, read: (stored: unknown) => T): Kept<T> {
  const key = `linli.${name}`
  const listeners = new Set<() => void>()
  const load = (): T => {
    try {
      return read(parse(localStorage.getItem(key)))
    } catch {
      return read(undefined)
    }
  }
  let current = load()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  addEventListener('storage', event => {
    if (event.key !== key) return
    current = load()
    tell()
  })
  const get = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    get,
    /** False when the device would not keep it. */
    set(value) {
      current = value
      tell()
      try {
        localStorage.setItem(key, JSON.stringify(value))
        return true
      } catch {
        return false
      }
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}

/** Does this device keep what pages leave with it? Private windows and full phones do not. */
export function keepsThings(): boolean {
  try {
    localStorage.setItem('linli.try', '1')
    localStorage.removeItem('linli.try')
    return true
  } catch {
    return false
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
