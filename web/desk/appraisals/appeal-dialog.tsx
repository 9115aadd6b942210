import { useState } from 'react'
import type { AppraisalDetail, AppraisalPart, AppraisalUnit } from '#contract/appraisals'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { appeal } from './data.ts'
import { EvidencePicker, useEvidence } from './evidence.tsx'
import { useAppraisalText } from './text.ts'

type Props = { a: AppraisalDetail; of: AppraisalUnit; part: AppraisalPart; onClose: () => void }

/** What a unit has to say against a mark, in writing. */
export function AppealDialog({ a, of, part, onClose }: Props) {
  const t = useAppraisalText()
  const [id] = useState(newId)
  const [words, setWords] = useState('')
  const pictures = useEvidence([])
  const send = async () => {
    await appeal(a, { id, unit: of.unit, part: part.key, words, files: await pictures.arrived() })
    toast(t('ap.appeal.said'))
  }
  return (
    <FormDialog
      title={t('ap.appeal.title', { part: part.title })}
      save={t('ap.appeal.send')}
      disabled={words.trim() === ''}
      reason={t('ap.appeal.first')}
      onSave={send}
      onClose={onClose}
    >
      <p>{t('ap.appeal.says', { until: a.appealUntil ?? '' })}</p>
      <TextArea label={t('ap.appeal.words')} rows={5} maxLength={2000} value={words} onChange={setWords} />
      <EvidencePicker of={pictures} />
    </FormDialog>
  )
}
