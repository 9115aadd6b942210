import { type RefObject, useEffect, useRef } from 'react'

type Moves = {
  count: number
  current: number
  onMove: (to: number) => void
  onOpen: (at: number) => void
  /** The End key, where the last row may not be here yet. */
  onLast?: (() => void) | undefined
  /** Ctrl or Shift and a press select. */
  onToggle?: ((at: number, range: boolean) => void) | undefined
}

const steps: Readonly<Record<string, (at: number, count: number, screen: number) => number>> = {
  ArrowDown: at => at + 1,
  j: at => at + 1,
  ArrowUp: at => at - 1,
  k: at => at - 1,
  PageDown: (at, _count, screen) => at + screen,
  PageUp: (at, _count, screen) => at - screen,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/**
 * Makes a scrolling box a list one can walk with the keyboard and press with the mouse.
 * One listener on the box serves any number of rows; rows carry `data-row`.
 */
export function useRowKeys(box: RefObject<HTMLElement | null>, moves: Moves) {
  const latest = useRef(moves)
  useEffect(() => {
    latest.current = moves
  })
  useEffect(() => {
    const element = box.current
    if (!element) return
    element.tabIndex = 0
    const press = (event: KeyboardEvent) => {
      const { count, current, onMove, onOpen, onLast } = latest.current
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || count === 0) return
      const step = steps[event.key]
      if (event.key === 'Enter' && current >= 0) onOpen(current)
      else if (event.key === 'End' && onLast) onLast()
      else if (step) onMove(Math.max(0, Math.min(count - 1, step(current, count, Math.floor(element.clientHeight / 40)))))
      else return
      event.preventDefault()
    }
    const rowOf = (event: Event) => {
      if (!(event.target instanceof Element) || event.target.closest('a, button, input, label, select')) return undefined
      const row = event.target.closest('[data-row]')?.getAttribute('data-row')
      return row == null ? undefined : Number(row)
    }
    const click = (event: MouseEvent) => {
      const row = rowOf(event)
      if (row === undefined) return
      const { onToggle, onMove } = latest.current
      if (onToggle && (event.ctrlKey || event.metaKey || event.shiftKey)) onToggle(row, event.shiftKey)
      else onMove(row)
    }
    const twice = (event: MouseEvent) => {
      const row = rowOf(event)
      if (row !== undefined) latest.current.onOpen(row)
    }
    element.addEventListener('keydown', press)
    element.addEventListener('click', click)
    element.addEventListener('dblclick', twice)
    return () => {
      element.removeEventListener('keydown', press)
      element.removeEventListener('click', click)
      element.removeEventListener('dblclick', twice)
    }
  }, [box])
}
