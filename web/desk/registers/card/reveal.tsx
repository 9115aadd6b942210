import { useState } from 'react'
import type { EntryDetail } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { FormDialog } from '../../../shell/ui/form-dialog.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { pathOf } from '../data/calls.ts'
import { useRegText } from '../text.ts'

type RevealProps = { register: string; id: string; onClose: () => void; onRevealed: (entry: EntryDetail) => void }

/** Lifts the mask of personal columns for this look only; the reason goes on record. */
export function Reveal({ register, id, onClose, onRevealed }: RevealProps) {
  const t = useRegText()
  const [reason, setReason] = useState('')
  const reveal = async () =>
    onRevealed(await api.get<EntryDetail>(`${pathOf(register, id)}/reveal`, { query: { reason: reason.trim() } }))
  return (
    <FormDialog
      title={t('reg.reveal')}
      save={t('reg.reveal')}
      disabled={reason.trim().length < 2}
      onSave={reveal}
      onClose={onClose}
    >
      <p>{t('reg.reveal.lead')}</p>
      <TextField label={t('reg.reveal.reason')} value={reason} onChange={setReason} maxLength={200} />
    </FormDialog>
  )
}
