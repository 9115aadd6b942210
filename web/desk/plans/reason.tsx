import { useState } from 'react'
import type { PlanItemDetail } from '#contract/plans'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { usePlanText } from './text.ts'

/** What was adopted does not change quietly. */
export const asksReason = (item: Pick<PlanItemDetail, 'planState' | 'state'>): boolean =>
  item.planState === 'adopted' && item.state === 'live'

type FieldProps = { value: string; onChange: (reason: string) => void; error?: string | undefined; optional?: boolean }

export function ReasonField({ value, onChange, error, optional }: FieldProps) {
  const t = usePlanText()
  return (
    <TextArea
      label={t('pl.reason')}
      hint={optional ? undefined : t('pl.reason.hint')}
      optional={optional}
      rows={2}
      maxLength={500}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}

type Props = { title: string; says: string; needed: boolean; act: (reason: string) => Promise<unknown>; onClose: () => void }

/** Asks why, where a promise is taken back: what was public does not vanish quietly. */
export function Reason({ title, says, needed, act, onClose }: Props) {
  const t = usePlanText()
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={title}
      save={title}
      danger
      disabled={needed && reason.trim() === ''}
      reason={t('pl.reason.first')}
      onSave={() => act(reason)}
      onClose={onClose}
    >
      <p>{says}</p>
      <ReasonField optional={!needed} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
