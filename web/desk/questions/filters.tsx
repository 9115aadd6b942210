import type { Question, QuestionFilter, QuestionMistake, Subject } from '#kernel/engine/question'
import { isTimed } from '#kernel/engine/question'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { FilterValue } from './filter-value.tsx'
import { exchanged, filterable, filterBy, offeredOps } from './parts.ts'
import { useAskText } from './text.ts'

type FiltersProps = {
  subject: Subject
  programme: string
  where: Question['where']
  wrong: (n: number) => QuestionMistake | undefined
  onChange: (where: readonly QuestionFilter[]) => void
}

/** Conditions that all hold, one to a line. */
export function Filters({ subject, programme, where, wrong, onChange }: FiltersProps) {
  const t = useAskText()
  const columns = filterable(subject)
  return (
    <>
      {where.map((filter, n) => {
        const name = t('ask.filter', { n: n + 1 })
        const code = wrong(n)
        const error = code && t(`ask.wrong.${code}`)
        const set = (by: QuestionFilter | undefined) => onChange(exchanged(where, n, by))
        return (
          <fieldset key={name} className="ask-part">
            <legend className="ui-hidden">{name}</legend>
            <Select
              label={name}
              empty={false}
              value={filter.column}
              error={code === 'no-value' ? undefined : error}
              options={columns.map(column => ({ value: column, label: subject.columns[column]?.title ?? column }))}
              onChange={column => column && set(filterBy(subject, column))}
            />
            <Select
              label={t('ask.filter.op')}
              empty={false}
              value={filter.op}
              options={offeredOps(subject, filter.column).map(op => ({
                value: op,
                label: t(opWord(subject, filter.column, op)),
              }))}
              onChange={op => op && set(filterBy(subject, filter.column, op as QuestionFilter['op']))}
            />
            <FilterValue
              subject={subject}
              programme={programme}
              filter={filter}
              error={code === 'no-value' ? error : undefined}
              onChange={value => set({ column: filter.column, op: filter.op, ...(value !== undefined && { value }) })}
            />
            <Button look="quiet" size="small" label={t('ask.remove', { what: name })} onPress={() => set(undefined)}>
              ×
            </Button>
          </fieldset>
        )
      })}
      {where.length < 12 && (
        <Button size="small" onPress={() => onChange([...where, filterBy(subject, columns[0] ?? '')])}>
          {t('ask.filter.add')}
        </Button>
      )}
    </>
  )
}

function opWord(subject: Subject, column: string, op: QuestionFilter['op']) {
  if (column === '$closed' && op === 'filled') return 'ask.op.ended'
  if (column === '$closed' && op === 'empty') return 'ask.op.open'
  const field = subject.columns[column]
  if (field && isTimed(field) && op === 'atLeast') return 'ask.op.from'
  return field && isTimed(field) && op === 'atMost' ? 'ask.op.until' : (`ask.op.${op}` as const)
}
