import { useState } from 'react'
import type { PlanBinding, PlanItemDetail } from '#contract/plans'
import type { Source } from '#contract/reports'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useSources } from '../reports/data.ts'
import { RegisterFields } from '../reports/register-fields.tsx'
import { CasesFields, IndicatorFields } from '../reports/source-fields.tsx'
import { bindItem } from './data.ts'
import { usePlanText } from './text.ts'

type Kind = PlanBinding['source']['kind'] | 'typed'
const kinds: readonly Kind[] = ['typed', 'register', 'indicator', 'cases', 'below', 'case']
const overs = ['start', 'year', 'period'] as const
const isCase = /^[0-9a-f-]{36}$/i

/** Where the value of a promise comes from by itself; typed by a person when nothing is counted. */
export function BindDialog({ item, onClose }: { item: PlanItemDetail; onClose: () => void }) {
  const t = usePlanText()
  const { data: offer } = useSources()
  const [bound, setBound] = useState<PlanBinding | null>(item.binding)
  const kind: Kind = bound?.source.kind ?? 'typed'
  const begin = (next: Kind): PlanBinding | null => {
    const indicator = offer?.indicators[0]
    const more = { over: 'start' as const, percent: next === 'indicator' && indicator?.kind === 'share' }
    if (next === 'register') return { ...more, source: { kind: next, register: offer?.registers[0]?.name ?? '', of: 'count' } }
    if (next === 'indicator')
      return { ...more, source: { kind: next, programme: indicator?.programme ?? '', key: indicator?.key ?? '', part: 'value' } }
    if (next === 'cases') return { ...more, source: { kind: next, type: offer?.cases[0]?.type ?? '', figure: 'closed' } }
    if (next === 'below') return { ...more, source: { kind: next } }
    return next === 'case' ? { ...more, source: { kind: next, id: '' } } : null
  }
  const set = (source: Source) => {
    if (!bound) return
    if (source.kind === 'register') {
      const { where: _, ...rest } = source
      setBound({ ...bound, source: rest })
    } else if (source.kind === 'cases' || source.kind === 'indicator') setBound({ ...bound, source })
  }
  const named = bound?.source.kind !== 'case' || isCase.test(bound.source.id)
  const save = async () => {
    await bindItem(item.id, item.version, bound)
    toast(t('pl.bound.done'))
  }
  const source = bound?.source
  return (
    <FormDialog
      title={t('pl.bind')}
      save={t('pl.save')}
      disabled={!named}
      reason={t('pl.bind.case.first')}
      onSave={save}
      onClose={onClose}
    >
      <p>{item.title}</p>
      <Select
        label={t('pl.bind.from')}
        empty={false}
        value={kind}
        onChange={next => setBound(begin((next ?? 'typed') as Kind))}
        options={kinds.map(value => ({ value, label: t(`pl.bind.${value}`) }))}
      />
      {source?.kind === 'register' && <RegisterFields source={{ ...source, where: [] }} set={set} />}
      {source?.kind === 'indicator' && <IndicatorFields source={source} set={set} />}
      {source?.kind === 'cases' && <CasesFields source={source} set={set} />}
      {source?.kind === 'case' && bound && (
        <TextField
          label={t('pl.bind.case.id')}
          hint={t('pl.bind.case.hint')}
          value={source.id}
          onChange={text => setBound({ ...bound, source: { kind: 'case', id: text.trim().split('/').at(-1) ?? '' } })}
        />
      )}
      {bound && (source?.kind === 'cases' || source?.kind === 'indicator') && (
        <Select
          label={t('pl.bind.over')}
          empty={false}
          value={bound.over}
          onChange={over => setBound({ ...bound, over: (over ?? 'start') as PlanBinding['over'] })}
          options={overs.map(value => ({ value, label: t(`pl.over.${value}`) }))}
        />
      )}
      {bound && (source?.kind === 'indicator' || source?.kind === 'register') && (
        <Checkbox checked={bound.percent} onChange={percent => setBound({ ...bound, percent })}>
          {t('pl.bind.percent')}
        </Checkbox>
      )}
    </FormDialog>
  )
}
