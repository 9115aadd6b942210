import { useRef, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useDialogKeys } from '../../shell/ui/use-dialog-keys.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { undoMerge } from './data.ts'
import { useKnownText } from './text.ts'

type UndoMergeProps = { detail: CaseDetail; main: string; onClose: () => void }

/** The way back, with a reason: both histories keep it. */
export function UndoMerge({ detail, main, onClose }: UndoMergeProps) {
  const t = useKnownText()
  const { id, number, version } = detail.case
  const [reason, setReason] = useState('')
  const command = useRef(newId())
  const body = useRef<HTMLDivElement>(null)
  const { attempt, error } = useAttempt()
  const send = () =>
    reason.trim() &&
    attempt(async () => {
      await undoMerge(command.current, { id, version, main }, reason.trim())
      toast(t('known.undone', { number }))
      onClose()
    })
  useDialogKeys(body, send)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('known.undo.title')}
      actions={
        <>
          <Button look="main" disabled={!reason.trim()} onPress={send}>
            {t('known.undo')} <KeyHint keys={['Ctrl', 'Enter']} />
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <div className="ui-stack" ref={body}>
        <p>{t('known.undo.lead')}</p>
        <TextField label={t('known.undo.reason')} value={reason} onChange={setReason} maxLength={1000} />
        {error !== undefined && <ErrorNote error={error} kept />}
      </div>
    </Dialog>
  )
}
