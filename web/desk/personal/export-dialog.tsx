import { useState } from 'react'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePersonalText } from './text.ts'

/** A list with persons in it leaves the office only with a reason, which each of them can read. */
export default function ExportDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const t = usePersonalText()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={t('pd.export')}
      save={t('pd.export.do')}
      disabled={reason.trim().length < 2}
      onSave={() => location.assign(`${href}&reason=${encodeURIComponent(reason.trim())}`)}
      onClose={onClose}
    >
      <p>{t('pd.export.lead')}</p>
      <TextField label={t('pd.export.reason')} value={reason} onChange={setReason} maxLength={200} />
    </FormDialog>
  )
}
