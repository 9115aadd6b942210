import { useState } from 'react'
import type { Source } from '#contract/reports'
import { Select } from '../../shell/ui/select.tsx'
import { usePlans, useTree } from '../plans/data.ts'
import type { SourceOf } from './source-fields.tsx'
import { useReportText } from './text.ts'

type Props = { source: SourceOf<'target'>; set: (source: Source) => void }
const parts = ['value', 'asked', 'done'] as const

/** Which promise of which plan, and what of it. */
export function TargetFields({ source, set }: Props) {
  const t = useReportText()
  const { data: plans } = usePlans()
  const [plan, setPlan] = useState<string>()
  return (
    <>
      {source.title !== '' && <p>{source.title}</p>}
      <Select
        label={t('rep.target.plan')}
        value={plan}
        onChange={setPlan}
        options={plans?.rows.filter(p => p.state !== 'draft').map(p => ({ value: p.id, label: p.title })) ?? []}
      />
      {plan && <Promises plan={plan} source={source} set={set} />}
      <Select
        label={t('rep.target.part')}
        empty={false}
        value={source.part}
        onChange={part => set({ ...source, part: (part ?? 'value') as (typeof parts)[number] })}
        options={parts.map(value => ({ value, label: t(`rep.target.${value}`) }))}
      />
    </>
  )
}

function Promises({ plan, source, set }: Props & { plan: string }) {
  const t = useReportText()
  const { data } = useTree(plan)
  const targets = data?.items.filter(item => item.state === 'live' && (item.kind === 'target' || item.kind === 'milestone')) ?? []
  return (
    <Select
      label={t('rep.target.item')}
      value={source.item || undefined}
      onChange={item => set({ ...source, item: item ?? '', title: targets.find(one => one.id === item)?.title ?? '' })}
      options={targets.map(one => ({ value: one.id, label: one.title }))}
    />
  )
}
