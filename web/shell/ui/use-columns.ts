import { useState } from 'react'
import type { Column } from './data-table.tsx'

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

/** A column in sight; a width in pixels where somebody set one. */
export type ShownColumn = { readonly id: string; readonly width: number | null }

/** The columns in the order kept, each as wide as kept; a column that is no more is left out. */
export const orderedColumns = <Row>(columns: readonly Column<Row>[], shown: readonly ShownColumn[]): Column<Row>[] =>
  shown.flatMap(({ id, width }) => {
    const column = columns.find(one => one.id === id)
    return column ? [width === null ? column : { ...column, width: `${width}px` }] : []
  })
