import { useState } from 'react'
import type { PlanDetail } from '#contract/plans'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { adoptPlan, useTree } from './data.ts'
import { usePlanText } from './text.ts'
import { isPromise, promisesIn } from './tree.ts'

/** Adopts a plan as it stands; what is not decided yet stays out of it. */
export function AdoptDialog({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const t = usePlanText()
  const { data: tree } = useTree(plan.id)
  const nobody = tree?.items.filter(i => i.state === 'live' && isPromise(i) && i.lead === null).length ?? 0
  const [words, setWords] = useState('')
  const adopt = async () => {
    await adoptPlan(plan.id, plan.version, words)
    toast(t('pl.adopted'))
  }
  return (
    <FormDialog title={t('pl.adopt.title', { n: plan.edition + 1 })} save={t('pl.adopt')} onSave={adopt} onClose={onClose}>
      <p>{t('pl.adopt.says', { count: promisesIn({ ...plan.standings, proposed: 0 }) })}</p>
      {nobody > 0 && <p>{t('pl.adopt.nobody', { count: nobody })}</p>}
      {plan.proposed > 0 && <p>{t('pl.adopt.waiting', { count: plan.proposed })}</p>}
      <TextArea
        label={t('pl.adopt.words')}
        optional
        rows={3}
        maxLength={500}
        value={words}
        onChange={setWords}
        hint={t('pl.adopt.words.hint')}
      />
    </FormDialog>
  )
}
