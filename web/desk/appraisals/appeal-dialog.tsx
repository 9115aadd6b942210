import { useState } from 'react'
import type { AppraisalDetail, AppraisalPart, AppraisalUnit } from '#contract/appraisals'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
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
  const [error, setError] = useState<unknown>()
  const send = () =>
    pictures
      .arrived()
      .then(files => appeal(a, { id, unit: of.unit, part: part.key, words, files }))
      .then(() => {
        toast(t('ap.appeal.said'))
        onClose()
      }, setError)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ap.appeal.title', { part: part.title })}
      actions={
        <>
          <Button look="main" disabled={words.trim() === ''} reason={t('ap.appeal.first')} onPress={send}>
            {t('ap.appeal.send')}
          </Button>
          <Button onPress={onClose}>{t('ap.cancel')}</Button>
        </>
      }
    >
      <div className="ui-stack">
        {error !== undefined && <ErrorNote error={error} kept />}
        <p>{t('ap.appeal.says', { until: a.appealUntil ?? '' })}</p>
        <TextArea label={t('ap.appeal.words')} rows={5} maxLength={2000} value={words} onChange={setWords} />
        <EvidencePicker of={pictures} />
      </div>
    </Dialog>
  )
}
