import { useEffect, useRef, useState } from 'react'
import type { EntryDetail } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useAttempt } from '../../session/use-attempt.ts'
import { pathOf } from '../data/calls.ts'
import { useRegText } from '../text.ts'

type RevealProps = { register: string; id: string; onClose: () => void; onRevealed: (entry: EntryDetail) => void }

/** Lifts the mask of personal columns for this look only; the reason goes on record. */
export function Reveal({ register, id, onClose, onRevealed }: RevealProps) {
  const t = useRegText()
  const [reason, setReason] = useState('')
  const { attempt, error } = useAttempt()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const ready = reason.trim().length >= 2
  const reveal = () =>
    attempt(async () =>
      onRevealed(await api.get<EntryDetail>(`${pathOf(register, id)}/reveal`, { query: { reason: reason.trim() } })),
    )
  return (
    <Dialog open onClose={onClose} title={t('reg.reveal')}>
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          if (ready) void reveal()
        }}
      >
        <p>{t('reg.reveal.lead')}</p>
        <TextField label={t('reg.reveal.reason')} value={reason} onChange={setReason} maxLength={200} inputRef={input} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="main" submit disabled={!ready}>
          {t('reg.reveal')}
        </Button>
      </form>
    </Dialog>
  )
}
