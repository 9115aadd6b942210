import { useState } from 'react'
import type { DrawDetail } from '#contract/draws'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { goOn } from './data.ts'
import { useDrawText } from './text.ts'

export function DrawWithdraw({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const send = () => goOn(draw, 'withdraw', { reason: reason.trim() }).catch(setError)
  return (
    <details>
      <summary>{t('draw.withdraw')}</summary>
      <div className="ui-stack draw-form">
        <TextField label={t('draw.withdraw.why')} value={reason} onChange={setReason} maxLength={300} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="danger" disabled={reason.trim() === ''} onPress={send}>
          {t('draw.withdraw')}
        </Button>
      </div>
    </details>
  )
}
