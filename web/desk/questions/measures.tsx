import type { Measure, QuestionMistake, Subject } from '#kernel/engine/question'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Filters } from './filters.tsx'
import { addable, exchanged, measureBy, measuresOf } from './parts.ts'
import { useAskText } from './text.ts'

type MeasuresProps = {
  subject: Subject
  programme: string
  measures: readonly Measure[]
  wrong: (n: number) => QuestionMistake | undefined
  onChange: (measures: readonly Measure[]) => void
}

/** What is counted, one number to a line. */
export function Measures({ subject, programme, measures, wrong, onChange }: MeasuresProps) {
  const t = useAskText()
  const offered = measuresOf(subject)
  const columns = addable(subject)
  return (
    <>
      {measures.map((measure, n) => {
        const name = t('ask.measure', { n: n + 1 })
        const code = wrong(n)
        const set = (by: Measure | undefined) => onChange(exchanged(measures, n, by))
        return (
          <fieldset key={name} className="ask-part">
            <legend className="ui-hidden">{name}</legend>
            <Select
              label={name}
              empty={false}
              value={measure.what}
              error={code && measure.what !== 'share' ? t(`ask.wrong.${code}`) : undefined}
              options={offered.map(what => ({ value: what, label: t(`ask.what.${what}`) }))}
              onChange={what => what && set(measureBy(subject, what as Measure['what']))}
            />
            {'column' in measure && (
              <Select
                label={t('ask.measure.column')}
                empty={false}
                value={measure.column}
                options={columns.map(column => ({ value: column, label: subject.columns[column]?.title ?? column }))}
                onChange={column => column && set({ what: measure.what, column })}
              />
            )}
            {measures.length > 1 && (
              <Button look="quiet" size="small" label={t('ask.remove', { what: name })} onPress={() => set(undefined)}>
                ×
              </Button>
            )}
            {measure.what === 'share' && (
              <div className="ask-inset">
                <Filters
                  subject={subject}
                  programme={programme}
                  where={measure.where}
                  wrong={() => (measure.where.length > 0 ? code : undefined)}
                  onChange={where => set({ what: 'share', where })}
                />
              </div>
            )}
          </fieldset>
        )
      })}
      {measures.length < 6 && (
        <Button
          size="small"
          onPress={() => onChange([...measures, measureBy(subject, measures.length === 0 ? 'count' : 'share')])}
        >
          {t('ask.measure.add')}
        </Button>
      )}
    </>
  )
}
