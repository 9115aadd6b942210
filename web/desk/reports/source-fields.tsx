import type { Bound, FormDetail, Ground, Over, ReportSlot, Source } from '#contract/reports'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePlaces } from '../data/office.ts'
import { AskedFields } from './asked-fields.tsx'
import { useSources } from './data.ts'
import { RegisterFields } from './register-fields.tsx'
import { TargetFields } from './target-fields.tsx'
import { useReportText } from './text.ts'

const kinds = [
  'cases',
  'indicator',
  'register',
  'target',
  'sum',
  'asked',
  'text',
  'office',
  'community',
  'period',
  'date',
  'me',
  'empty',
] as const
const overs = ['period', 'toDate', 'before', 'yearBefore'] as const
const counting: readonly Source['kind'][] = ['cases', 'indicator', 'register', 'target']
export type SourceOf<Kind extends Source['kind']> = Extract<Source, { kind: Kind }>
type Props = { form: FormDetail; slot: ReportSlot; bound: Bound; onChange: (bound: Bound) => void }

/** Any source by hand: what, of which ground, of which time. */
export function SourceFields({ form, slot, bound, onChange }: Props) {
  const t = useReportText()
  const { data: offer } = useSources()
  const { data: communities = [] } = usePlaces('community')
  const { source } = bound
  const set = (next: Source) => onChange({ ...bound, source: next })
  const begin = (kind: Source['kind']): Source => {
    const register = offer?.registers[0]?.name ?? ''
    const indicator = offer?.indicators[0]
    if (kind === 'cases') return { kind, type: offer?.cases[0]?.type ?? '', figure: 'filed' }
    if (kind === 'indicator') return { kind, programme: indicator?.programme ?? '', key: indicator?.key ?? '', part: 'value' }
    if (kind === 'register') return { kind, register, of: 'count', where: [] }
    if (kind === 'target') return { kind, item: '', title: '', part: 'value' }
    if (kind === 'sum') return { kind, cells: [slot.cell] }
    if (kind === 'text') return { kind, text: '' }
    if (kind === 'asked') return { kind, as: 'number', hint: '' }
    return { kind }
  }
  return (
    <>
      <Select
        label={t('rep.kind')}
        empty={false}
        value={source.kind}
        onChange={kind => set(begin((kind ?? 'empty') as Source['kind']))}
        options={kinds.map(value => ({ value, label: t(`rep.kind.${value}`) }))}
      />
      {source.kind === 'cases' && <CasesFields source={source} set={set} />}
      {source.kind === 'indicator' && <IndicatorFields source={source} set={set} />}
      {source.kind === 'register' && <RegisterFields source={source} set={set} />}
      {source.kind === 'target' && <TargetFields source={source} set={set} />}
      {source.kind === 'asked' && <AskedFields source={source} set={set} />}
      {source.kind === 'text' && (
        <TextField label={t('rep.text')} value={source.text} maxLength={500} onChange={text => set({ ...source, text })} />
      )}
      {source.kind === 'sum' && <SumField key={slot.cell} form={form} slot={slot} source={source} set={set} />}
      {(counting.includes(source.kind) || source.kind === 'community') && (
        <Select
          label={t('rep.ground')}
          empty={false}
          value={groundText(bound.ground)}
          onChange={value => onChange({ ...bound, ground: groundFrom(value ?? 'report') })}
          options={[
            { value: 'report', label: t('rep.ground.report') },
            ...communities.map(c => ({ value: c.id, label: c.name })),
            ...communities.map((_, n) => ({ value: `nth ${n}`, label: t('rep.ground.nth', { n: n + 1 }) })),
          ]}
        />
      )}
      {(source.kind === 'cases' || source.kind === 'indicator') && (
        <Select
          label={t('rep.over')}
          empty={false}
          value={bound.over}
          onChange={value => onChange({ ...bound, over: (value ?? 'period') as Over })}
          options={overs.map(value => ({ value, label: t(`rep.over.${value}`) }))}
        />
      )}
    </>
  )
}

const groundText = (ground: Ground) =>
  ground.kind === 'nth' ? `nth ${ground.n}` : ground.kind === 'community' ? ground.id : 'report'
const groundFrom = (text: string): Ground =>
  text === 'report'
    ? { kind: 'report' }
    : text.startsWith('nth ')
      ? { kind: 'nth', n: Number(text.slice(4)) }
      : { kind: 'community', id: text }

type FieldsProps<Kind extends Source['kind']> = { source: SourceOf<Kind>; set: (source: Source) => void }
const labelled = (options: readonly { value: string; title: string }[]) => options.map(o => ({ value: o.value, label: o.title }))

export function CasesFields({ source, set }: FieldsProps<'cases'>) {
  const t = useReportText()
  const { data: offer } = useSources()
  const of = offer?.cases.find(c => c.type === source.type)
  const field = of?.fields.find(f => f.value === source.field)
  const { state: _, field: __, value: ___, ...bare } = source
  return (
    <>
      <Select
        label={t('rep.which')}
        empty={false}
        value={source.type}
        onChange={type => set({ kind: 'cases', figure: source.figure, type: type ?? '' })}
        options={offer?.cases.map(c => ({ value: c.type, label: c.title })) ?? []}
      />
      <Select
        label={t('rep.figure')}
        empty={false}
        value={source.figure}
        onChange={figure => set({ ...source, figure: (figure ?? 'filed') as SourceOf<'cases'>['figure'] })}
        options={(['filed', 'closed', 'open', 'late'] as const).map(value => ({ value, label: t(`rep.figure.${value}`) }))}
      />
      <Select
        label={t('rep.state')}
        empty={t('rep.any')}
        value={source.state}
        onChange={state =>
          set({ ...bare, ...(field && source.value && { field: field.value, value: source.value }), ...(state && { state }) })
        }
        options={labelled(of?.states ?? [])}
      />
      <ByField
        fields={of?.fields ?? []}
        field={source.field}
        value={source.value}
        onChange={by => set({ ...bare, ...(source.state && { state: source.state }), ...by })}
      />
    </>
  )
}

export function IndicatorFields({ source, set }: FieldsProps<'indicator'>) {
  const t = useReportText()
  const { data: offer } = useSources()
  const of = offer?.indicators.find(i => i.programme === source.programme && i.key === source.key)
  const { field: _, value: __, ...bare } = source
  return (
    <>
      <Select
        label={t('rep.which')}
        empty={false}
        value={`${source.programme} ${source.key}`}
        onChange={text => {
          const [programme = '', key = ''] = (text ?? '').split(' ')
          set({ kind: 'indicator', programme, key, part: source.part })
        }}
        options={offer?.indicators.map(i => ({ value: `${i.programme} ${i.key}`, label: i.title })) ?? []}
      />
      {of?.kind === 'share' && (
        <Select
          label={t('rep.part')}
          empty={false}
          value={source.part}
          onChange={part => set({ ...source, part: (part ?? 'value') as SourceOf<'indicator'>['part'] })}
          options={(['value', 'hit', 'of'] as const).map(value => ({ value, label: t(`rep.part.${value}`) }))}
        />
      )}
      <ByField fields={of?.fields ?? []} field={source.field} value={source.value} onChange={by => set({ ...bare, ...by })} />
    </>
  )
}

type Field = { value: string; title: string; options: readonly { value: string; title: string }[] }
type ByProps = {
  /** What the filter is called where it stands among other fields. */
  label?: string
  fields: readonly Field[]
  field: string | undefined
  value: string | undefined
  onChange: (by: { field?: string; value?: string }) => void
}

export function ByField({ label, fields, field, value, onChange }: ByProps) {
  const t = useReportText()
  if (fields.length === 0) return null
  const chosen = fields.find(f => f.value === field)
  return (
    <>
      <Select
        label={label ?? t('rep.field')}
        empty={t('rep.any')}
        value={field}
        onChange={next => {
          const first = fields.find(f => f.value === next)?.options[0]?.value
          onChange(next && first ? { field: next, value: first } : {})
        }}
        options={labelled(fields)}
      />
      {chosen && (
        <Select
          label={t('rep.value')}
          empty={false}
          value={value}
          onChange={next => onChange(next ? { field: chosen.value, value: next } : {})}
          options={labelled(chosen.options)}
        />
      )}
    </>
  )
}

function SumField({ form, slot, source, set }: { form: FormDetail; slot: ReportSlot } & FieldsProps<'sum'>) {
  const t = useReportText()
  const sheet = slot.cell.slice(0, slot.cell.indexOf('!') + 1)
  const shown = source.cells.map(cell => cell.slice(cell.indexOf('!') + 1)).join(',')
  return (
    <TextField
      label={t('rep.sum')}
      hint={t('rep.sum.hint')}
      value={shown}
      onChange={text => {
        const cells = cellsIn(text).map(ref => `${sheet}${ref}`)
        const known = cells.filter(cell => form.slots.some(s => s.cell === cell) && cell !== slot.cell)
        if (known.length > 0) set({ kind: 'sum', cells: known })
      }}
    />
  )
}

/** 'C5:C7,D9' as C5, C6, C7, D9; ranges within one column or row. */
function cellsIn(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[,，、\s]+/)
    .flatMap(part => {
      const range = /^([A-Z]{1,3})(\d+)[:：]([A-Z]{1,3})(\d+)$/.exec(part)
      if (!range) return /^[A-Z]{1,3}\d+$/.test(part) ? [part] : []
      const [, column = '', from = '', other = '', to = ''] = range
      if (column !== other || Number(to) - Number(from) > 400) return []
      return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, n) => `${column}${Number(from) + n}`)
    })
}
