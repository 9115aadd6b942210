import type { Condition, Source, SourceOffer } from '#contract/reports'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useSources } from './data.ts'
import type { SourceOf } from './source-fields.tsx'
import { useReportText } from './text.ts'

type Column = SourceOffer['registers'][number]['columns'][number]
const numbers = ['count', 'amount', 'rating']
const ways = ['count', 'sum', 'average', 'share', 'figure'] as const
type Props = { source: SourceOf<'register'>; set: (source: Source) => void }

/** A query on a register: how many entries, the sum or mean of a column, a share, under conditions. */
export function RegisterFields({ source, set }: Props) {
  const t = useReportText()
  const { data: offer } = useSources()
  const of = offer?.registers.find(r => r.name === source.register)
  const summable = of?.columns.filter(c => numbers.includes(c.kind)) ?? []
  const may = {
    count: true,
    sum: summable.length > 0,
    average: summable.length > 0,
    share: true,
    figure: (of?.figures.length ?? 0) > 0,
  }
  const { column: _, figure: __, ...bare } = source
  return (
    <>
      <Select
        label={t('rep.which')}
        empty={false}
        value={source.register}
        onChange={register => set({ kind: 'register', register: register ?? '', of: 'count', where: [] })}
        options={offer?.registers.map(r => ({ value: r.name, label: r.title })) ?? []}
      />
      <Select
        label={t('rep.of')}
        empty={false}
        value={source.of}
        onChange={value => {
          const how = (value ?? 'count') as (typeof ways)[number]
          const column = how === 'sum' || how === 'average' ? summable[0]?.value : undefined
          const figure = how === 'figure' ? of?.figures[0]?.value : undefined
          set({ ...bare, of: how, ...(column && { column }), ...(figure && { figure, where: [] }) })
        }}
        options={ways.filter(value => may[value]).map(value => ({ value, label: t(`rep.of.${value}`) }))}
      />
      {source.of === 'figure' && (
        <Select
          label={t('rep.kind.indicator')}
          empty={false}
          value={source.figure}
          onChange={figure => set({ ...source, ...(figure && { figure }) })}
          options={of?.figures.map(f => ({ value: f.value, label: f.title })) ?? []}
        />
      )}
      {(source.of === 'sum' || source.of === 'average') && (
        <Select
          label={t('rep.column')}
          empty={false}
          value={source.column}
          onChange={column => set({ ...source, ...(column && { column }) })}
          options={summable.map(c => ({ value: c.value, label: c.title }))}
        />
      )}
      {source.of !== 'figure' && of && (
        <Conditions columns={of.columns} where={source.where} onChange={where => set({ ...source, where })} />
      )}
    </>
  )
}

type ConditionsProps = { columns: readonly Column[]; where: readonly Condition[]; onChange: (where: Condition[]) => void }

export function Conditions({ columns, where, onChange }: ConditionsProps) {
  const t = useReportText()
  const put = (at: number, next: Condition) => onChange(where.map((one, n) => (n === at ? next : one)))
  const first = columns[0]
  return (
    <fieldset>
      <legend>{t('rep.where')}</legend>
      {[...where.entries()].map(([n, one]) => (
        <div className="rep-where" key={n}>
          <One columns={columns} condition={one} onChange={next => put(n, next)} />
          <Button
            size="small"
            look="quiet"
            label={t('rep.where.remove', { n: n + 1 })}
            onPress={() => onChange(where.filter((_, at) => at !== n))}
          >
            ×
          </Button>
        </div>
      ))}
      {first && (
        <Button size="small" look="quiet" onPress={() => onChange([...where, firstOn(first)])}>
          {t('rep.where.add')}
        </Button>
      )}
    </fieldset>
  )
}

const firstOn = (column: Column): Condition => {
  const value = column.options[0]?.value
  if (value !== undefined) return { op: column.kind === 'choices' ? 'has' : 'is', field: column.value, value }
  if (column.kind === 'yesno') return { op: 'is', field: column.value, value: true }
  return numbers.includes(column.kind) ? { op: 'atLeast', field: column.value, value: 1 } : { op: 'filled', field: column.value }
}
const opsOf = (column: Column | undefined): readonly ('is' | 'has' | 'atLeast' | 'atMost' | 'filled')[] => {
  if (column?.kind === 'choices') return ['has', 'filled']
  if (column?.options.length || column?.kind === 'yesno') return ['is', 'filled']
  return column && numbers.includes(column.kind) ? ['atLeast', 'atMost', 'filled'] : ['filled']
}

function One({
  columns,
  condition,
  onChange,
}: {
  columns: readonly Column[]
  condition: Condition
  onChange: (next: Condition) => void
}) {
  const t = useReportText()
  const column = columns.find(c => c.value === condition.field)
  const value = 'value' in condition ? condition.value : ''
  const withOp = (op: string | undefined) => {
    if (op === 'filled') onChange({ op, field: condition.field })
    else if (op === 'atLeast' || op === 'atMost') onChange({ op, field: condition.field, value: Number(value) || 0 })
    else if (column) onChange(firstOn(column))
  }
  return (
    <>
      <Select
        label={t('rep.where.column')}
        empty={false}
        value={condition.field}
        onChange={field => {
          const next = columns.find(c => c.value === field)
          if (next) onChange(firstOn(next))
        }}
        options={columns.map(c => ({ value: c.value, label: c.title }))}
      />
      <Select
        label={t('rep.where.op')}
        empty={false}
        value={condition.op}
        onChange={withOp}
        options={opsOf(column).map(op => ({ value: op, label: t(`rep.op.${op}`) }))}
      />
      {(condition.op === 'is' || condition.op === 'has') && (
        <Select
          label={t('rep.where.value')}
          empty={false}
          value={String(value)}
          onChange={next =>
            onChange(
              condition.op === 'has'
                ? { ...condition, value: next ?? '' }
                : { ...condition, value: column?.kind === 'yesno' ? next === 'true' : (next ?? '') },
            )
          }
          options={
            column?.kind === 'yesno'
              ? [
                  { value: 'true', label: t('rep.yes') },
                  { value: 'false', label: t('rep.no') },
                ]
              : (column?.options.map(o => ({ value: o.value, label: o.title })) ?? [])
          }
        />
      )}
      {(condition.op === 'atLeast' || condition.op === 'atMost') && (
        <TextField
          label={t('rep.where.value')}
          type="number"
          value={String(value)}
          onChange={next => onChange({ ...condition, value: Number(next) || 0 })}
        />
      )}
    </>
  )
}
