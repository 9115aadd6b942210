import { useState } from 'react'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { client } from '../data/client.ts'
import { usePersonalText } from './text.ts'

type Props = { path: string; field: { readonly field: string; readonly title: string }; onClose: () => void }

/** A consent is withdrawn on the word of the person. */
export function WithdrawDialog({ path, field, onClose }: Props) {
  const t = usePersonalText()
  const [reason, setReason] = useState('')
  const [command] = useState(() => newId())
  const withdraw = async () => {
    await api.post(`${path}/withdraw`, { id: command, field: field.field, reason: reason.trim() })
    toast(t('pd.withdraw.done'))
    void client.invalidateQueries()
  }
  return (
    <FormDialog
      title={t('pd.withdraw.title', { field: field.title })}
      save={t('pd.withdraw.do')}
      danger
      disabled={reason.trim().length < 2}
      onSave={withdraw}
      onClose={onClose}
    >
      <p>{t('pd.withdraw.lead')}</p>
      <TextField label={t('pd.withdraw.reason')} value={reason} onChange={setReason} maxLength={200} />
    </FormDialog>
  )
}
