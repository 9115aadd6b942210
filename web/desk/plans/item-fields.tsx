import type { PlanItemDetail, PlanLine } from '#contract/plans'
import { useLanguage } from '../../shell/preferences.ts'
import { Choices } from '../../shell/ui/choice.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePeople } from '../admin/data.ts'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import type { ItemDraft } from './data.ts'
import { usePlanText } from './text.ts'
import { isPromise } from './tree.ts'

export const emptyItem = (kind: PlanLine['kind']): ItemDraft => ({
  kind,
  number: '',
  title: '',
  plain: '',
  subject: '',
  comparator: kind === 'target' ? 'ge' : kind === 'milestone' || kind === 'task' ? 'milestone' : null,
  low: null,
  high: null,
  unit: '',
  per: '',
  baseline: null,
  start: null,
  due: null,
  dueSaid: '',
  cadence: null,
  lead: null,
  co: [],
  person: null,
})
export const draftOf = (i: PlanItemDetail): ItemDraft => ({
  kind: i.kind,
  number: i.number,
  title: i.title,
  plain: i.plain,
  subject: i.subject,
  comparator: i.comparator,
  low: i.low,
  high: i.high,
  unit: i.unit,
  per: i.per,
  baseline: i.baseline,
  start: i.start,
  due: i.due,
  dueSaid: i.dueSaid,
  cadence: i.cadence,
  lead: i.lead,
  co: [...i.co],
  person: i.person,
})

const kinds = ['goal', 'measure', 'task', 'target', 'milestone'] as const
const comparators = ['ge', 'eq', 'le', 'range', 'zero', 'all', 'up', 'down'] as const
const cadences = ['week', 'month', 'quarter', 'half', 'year'] as const

/** A number as it is typed; empty is none. */
function NumberField({
  label,
  value,
  onChange,
  error,
  hint,
}: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  error?: string | undefined
  hint?: string
}) {
  return (
    <TextField
      label={label}
      inputMode="decimal"
      type="number"
      value={value === null ? '' : String(value)}
      error={error}
      hint={hint}
      optional
      onChange={text => onChange(text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text))}
    />
  )
}

type Props = { draft: ItemDraft; onChange: (draft: ItemDraft) => void; errors?: Readonly<Record<string, string>> | undefined }

/** What an item says: only what its kind needs is asked. */
export function ItemFields({ draft, onChange, errors }: Props) {
  const t = usePlanText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const { data: staff = [] } = usePeople()
  const set = (more: Partial<ItemDraft>) => onChange({ ...draft, ...more })
  const promise = isPromise(draft)
  const measured = draft.kind === 'target'
  const unitOptions = units.filter(u => u.active).map(u => ({ value: u.id, label: nameIn(language, u) }))
  return (
    <div className="pl-fields">
      <Select
        label={t('pl.i.kind')}
        empty={false}
        value={draft.kind}
        onChange={kind =>
          set({ ...draft, comparator: emptyItem(kind as ItemDraft['kind']).comparator, kind: kind as ItemDraft['kind'] })
        }
        options={kinds.map(value => ({ value, label: t(`pl.kind.${value}`) }))}
      />
      <TextField label={t('pl.i.number')} value={draft.number} optional maxLength={30} onChange={number => set({ number })} />
      <TextArea
        label={t('pl.i.title')}
        rows={2}
        value={draft.title}
        error={errors?.title}
        maxLength={300}
        onChange={title => set({ title })}
      />
      {measured && (
        <>
          <Select
            label={t('pl.i.comparator')}
            empty={false}
            value={draft.comparator ?? 'ge'}
            onChange={value => set({ comparator: value as ItemDraft['comparator'] })}
            options={comparators.map(value => ({ value, label: t(`pl.c.${value}`) }))}
          />
          <NumberField
            label={t('pl.i.low')}
            hint={t('pl.i.low.hint')}
            value={draft.low}
            error={errors?.low}
            onChange={low => set({ low })}
          />
          {draft.comparator === 'range' && (
            <NumberField label={t('pl.i.high')} value={draft.high} error={errors?.high} onChange={high => set({ high })} />
          )}
          <TextField label={t('pl.i.unit')} value={draft.unit} optional maxLength={30} onChange={unit => set({ unit })} />
          <Select
            label={t('pl.i.per')}
            empty={t('pl.per.none')}
            value={draft.per || undefined}
            onChange={per => set({ per: per ?? '' })}
            options={[
              { value: 'community', label: t('pl.per.community') },
              ...(draft.per !== '' && draft.per !== 'community' ? [{ value: draft.per, label: draft.per }] : []),
            ]}
          />
          <NumberField
            label={t('pl.i.baseline')}
            hint={t('pl.i.baseline.hint')}
            value={draft.baseline}
            error={errors?.baseline}
            onChange={baseline => set({ baseline })}
          />
        </>
      )}
      {promise && (
        <>
          <TextField
            type="date"
            label={t('pl.i.due')}
            optional
            hint={draft.dueSaid ? t('pl.i.due.said', { words: draft.dueSaid }) : t('pl.i.due.hint')}
            value={draft.due ?? ''}
            error={errors?.due}
            onChange={due => set({ due: due || null })}
          />
          <TextField
            type="date"
            label={t('pl.i.start')}
            optional
            value={draft.start ?? ''}
            onChange={start => set({ start: start || null })}
          />
          <Select
            label={t('pl.i.cadence')}
            empty={t('pl.cadence.none')}
            value={draft.cadence ?? undefined}
            onChange={value => set({ cadence: (value as ItemDraft['cadence']) ?? null })}
            options={cadences.map(value => ({ value, label: t(`pl.cadence.${value}`) }))}
          />
        </>
      )}
      <Select
        label={t('pl.f.lead')}
        empty={t('pl.lead.none')}
        value={draft.lead ?? undefined}
        error={errors?.lead}
        onChange={lead => set({ lead: lead ?? null })}
        options={unitOptions}
      />
      {promise && (
        <Select
          label={t('pl.i.person')}
          empty={t('pl.person.none')}
          value={draft.person ?? undefined}
          error={errors?.person}
          onChange={person => set({ person: person ?? null })}
          options={staff.map(p => ({ value: p.id, label: p.name }))}
        />
      )}
      <details className="pl-wide">
        <summary>{t('pl.i.co', { count: draft.co.length })}</summary>
        <Choices
          label={t('pl.i.co.label')}
          hideLabel
          tiles
          value={draft.co}
          error={errors?.co}
          onChange={co => set({ co })}
          options={unitOptions.filter(u => u.value !== draft.lead)}
        />
      </details>
      <TextArea
        label={t('pl.i.plain')}
        hint={t('pl.i.plain.hint')}
        optional
        rows={2}
        value={draft.plain}
        maxLength={600}
        onChange={plain => set({ plain })}
      />
    </div>
  )
}
