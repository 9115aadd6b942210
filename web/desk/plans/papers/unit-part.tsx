import { useState } from 'react'
import { Link } from 'wouter'
import type { PlanPaperDetail } from '#contract/plan-papers'
import { sayMoment } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { answerCircular } from './data.ts'
import { usePaperText } from './text.ts'

type Part = PlanPaperDetail['parts'][number]

/** What a circular will say of one unit, and what the unit says. */
export function UnitPart({ paper, part }: { paper: PlanPaperDetail; part: Part }) {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  return (
    <Panel title={part.name}>
      <p>{t('pp.part', { count: part.promises, onTime: part.onTime, late: part.late.length })}</p>
      {part.late.length === 0 && <p className="ui-soft">{t('pp.part.none')}</p>}
      <ul className="pl-roll">
        {part.late.map(late => (
          <li key={late.id}>
            <Link href={`/${late.plan}/i/${late.id}`}>{late.title}</Link>
            <p className="ui-soft" lang="zh-CN">
              {late.due} · {late.why}
            </p>
          </li>
        ))}
      </ul>
      {!part.held && <p className="pl-waiting">{t(part.mayAnswer ? 'pp.nobody' : 'pp.nobody.seen')}</p>}
      {part.mayAnswer ? (
        <Answer key={part.version} paper={paper} part={part} />
      ) : (
        part.words && <blockquote className="pl-quote">{part.words}</blockquote>
      )}
      <p className="ui-soft">
        {part.answeredAt === null
          ? t('pp.unanswered')
          : t(part.source ? 'pp.answered.for' : 'pp.answered', {
              name: part.answeredBy ?? '',
              when: sayMoment(part.answeredAt, now, language),
              source: part.source,
            })}
      </p>
    </Panel>
  )
}

function Answer({ paper, part }: { paper: PlanPaperDetail; part: Part }) {
  const t = usePaperText()
  const [words, setWords] = useState(part.words)
  const [source, setSource] = useState(part.source)
  const [error, setError] = useState<unknown>()
  const same = words === part.words && source === part.source
  const send = () =>
    answerCircular(paper.id, part.version, part.unit, words.trim(), source.trim()).then(
      () => toast(t('pp.answer.saved')),
      setError,
    )
  return (
    <>
      <TextArea
        label={t(part.held ? 'pp.answer' : 'pp.answer.for')}
        hint={t('pp.answer.hint')}
        value={words}
        maxLength={2000}
        onChange={setWords}
      />
      {!part.held && (
        <TextField label={t('pp.source')} hint={t('pp.source.hint')} value={source} maxLength={200} onChange={setSource} />
      )}
      {error !== undefined && <ErrorNote error={error} kept />}
      <p className="pl-actions">
        <Button look="main" disabled={same || words.trim() === '' || (!part.held && source.trim() === '')} onPress={send}>
          {t(part.words ? 'pp.answer.change' : 'pp.answer.save')}
        </Button>
      </p>
    </>
  )
}
