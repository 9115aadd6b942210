import { useState } from 'react'
import type { AppraisalAppeal, AppraisalDetail } from '#contract/appraisals'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import { answer } from './data.ts'
import { Evidence } from './evidence.tsx'
import { useAppraisalText } from './text.ts'

/** Objections and what was answered. */
export function Appeals({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  if (a.appeals.length === 0) return null
  const unitName = (id: string) => {
    const unit = units.find(u => u.id === id)
    return unit ? nameIn(language, unit) : ''
  }
  return (
    <Panel title={t('ap.appeals')}>
      <ul className="ap-parts">
        {a.appeals.map(one => (
          <li key={one.id}>
            <div className="ap-part-head">
              <strong>{[unitName(one.unit), a.parts.find(p => p.key === one.part)?.title ?? ''].join(' · ')}</strong>
              <span className="ui-soft">
                {one.by} · <When at={one.at} />
              </span>
            </div>
            <p>{one.words}</p>
            <Evidence files={one.files} />
            {one.answer !== null && (
              <p>
                {t(one.upheld ? 'ap.upheld' : 'ap.kept')}
                {t('ap.colon')}
                {one.answer}{' '}
                <span className="ui-soft">
                  {one.answeredBy} {one.answeredAt !== null && <When at={one.answeredAt} />}
                </span>
              </p>
            )}
            {one.answer === null && !one.mayAnswer && <p className="ui-soft">{t('ap.answer.waits')}</p>}
            {one.mayAnswer && <Answer a={a} one={one} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Answer({ a, one }: { a: AppraisalDetail; one: AppraisalAppeal }) {
  const t = useAppraisalText()
  const [upheld, setUpheld] = useState<string>()
  const [points, setPoints] = useState('')
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const right = upheld === 'yes'
  const fits = !right || (points.trim() !== '' && Number(points) >= 0 && Number(points) <= 100)
  const send = () =>
    answer(a, one.id, { upheld: right, words, points: right ? Number(points) : null }).then(
      () => toast(t('ap.answered')),
      setError,
    )
  return (
    <div className="ui-stack">
      <Choice
        label={t('ap.answer')}
        value={upheld}
        onChange={setUpheld}
        tiles
        options={[
          { value: 'yes', label: t('ap.upheld') },
          { value: 'no', label: t('ap.kept') },
        ]}
      />
      {right && <TextField type="number" inputMode="decimal" label={t('ap.answer.points')} value={points} onChange={setPoints} />}
      <TextArea label={t('ap.answer.words')} rows={3} maxLength={2000} value={words} onChange={setWords} />
      {error !== undefined && <ErrorNote error={error} kept />}
      <div>
        <Button
          look="main"
          disabled={upheld === undefined || words.trim() === '' || !fits}
          reason={t('ap.answer.first')}
          onPress={send}
        >
          {t('ap.answer.send')}
        </Button>
      </div>
    </div>
  )
}
