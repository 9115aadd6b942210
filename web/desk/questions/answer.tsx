import { useState } from 'react'
import type { Question } from '#kernel/engine/question'
import { Tabs } from '../../overlay/tabs.tsx'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { type Look, looks } from './address.ts'
import { AnswerChart } from './answer-chart.tsx'
import { AnswerCross } from './answer-cross.tsx'
import { AnswerMap } from './answer-map.tsx'
import { AnswerTable } from './answer-table.tsx'
import { Behind } from './behind.tsx'
import { useAnswer } from './data.ts'
import { useAskText } from './text.ts'
import './answer.css'

type AnswerProps = { question: Question; whole: boolean; look: Look; onLook: (look: Look) => void }
type Opened = { readonly keys: readonly (string | null)[] | undefined; readonly what: string }

/** The answer, as table, chart or map; each number opens into the list behind it. */
export function Answer({ question, whole, look, onLook }: AnswerProps) {
  const t = useAskText()
  const language = useLanguage()
  const { data: answer, error, refetch, isPlaceholderData } = useAnswer(question, whole)
  const [measure, setMeasure] = useState(0)
  const [opened, setOpened] = useState<Opened>()
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!answer) return whole ? <Skeleton lines={8} /> : null
  const at = Math.min(measure, answer.measures.length - 1)
  // While the next answer is counted the last one stays in sight, and belongs to another question.
  const fits = !isPlaceholderData && answer.groups.length === question.groups.length
  const open = (keys: Opened['keys'], what: string) => fits && setOpened({ keys, what })
  const some = answer.rows.length > 0 || answer.groups.length === 0
  return (
    <div className="ui-stack" aria-busy={!fits} data-stale={fits ? undefined : ''}>
      <Tabs
        label={t('ask.answer')}
        tabs={looks.map(value => ({ value, label: t(`ask.look.${value}`) }))}
        value={look}
        onChange={value => onLook(value as Look)}
      >
        {look !== 'table' && answer.measures.length > 1 && (
          <Select
            label={t('ask.look.measure')}
            empty={false}
            value={String(at)}
            options={answer.measures.map(({ title }, n) => ({ value: String(n), label: title }))}
            onChange={value => setMeasure(Number(value))}
          />
        )}
        {!some && <EmptyState title={t('ask.none')}>{t('ask.none.next')}</EmptyState>}
        {some && look === 'table' && <AnswerTable answer={answer} onOpen={open} />}
        {some && look === 'cross' && fits && <AnswerCross answer={answer} question={question} measure={at} onOpen={open} />}
        {some && look === 'chart' && fits && <AnswerChart answer={answer} question={question} measure={at} onOpen={open} />}
        {some && look === 'map' && fits && <AnswerMap answer={answer} question={question} measure={at} onOpen={open} />}
      </Tabs>
      <p className="ui-soft">
        {[
          t('ask.at', { at: sayMoment(answer.at, answer.at, language) }),
          t(`ask.from.${answer.from}`),
          question.of.kind === 'cases' ? t('ask.merged') : '',
          answer.persons ? t('ask.few.note') : '',
          answer.stood === 'now' ? '' : t(`ask.stood.${answer.stood}`),
          answer.more ? t('ask.more') : '',
        ]
          .filter(Boolean)
          .join(language === 'zh' ? '' : ' ')}
      </p>
      {opened && <Behind question={question} keys={opened.keys} what={opened.what} onClose={() => setOpened(undefined)} />}
    </div>
  )
}
