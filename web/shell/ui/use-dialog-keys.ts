import { type RefObject, useEffect, useRef } from 'react'

/** A form in a dialog: the first field is ready to type in, and Ctrl+Enter sends wherever the focus is. */
export function useDialogKeys(body: RefObject<HTMLElement | null>, send: () => unknown) {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    const fields = body.current?.querySelector<HTMLElement>('input:not([disabled]):not([type=file]), select, textarea')
    const main = body.current?.closest('dialog')?.querySelector<HTMLElement>('footer button')
    ;(fields ?? main)?.focus()
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    // On the window, so that it works wherever the focus is while the dialog is open.
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [body])
}
