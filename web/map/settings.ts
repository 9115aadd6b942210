import { useSyncExternalStore } from 'react'

/** What somebody switched on maps, kept on this device for all of them. */
export type Choices = {
  /** The background's id; nothing follows the office. */
  readonly base?: string | undefined
  readonly hidden: readonly string[]
  /** Places switched on; they are off until somebody asks. */
  readonly places: readonly string[]
  readonly density: 'none' | 'grids' | 'cells'
  readonly measure: 'count' | 'rate'
}

const key = 'linli.map'
const atFirst: Choices = { hidden: [], places: [], density: 'none', measure: 'count' }

const words = (value: unknown): string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])
const pick = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined => allowed.find(one => one === value)

/** Reads what an older version, or somebody's hand, may have written. */
export function readChoices(text: string | null): Choices {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (typeof read !== 'object' || read === null) return atFirst
    const kept = read as Record<string, unknown>
    return {
      ...(typeof kept.base === 'string' ? { base: kept.base } : {}),
      hidden: words(kept.hidden),
      places: words(kept.places),
      density: pick(kept.density, ['none', 'grids', 'cells']) ?? atFirst.density,
      measure: pick(kept.measure, ['count', 'rate']) ?? atFirst.measure,
    }
  } catch {
    return atFirst
  }
}

const listeners = new Set<() => void>()
let current: Choices | undefined

function get(): Choices {
  if (current) return current
  try {
    current = readChoices(localStorage.getItem(key))
  } catch {
    // Storage is forbidden: the choices hold for this page.
    current = atFirst
  }
  return current
}

export function choose(part: Partial<Choices>): void {
  current = { ...get(), ...part }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // As above.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useChoices = (): Choices => useSyncExternalStore(subscribe, get, get)

/** The list with something put in or taken out. */
export const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter(other => other !== one) : [...list, one]
