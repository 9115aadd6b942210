import { useState } from 'react'
import type { AppraisalDetail, AppraisalMark, AppraisalPart, AppraisalUnit } from '#contract/appraisals'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { judge } from './data.ts'
import { EvidencePicker, useEvidence } from './evidence.tsx'
import { useAppraisalText } from './text.ts'

type Props = { a: AppraisalDetail; of: AppraisalUnit; part: AppraisalPart; mark: AppraisalMark | undefined; onClose: () => void }

/** Points for a judged part, with words and what they rest on. */
export function JudgeDialog({ a, of, part, mark, onClose }: Props) {
  const t = useAppraisalText()
  const [points, setPoints] = useState(mark?.points == null ? '' : String(mark.points))
  const [words, setWords] = useState(mark?.words ?? '')
  const [evidence, setEvidence] = useState(mark?.evidence ?? '')
  const pictures = useEvidence(mark?.files ?? [])
  const needed = part.kind === 'judged' && part.evidence
  const fits = points.trim() !== '' && Number(points) >= 0 && Number(points) <= 100
  const send = async () => {
    const files = await pictures.arrived()
    await judge(a, { unit: of.unit, part: part.key, points: Number(points), words, evidence, files })
    toast(t('ap.judged.said'))
  }
  return (
    <FormDialog
      title={t('ap.judge.title', { unit: of.name, part: part.title })}
      save={t('ap.judge')}
      disabled={!fits || words.trim() === '' || (needed && evidence.trim() === '' && pictures.count === 0)}
      reason={t('ap.judge.first')}
      onSave={send}
      onClose={onClose}
    >
      {errors => (
        <>
          {part.says && <p>{part.says}</p>}
          <TextField type="number" inputMode="decimal" label={t('ap.judge.points')} value={points} onChange={setPoints} />
          <TextArea label={t('ap.judge.words')} rows={3} maxLength={1000} value={words} onChange={setWords} />
          <TextArea
            label={t('ap.judge.evidence')}
            hint={t('ap.judge.evidence.hint')}
            optional={!needed || pictures.count > 0}
            rows={2}
            maxLength={1000}
            value={evidence}
            error={errors.evidence}
            onChange={setEvidence}
          />
          <EvidencePicker of={pictures} error={errors.files} />
        </>
      )}
    </FormDialog>
  )
}
