import { useEffect, useState } from 'react'
import type { EntryFilter } from '#contract/entries'
import type { FieldData } from '#kernel/define/field'
import { FieldInput } from '../../../fields/field.tsx'
import { useLanguage } from '../../../shell/preferences.ts'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { nameIn } from '../../data/names.ts'
import { usePlaces } from '../../data/office.ts'
import { type Asked, whereOf, withWhere } from '../data/asked.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

type FiltersProps = { ledger: LedgerSeen; asked: Asked; onChange: (asked: Asked) => void }

/** What can be held against each column: options, from and to, words, and whether it is filled in at all. */
export function ColumnFilters({ ledger, asked, onChange }: FiltersProps) {
  const t = useRegText()
  const { def } = ledger
  const own = Object.entries(def.columns).filter(([, field]) => !field.personal)
  // What the list shows is what one narrows it by; the other columns follow.
  const rank = (key: string) => (def.list.includes(key) ? def.list.indexOf(key) : def.list.length)
  const columns = own.toSorted(([a], [b]) => rank(a) - rank(b))
  const titles = own.map(([key, field]) => ({ value: key, label: field.title }))
  return (
    <>
      {def.ledger.place && <Areas asked={asked} onChange={onChange} />}
      {columns.map(([key, field]) => (
        <ColumnFilter
          key={key}
          column={key}
          field={field}
          on={whereOf(asked, key)}
          onChange={filters => onChange(withWhere(asked, key, filters))}
        />
      ))}
      {(['empty', 'filled'] as const).map(op => (
        <Select
          key={op}
          label={t(`reg.filter.${op}`)}
          empty={t('reg.filter.any')}
          options={titles}
          value={asked.where.find(one => one.op === op)?.column}
          onChange={column => {
            const others = asked.where.filter(one => one.op !== op)
            onChange({ ...asked, where: column ? [...others, { column, op }] : others })
          }}
        />
      ))}
    </>
  )
}

function Areas({ asked, onChange }: Omit<FiltersProps, 'ledger'>) {
  const t = useRegText()
  const language = useLanguage()
  const { data: communities = [] } = usePlaces('community')
  const { data: grids = [] } = usePlaces('grid')
  const options = (rows: typeof grids) => rows.map(row => ({ value: row.id, label: nameIn(language, row) }))
  const within = grids.filter(grid => asked.community !== undefined && grid.parent === asked.community)
  return (
    <>
      <Select
        label={t('reg.filter.community')}
        empty={t('reg.filter.any')}
        options={options(communities)}
        value={asked.community}
        onChange={community => onChange({ ...asked, community, grid: undefined })}
      />
      {within.length > 0 && (
        <Select
          label={t('reg.filter.grid')}
          empty={t('reg.filter.any')}
          options={options(within)}
          value={asked.grid}
          onChange={grid => onChange({ ...asked, grid })}
        />
      )}
    </>
  )
}

type ColumnProps = {
  column: string
  field: FieldData
  on: readonly EntryFilter[]
  onChange: (filters: readonly EntryFilter[]) => void
}

function ColumnFilter({ column, field, on, onChange }: ColumnProps) {
  const t = useRegText()
  const against = (op: EntryFilter['op']) => on.find(one => one.op === op)?.value
  const put = (op: EntryFilter['op'], value: EntryFilter['value'] | undefined) =>
    onChange([...on.filter(one => one.op !== op), ...(value === undefined || value === '' ? [] : [{ column, op, value }])])
  const options = Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label }))
  const any = t('reg.filter.any')
  switch (field.kind) {
    case 'choice':
    case 'choices': {
      const op = field.kind === 'choice' ? 'is' : 'has'
      const value = against(op)
      return (
        <Select
          label={field.title}
          empty={any}
          options={options}
          value={typeof value === 'string' ? value : undefined}
          onChange={one => put(op, one)}
        />
      )
    }
    case 'yesno':
      return (
        <Select
          label={field.title}
          empty={any}
          options={[
            { value: 'true', label: t('reg.yes') },
            { value: 'false', label: t('reg.no') },
          ]}
          value={against('is') === undefined ? undefined : String(against('is'))}
          onChange={one => put('is', one === undefined ? undefined : one === 'true')}
        />
      )
    case 'count':
    case 'amount':
    case 'day':
      return (
        <FromTo
          title={field.title}
          isDay={field.kind === 'day'}
          from={against('atLeast')}
          to={against('atMost')}
          onFrom={value => put('atLeast', value)}
          onTo={value => put('atMost', value)}
        />
      )
    case 'unit':
    case 'item':
      return (
        <div className="reg-filter-found">
          <FieldInput
            field={{ ...field, required: true, hint: '' }}
            value={against('is')}
            onChange={one => put('is', one as string)}
          />
        </div>
      )
    case 'text':
    case 'note':
      return (
        <Settled
          label={t('reg.filter.contains', { title: field.title })}
          value={String(against('contains') ?? '')}
          onChange={words => put('contains', words)}
        />
      )
    default:
      return null
  }
}

type Bound = EntryFilter['value'] | undefined
type FromToProps = {
  title: string
  isDay: boolean
  from: Bound
  to: Bound
  onFrom: (value: Bound) => void
  onTo: (value: Bound) => void
}

function FromTo({ title, isDay, from, to, onFrom, onTo }: FromToProps) {
  const t = useRegText()
  const read = (words: string): Bound => {
    if (words === '' || isDay) return words || undefined
    const number = Number(words.normalize('NFKC').replaceAll(',', ''))
    return Number.isFinite(number) ? number : undefined
  }
  const side = (label: string, value: Bound, put: (value: Bound) => void) => (
    <Settled
      label={label}
      type={isDay ? 'date' : 'text'}
      inputMode={isDay ? undefined : 'decimal'}
      value={value === undefined ? '' : String(value)}
      onChange={words => put(read(words))}
    />
  )
  return (
    <div className="reg-from-to">
      {side(t('reg.filter.from', { title }), from, onFrom)}
      {side(t('reg.filter.to', { title }), to, onTo)}
    </div>
  )
}

type SettledProps = {
  label: string
  value: string
  onChange: (words: string) => void
  type?: string | undefined
  inputMode?: 'decimal' | undefined
}

/** What is typed counts on Enter or on leaving the field, not letter by letter. */
function Settled({ label, value, onChange, type, inputMode }: SettledProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = () => {
    if (typed.trim() !== value) onChange(typed.trim())
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        settle()
      }}
    >
      <TextField
        label={label}
        value={typed}
        onChange={setTyped}
        onBlur={settle}
        maxLength={100}
        type={type}
        inputMode={inputMode}
      />
    </form>
  )
}
