import { type ReactNode, useState } from 'react'
import { Button } from '../../../shell/ui/button.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { useText } from '../text.ts'
import { useSave } from './use-save.ts'

type FormDialogProps = {
  title: string
  /** What the main button does, in words. */
  save: string
  /** Throws what the server refused; the dialog stays open then, and also when the answer is 'stay'. */
  onSave: () => Promise<'stay' | unknown>
  onClose: () => void
  disabled?: boolean | undefined
  danger?: boolean | undefined
  size?: 'normal' | 'wide' | undefined
  more?: ReactNode
  children: (errors: Readonly<Record<string, string>>) => ReactNode
}

/** A form over the page. It is mounted when it opens, so each opening begins afresh. */
export function FormDialog({ title, save: label, onSave, onClose, disabled, danger, size, more, children }: FormDialogProps) {
  const t = useText()
  const { save, error, fields } = useSave()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy || disabled) return
    setBusy(true)
    const outcome = await save(onSave)
    setBusy(false)
    if (outcome.done && outcome.answer !== 'stay') onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size}
      actions={
        <>
          <Button look={danger ? 'danger' : 'main'} busy={busy} disabled={disabled} onPress={send}>
            {label}
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
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        {error !== undefined && <ErrorNote error={error} kept />}
        {children(fields)}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
