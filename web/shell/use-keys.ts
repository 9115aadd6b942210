import { useEffect, useLayoutEffect, useRef } from 'react'

/** Keys by name: 'j', 'Enter', 'shift+?', 'mod+Enter' (mod is Ctrl, or Command on a Mac). */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

/** A ticked box takes no letters: the keys of the page go on. */
const inText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  !target.matches('input[type=checkbox]') &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : ''
  return `${mod}${event.altKey ? 'alt+' : ''}${shift}${event.key}`
}

/** Shortcuts of a page. They rest while somebody types, unless they hold Ctrl or Command, and while a dialog is open. */
export function useKeys(keys: Keys, active = true) {
  const latest = useRef(keys)
  // Before the page is painted: a key never does what the page no longer shows.
  useLayoutEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      const name = keyName(event)
      const act = latest.current[name]
      if (!act || event.defaultPrevented || event.isComposing || (inText(event.target) && !name.startsWith('mod+'))) return
      if (document.querySelector('dialog[open], .o-modal[data-open], .o-pop[data-open]')) return
      event.preventDefault()
      act(event)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [active])
}
