import type { PlanList } from '#contract/plans'
import { useLanguage } from '../../shell/preferences.ts'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import type { Head } from './data.ts'
import { usePlanText } from './text.ts'

export const yearsFrom = (year: number, years: number) => ({ from: `${year}-01-01`, until: `${year + years - 1}-12-31` })

/** The kind that runs about as long as the time between two days. */
export function kindFor(kinds: PlanList['kinds'], span: { from: string; to: string } | { from: string; until: string }): string {
  const end = 'to' in span ? span.to : span.until
  const years = (Date.parse(end) - Date.parse(span.from)) / (365.25 * 86_400_000)
  const far = (kind: PlanList['kinds'][number]) => Math.abs(Math.log(kind.years / Math.max(years, 1 / 24)))
  const [best] = kinds.filter(k => k.kind !== 'scheme' && k.kind !== 'catalogue').sort((a, b) => far(a) - far(b))
  return best?.kind ?? kinds[0]?.kind ?? ''
}

type Props = {
  head: Head
  onChange: (head: Head) => void
  errors?: Readonly<Record<string, string>> | undefined
  plans: PlanList
}

/** How a plan is headed: what it is called, how long it runs, what it carries out. */
export function HeadFields({ head, onChange, errors, plans }: Props) {
  const t = usePlanText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const set = (more: Partial<Head>) => onChange({ ...head, ...more })
  const above = plans.rows.filter(p => p.id !== head.id && p.state !== 'closed')
  return (
    <div className="pl-fields">
      <TextField
        label={t('pl.f.title')}
        value={head.title}
        maxLength={200}
        error={errors?.title}
        onChange={title => set({ title })}
      />
      <Select
        label={t('pl.f.kind')}
        empty={false}
        value={head.kind}
        error={errors?.kind}
        onChange={kind => set({ kind: kind ?? '' })}
        options={plans.kinds.map(k => ({ value: k.kind, label: k.title }))}
      />
      <TextField type="date" label={t('pl.f.from')} value={head.from} error={errors?.from} onChange={from => set({ from })} />
      <TextField
        type="date"
        label={t('pl.f.until')}
        value={head.until}
        error={errors?.until}
        onChange={until => set({ until })}
      />
      <TextField label={t('pl.f.number')} value={head.number ?? ''} maxLength={60} onChange={number => set({ number })} />
      <TextField
        type="date"
        label={t('pl.f.issued')}
        value={head.issued ?? ''}
        onChange={issued => set({ issued: issued || null })}
      />
      <Select
        label={t('pl.f.under')}
        hint={t('pl.f.under.hint')}
        value={head.under ?? undefined}
        error={errors?.under}
        onChange={under => set({ under: under ?? null })}
        options={above.map(p => ({ value: p.id, label: p.title }))}
      />
      <Select
        label={t('pl.f.unit')}
        value={head.unit ?? undefined}
        error={errors?.unit}
        onChange={unit => set({ unit: unit ?? null })}
        options={units.filter(u => u.active).map(u => ({ value: u.id, label: nameIn(language, u) }))}
      />
    </div>
  )
}
