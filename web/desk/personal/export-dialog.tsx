import { useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePersonalText } from './text.ts'

/** A list with persons in it leaves the office only with a reason, which each of them can read. */
export default function ExportDialog({ href, onClose }: { href: string; onClose: () => void }) {
  const t = usePersonalText()
  const [reason, setReason] = useState('')
  const ready = reason.trim().length >= 2
  return (
    <Dialog open onClose={onClose} title={t('pd.export')}>
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          if (!ready) return
          location.assign(`${href}&reason=${encodeURIComponent(reason.trim())}`)
          onClose()
        }}
      >
        <p>{t('pd.export.lead')}</p>
        <TextField label={t('pd.export.reason')} value={reason} onChange={setReason} maxLength={200} />
        <Button look="main" submit disabled={!ready}>
          {t('pd.export.do')}
        </Button>
      </form>
    </Dialog>
  )
}
