import { useState } from 'react'
import type { EntryDetail } from '#contract/entries'
import { FormDialog } from '../../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { actOn } from '../data/acts.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

type PutAwayProps = { ledger: LedgerSeen; entry: EntryDetail; act: 'archive' | 'restore'; onClose: () => void }

/** Puts an entry away with a reason, or takes it back; neither loses anything. */
export function PutAway({ ledger, entry, act, onClose }: PutAwayProps) {
  const t = useRegText()
  const [reason, setReason] = useState('')
  const named = entry.namedBy.reduce((sum, one) => sum + one.rows.length, 0)
  const isAsked = act === 'archive'
  const ready = !isAsked || (named === 0 && reason.trim().length >= 2)
  const run = async () => {
    const after = await actOn(ledger.name, entry, act, reason.trim() || undefined)
    if (act === 'archive') {
      toast(t('reg.archive.done', { name: entry.name }), { undo: () => actOn(ledger.name, after, 'restore') })
    } else toast(t('reg.restore.done', { name: entry.name }))
  }
  return (
    <FormDialog
      title={t(`reg.${act}.of`, { name: entry.name })}
      save={t(`reg.${act}`)}
      danger={isAsked}
      disabled={!ready}
      onSave={run}
      onClose={onClose}
    >
      <p>{t(`reg.${act}.lead`)}</p>
      {isAsked && named > 0 && <p className="reg-warn">{t('reg.archive.named', { count: named })}</p>}
      <TextArea label={t(`reg.${act}.reason`)} optional={!isAsked} rows={2} maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
