import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api-error.ts'
import { useShellText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import { useDialogKeys } from './use-dialog-keys.ts'

export type FormErrors = Readonly<Record<string, string>>

export type FormDialogProps = {
  title: string
  /** What the main button does, in words. */
  save: ReactNode
  /** Throws what the server refused; the dialog stays open then, and also when the answer is 'stay'. */
  onSave: () => unknown
  onClose: () => void
  disabled?: boolean | undefined
  /** Why it cannot be sent yet; shown under the button. */
  reason?: string | undefined
  danger?: boolean | undefined
  size?: 'normal' | 'wide' | undefined
  /** Buttons behind the two that are always there. */
  more?: ReactNode
  children: ReactNode | ((errors: FormErrors) => ReactNode)
}

/**
 * A question over the page: what is asked, what was refused, one button that does it and one that does not. Enter in a line
 * and Ctrl+Enter anywhere send it. It is mounted when it opens, so each opening begins afresh.
 */
export function FormDialog({ title, save, onSave, onClose, disabled, reason, danger, size, more, children }: FormDialogProps) {
  const t = useShellText()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== undefined) form.current?.scrollIntoView({ block: 'start' })
  }, [error])
  const send = async () => {
    if (busy || disabled) return
    setError(undefined)
    setBusy(true)
    try {
      if ((await onSave()) !== 'stay') onClose()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  useDialogKeys(form, send)
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size}
      actions={
        <>
          <Button look={danger ? 'danger' : 'main'} busy={busy} disabled={disabled} reason={reason} onPress={send}>
            {save}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
          {more}
        </>
      }
    >
      <form
        className="ui-stack"
        ref={form}
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        {error !== undefined && <ErrorNote error={error} kept />}
        {typeof children === 'function' ? children(error instanceof ApiError ? error.fields : {}) : children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
