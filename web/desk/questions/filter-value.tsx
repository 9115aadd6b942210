import type { QuestionFilter, Subject } from '#kernel/engine/question'
import { isNumber, isTimed } from '#kernel/engine/question'
import { questionPhrase } from '#kernel/engine/words/question'
import { useLanguage } from '../../shell/preferences.ts'
import { type Option, Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { nameIn } from '../data/names.ts'
import { usePlaces, useRegister, useUnits } from '../data/office.ts'
import { useAskText } from './text.ts'

type ValueProps = {
  subject: Subject
  programme: string
  filter: QuestionFilter
  error: string | undefined
  onChange: (value: QuestionFilter['value']) => void
}

/** What a condition is held against, asked as the column needs it. */
export function FilterValue({ subject, programme, filter, error, onChange }: ValueProps) {
  const t = useAskText()
  const field = subject.columns[filter.column]
  const options = useOptions(subject, programme, filter.column)
  if (!field || filter.op === 'filled' || filter.op === 'empty') return null
  const label = t('ask.filter.value')
  if (field.kind === 'yesno')
    return (
      <Select
        label={label}
        empty={false}
        value={String(filter.value)}
        options={[
          { value: 'true', label: t('ask.yes') },
          { value: 'false', label: t('ask.no') },
        ]}
        onChange={value => onChange(value === 'true')}
      />
    )
  if (filter.op === 'in') return <Several options={options} filter={filter} error={error} onChange={onChange} />
  if (filter.op === 'has' && options.length > 0)
    return <Select label={label} options={options} value={String(filter.value ?? '')} error={error} onChange={onChange} />
  const number = isNumber(field)
  return (
    <TextField
      label={label}
      type={isTimed(field) ? 'date' : 'text'}
      inputMode={number ? 'decimal' : undefined}
      unit={number ? field.measure : undefined}
      value={filter.value === undefined ? '' : String(filter.value)}
      maxLength={isTimed(field) ? undefined : 60}
      error={error}
      onChange={text => onChange(text.trim() === '' ? undefined : number ? Number(text) : text)}
    />
  )
}

type SeveralProps = Pick<ValueProps, 'filter' | 'error' | 'onChange'> & { options: readonly Option[] }

/** One or several of the options: each stands as a button that takes it away. */
function Several({ options, filter, error, onChange }: SeveralProps) {
  const t = useAskText()
  const chosen = Array.isArray(filter.value) ? (filter.value as readonly string[]) : []
  const labelOf = (value: string) => options.find(one => one.value === value)?.label ?? value
  return (
    <div className="ask-several">
      {chosen.map(value => (
        <button
          key={value}
          type="button"
          className="ask-chip"
          aria-label={t('ask.remove', { what: labelOf(value) })}
          onClick={() => onChange(chosen.filter(one => one !== value))}
        >
          {labelOf(value)} <span aria-hidden="true">×</span>
        </button>
      ))}
      {chosen.length < options.length && chosen.length < 50 && (
        <Select
          label={t(chosen.length === 0 ? 'ask.filter.value' : 'ask.filter.more')}
          options={options.filter(one => !chosen.includes(one.value))}
          value=""
          error={chosen.length === 0 ? error : undefined}
          onChange={value => value && onChange([...chosen, value])}
        />
      )}
    </div>
  )
}

const channels = ['portal', 'grid', 'desk', 'hotline', 'api', 'import'] as const

function useOptions(subject: Subject, programme: string, column: string): readonly Option[] {
  const lang = useLanguage()
  const field = subject.columns[column]
  const { data: units } = useUnits()
  const { data: places } = usePlaces(column === '$grid' ? 'grid' : 'community')
  const [own, register] = field?.register?.includes('.') ? field.register.split('.') : [programme, field?.register]
  const { data: rows } = useRegister(field?.kind === 'item' ? own : undefined, register)
  if (!field) return []
  if (column === '$channel') return channels.map(value => ({ value, label: questionPhrase(lang, `channel.${value}`) }))
  if (column === '$community' || column === '$grid')
    return (places ?? []).map(one => ({ value: one.id, label: nameIn(lang, one) }))
  switch (field.kind) {
    case 'unit':
    case 'units':
      return (units ?? []).map(one => ({ value: one.id, label: nameIn(lang, one) }))
    case 'item':
      return (rows ?? []).map(({ key, data }) => ({ value: key, label: rowWords(key, data) }))
    default:
      return Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label }))
  }
}

/** A row of a register by its key and the first words it has. */
function rowWords(key: string, data: Readonly<Record<string, unknown>>): string {
  const words = Object.values(data).filter(
    (value): value is string => typeof value === 'string' && value !== key && value.length < 40,
  )
  return [key, ...words.slice(0, 3)].join(' ')
}
