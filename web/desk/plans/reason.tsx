import { useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { usePlanText } from './text.ts'

type Props = { title: string; says: string; needed: boolean; act: (reason: string) => Promise<unknown>; onClose: () => void }

/** Asks why, where a promise is taken back: what was public does not vanish quietly. */
export function Reason({ title, says, needed, act, onClose }: Props) {
  const t = usePlanText()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button
            look="danger"
            disabled={needed && reason.trim() === ''}
            reason={t('pl.reason.first')}
            onPress={() => act(reason).then(onClose, setError)}
          >
            {title}
          </Button>
          <Button onPress={onClose}>{t('pl.cancel')}</Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      <p>{says}</p>
      <TextArea label={t('pl.reason')} optional={!needed} rows={3} maxLength={500} value={reason} onChange={setReason} />
    </Dialog>
  )
}
