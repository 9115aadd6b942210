import { useState } from 'react'

function read(key: string | undefined): string[] | undefined {
  try {
    const kept: unknown = key && JSON.parse(localStorage.getItem(`linli.columns.${key}`) ?? 'null')
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : undefined
  } catch {
    return undefined
  }
}

/** Which columns a person left out of a table, kept on the device under `key`. */
export function useHiddenColumns(key: string | undefined, hiddenAtFirst: readonly string[]) {
  const [hidden, setHidden] = useState<readonly string[]>(() => read(key) ?? hiddenAtFirst)
  const toggle = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter(one => one !== id) : [...hidden, id]
    setHidden(next)
    try {
      if (key) localStorage.setItem(`linli.columns.${key}`, JSON.stringify(next))
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  }
  return [hidden, toggle] as const
}
