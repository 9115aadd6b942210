import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useShellText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import './dialog.css'

export type DialogProps = {
  open: boolean
  /** Escape, the close button and a press beside the dialog all come here. */
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons, the main one first; they stay in sight while the body scrolls. */
  actions?: ReactNode
  size?: 'normal' | 'wide' | undefined
  className?: string | undefined
}

/** The platform's modal: it keeps the focus inside and gives it back. On phones it rises from the bottom. */
export function Dialog({ open, onClose, title, children, actions, size = 'normal', className = '' }: DialogProps) {
  const t = useShellText()
  const titleId = useId()
  const box = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)

  useEffect(() => {
    close.current = onClose
  })

  useEffect(() => {
    const dialog = box.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])

  useEffect(() => {
    const dialog = box.current
    const pressBeside = (event: MouseEvent) => event.target === dialog && close.current()
    dialog?.addEventListener('mousedown', pressBeside)
    return () => dialog?.removeEventListener('mousedown', pressBeside)
  }, [])

  return (
    <dialog
      ref={box}
      className={`ui-dialog ui-dialog-${size} ${className}`}
      aria-labelledby={titleId}
      onCancel={event => {
        if (event.target !== box.current) return
        event.preventDefault()
        onClose()
      }}
    >
      {open && (
        <>
          <div className="ui-dialog-head">
            <h2 id={titleId}>{title}</h2>
            <Button look="quiet" size="small" onPress={onClose}>
              {t('shell.close')}
            </Button>
          </div>
          <div className="ui-dialog-body">{children}</div>
          {actions && <footer>{actions}</footer>}
        </>
      )}
    </dialog>
  )
}
