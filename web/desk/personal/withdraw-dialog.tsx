import { useState } from 'react'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { client } from '../data/client.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { usePersonalText } from './text.ts'

type Props = { path: string; field: { readonly field: string; readonly title: string }; onClose: () => void }

/** A consent is withdrawn on the word of the person. */
export function WithdrawDialog({ path, field, onClose }: Props) {
  const t = usePersonalText()
  const [reason, setReason] = useState('')
  const [command] = useState(() => newId())
  const { attempt, error } = useAttempt()
  const ready = reason.trim().length >= 2
  const withdraw = () =>
    attempt(async () => {
      await api.post(`${path}/withdraw`, { id: command, field: field.field, reason: reason.trim() })
      onClose()
      toast(t('pd.withdraw.done'))
      await client.invalidateQueries()
    })
  return (
    <Dialog open onClose={onClose} title={t('pd.withdraw.title', { field: field.title })}>
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          if (ready) void withdraw()
        }}
      >
        <p>{t('pd.withdraw.lead')}</p>
        <TextField label={t('pd.withdraw.reason')} value={reason} onChange={setReason} maxLength={200} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="danger" submit disabled={!ready}>
          {t('pd.withdraw.do')}
        </Button>
      </form>
    </Dialog>
  )
}
