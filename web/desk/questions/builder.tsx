import { type ReactNode, useId } from 'react'
import type { Question, QuestionMistake } from '#kernel/engine/question'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNow } from '../../shell/use-now.ts'
import { firstQuestion } from './address.ts'
import type { Askable } from './data.ts'
import { Filters } from './filters.tsx'
import { Groups } from './groups.tsx'
import { Measures } from './measures.tsx'
import { datable } from './parts.ts'
import { useAskText } from './text.ts'

type BuilderProps = {
  askables: readonly Askable[]
  askable: Askable
  question: Question
  mistakes: Readonly<Record<string, QuestionMistake>>
  onChange: (question: Question) => void
}

/** The question in parts, in the order in which one would say it. */
export function Builder({ askables, askable: { subject, programme }, question, mistakes, onChange }: BuilderProps) {
  const t = useAskText()
  const now = useNow()
  const set = (more: Partial<Question>) => onChange({ ...question, ...more })
  const nameOf = ({ kind, name }: Question['of']) => `${kind} ${name}`
  const about = (kind: 'cases' | 'entries') => ({
    label: t(`ask.of.${kind}`),
    options: askables
      .filter(one => one.subject.kind === kind)
      .map(one => ({ value: nameOf(one.subject), label: one.subject.title })),
  })
  return (
    <div className="ask-builder ui-no-print">
      <Part title={t('ask.of')}>
        <Select
          label={t('ask.of')}
          hideLabel
          empty={false}
          value={nameOf(question.of)}
          options={[about('cases'), about('entries')].filter(group => group.options.length > 0)}
          onChange={value => {
            const chosen = askables.find(one => nameOf(one.subject) === value)
            if (chosen) onChange(firstQuestion(chosen.subject, now))
          }}
        />
      </Part>
      <Part title={t('ask.measures')}>
        <Measures
          subject={subject}
          programme={programme}
          measures={question.measures}
          wrong={n => mistakes[`measures.${n}`]}
          onChange={measures => set({ measures })}
        />
      </Part>
      <Part title={t('ask.groups')}>
        <Groups
          subject={subject}
          groups={question.groups}
          wrong={n => mistakes[`groups.${n}`]}
          onChange={groups => set({ groups })}
        />
      </Part>
      <Part title={t('ask.where')}>
        <Filters
          subject={subject}
          programme={programme}
          where={question.where}
          wrong={n => mistakes[`where.${n}`]}
          onChange={where => set({ where })}
        />
      </Part>
      <Part title={t('ask.period')}>
        <Period askable={{ subject, programme }} question={question} wrong={mistakes.period} onChange={onChange} />
        {subject.kind === 'entries' && (
          <TextField
            label={t('ask.at.day')}
            hint={t('ask.at.day.now')}
            type="date"
            value={question.at ?? ''}
            error={mistakes.at && t(`ask.wrong.${mistakes.at}`)}
            onChange={at => onChange({ ...question, at: at || undefined })}
          />
        )}
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="ask-line" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="ask-parts">{children}</div>
    </section>
  )
}

type PeriodProps = Pick<BuilderProps, 'askable' | 'question' | 'onChange'> & { wrong: QuestionMistake | undefined }

function Period({ askable: { subject }, question, wrong, onChange }: PeriodProps) {
  const t = useAskText()
  const { period, ...rest } = question
  const set = (of: string | undefined, from: string | undefined, to: string | undefined) =>
    onChange(of ? { ...rest, period: { of, ...(from && { from }), ...(to && { to }) } } : rest)
  return (
    <div className="ask-part">
      <Select
        label={t('ask.period.of')}
        empty={t('ask.period.always')}
        value={period?.of}
        error={wrong && t(`ask.wrong.${wrong}`)}
        options={datable(subject).map(column => ({ value: column, label: subject.columns[column]?.title ?? column }))}
        onChange={of => set(of, period?.from, period?.to)}
      />
      {period && (
        <>
          <TextField
            label={t('ask.from')}
            type="date"
            value={period.from ?? ''}
            onChange={from => set(period.of, from, period.to)}
          />
          <TextField label={t('ask.to')} type="date" value={period.to ?? ''} onChange={to => set(period.of, period.from, to)} />
        </>
      )}
    </div>
  )
}
