import { useEffect, useRef, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'

const reasons = ['check', 'answer', 'visit'] as const

type RevealProps = { id: string; onClose: () => void; onRevealed: (detail: CaseDetail) => void }

/** Lifts the mask for this look only; the reason goes on record, where the person can read it. */
export function Reveal({ id, onClose, onRevealed }: RevealProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const { attempt, error } = useAttempt()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const reveal = (because: string) =>
    attempt(async () => onRevealed(await api.get<CaseDetail>(`/cases/${id}/reveal`, { query: { reason: because } })))
  const ready = reason.trim().length >= 2
  return (
    <Dialog open onClose={onClose} title={t('desk.reveal.title')}>
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          if (ready) void reveal(reason.trim())
        }}
      >
        <p>{t('desk.reveal.lead')}</p>
        <div className="ui-row">
          {reasons.map(one => (
            <Button key={one} onPress={() => reveal(t(`desk.reveal.${one}`))}>
              {t(`desk.reveal.${one}`)}
            </Button>
          ))}
        </div>
        <TextField label={t('desk.reveal.reason')} value={reason} onChange={setReason} maxLength={200} inputRef={input} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="main" submit disabled={!ready}>
          {t('desk.reveal')}
        </Button>
      </form>
    </Dialog>
  )
}
