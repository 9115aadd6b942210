import { type ReactNode, useCallback, useRef } from 'react'

/** The focus a plain button had, for the one that takes its place. */
export function useFocusKept() {
  const focused = useRef(false)
  const note = useCallback((has: boolean) => {
    focused.current = has
  }, [])
  const button = useCallback((element: HTMLButtonElement | null) => {
    if (!element || !focused.current) return
    focused.current = false
    element.focus()
  }, [])
  return { note, button }
}

type PlainButtonProps = {
  face: ReactNode
  label?: string | undefined
  className?: string | undefined
  opens: 'menu' | 'dialog'
  onPress: () => void
  onFocus: (has: boolean) => void
}

/** Stands until the parts of menus are here, and takes the press meanwhile. */
export function PlainButton({ face, label, className, opens, onPress, onFocus }: PlainButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup={opens}
      aria-expanded={false}
      onClick={onPress}
      onFocus={() => onFocus(true)}
      onBlur={() => onFocus(false)}
    >
      {face}
    </button>
  )
}
