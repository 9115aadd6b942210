import { useEffect, useState, useSyncExternalStore } from 'react'
import { useShellText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import './toast.css'

type Toast = { id: number; text: string; undo: (() => unknown) | undefined }

const SHOWN_FOR = 6000
const WITH_UNDO = 10_000

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function replace(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const dismiss = (id: number) => replace(toasts.filter(toast => toast.id !== id))

/** Says what was done, at the foot of the screen, with a way back when there is one. Never for errors: they stay on the page. */
export function toast(text: string, options: { undo?: () => unknown } = {}) {
  last += 1
  replace([...toasts.slice(-2), { id: last, text, undo: options.undo }])
}

function One({ toast: { id, text, undo } }: { toast: Toast }) {
  const t = useShellText()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(id), undo ? WITH_UNDO : SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [held, id, undo])
  return (
    <li
      className="ui-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{text}</p>
      {undo && (
        <Button
          size="small"
          onPress={() => {
            dismiss(id)
            return undo()
          }}
        >
          {t('shell.undo')}
        </Button>
      )}
    </li>
  )
}

/** Stands once in each face; `startFace` puts it there. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <ul className="ui-toasts" aria-live="polite">
      {shown.map(one => (
        <One key={one.id} toast={one} />
      ))}
    </ul>
  )
}
