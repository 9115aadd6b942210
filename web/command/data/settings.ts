import { useSyncExternalStore } from 'react'

/** How this wall is hung: kept on the device, or said in its address (`?rotate=60&light=day&dim=22-6`). */
export interface Settings {
  readonly light: 'night' | 'day'
  /** Seconds each community is shown; 0 shows the whole street. */
  readonly rotate: number
  /** Hours of the day between which the wall is dimmed, or null. */
  readonly dim: readonly [number, number] | null
}

const key = 'linli.wall'
export const rotations = [0, 15, 30, 60, 120] as const
const usual: Settings = { light: 'night', rotate: 0, dim: null }

export function readDim(text: string | null): Settings['dim'] {
  const found = /^(\d{1,2})-(\d{1,2})$/.exec(text ?? '')
  const [from, to] = [Number(found?.[1]), Number(found?.[2])]
  return found && from < 24 && to < 24 && from !== to ? [from, to] : null
}

/** Does the hour lie between the two, also over midnight? */
export const isDim = (dim: Settings['dim'], hour: number): boolean =>
  dim !== null && (dim[0] < dim[1] ? hour >= dim[0] && hour < dim[1] : hour >= dim[0] || hour < dim[1])

export function settingsFrom(search: string, stored: string | null): Settings {
  const asked = new URLSearchParams(search)
  let kept: Partial<Settings> = {}
  try {
    kept = JSON.parse(stored ?? '{}') as Partial<Settings>
  } catch {
    // Somebody else's words: begin with the usual.
  }
  const base = { ...usual, ...kept }
  const seconds = Number(asked.get('rotate') ?? base.rotate)
  return {
    light: asked.has('light') ? (asked.get('light') === 'day' ? 'day' : 'night') : base.light === 'day' ? 'day' : 'night',
    rotate: Number.isFinite(seconds) && seconds > 0 ? Math.min(3600, Math.max(5, Math.round(seconds))) : 0,
    dim: asked.has('dim') ? readDim(asked.get('dim')) : Array.isArray(base.dim) ? readDim(base.dim.join('-')) : null,
  }
}

const listeners = new Set<() => void>()
let current: Settings | undefined

function stored(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
const get = () => {
  current ??= settingsFrom(location.search, stored())
  return current
}

export function setSettings(more: Partial<Settings>): void {
  current = { ...get(), ...more }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // Storage is forbidden: it holds for this page.
  }
  for (const listener of listeners) listener()
}

export const useSettings = (): Settings =>
  useSyncExternalStore(listener => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, get)
