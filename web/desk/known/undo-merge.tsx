import { useRef, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { undoMerge } from './data.ts'
import { useKnownText } from './text.ts'

type UndoMergeProps = { detail: CaseDetail; main: string; onClose: () => void }

/** The way back, with a reason: both histories keep it. */
export function UndoMerge({ detail, main, onClose }: UndoMergeProps) {
  const t = useKnownText()
  const { id, number, version } = detail.case
  const [reason, setReason] = useState('')
  const command = useRef(newId())
  const send = async () => {
    await undoMerge(command.current, { id, version, main }, reason.trim())
    toast(t('known.undone', { number }))
  }
  return (
    <FormDialog title={t('known.undo.title')} save={t('known.undo')} disabled={!reason.trim()} onSave={send} onClose={onClose}>
      <p>{t('known.undo.lead')}</p>
      <TextField label={t('known.undo.reason')} value={reason} onChange={setReason} maxLength={1000} />
    </FormDialog>
  )
}
