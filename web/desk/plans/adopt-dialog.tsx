import { useState } from 'react'
import type { PlanDetail } from '#contract/plans'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { adoptPlan } from './data.ts'
import { usePlanText } from './text.ts'
import { promisesIn } from './tree.ts'

/** Adopts a plan as it stands; what is not decided yet stays out of it. */
export function AdoptDialog({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const t = usePlanText()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const adopt = () =>
    adoptPlan(plan.id, plan.version, words).then(() => {
      toast(t('pl.adopted'))
      onClose()
    }, setError)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pl.adopt.title', { n: plan.edition + 1 })}
      actions={
        <>
          <Button look="main" onPress={adopt}>
            {t('pl.adopt')}
          </Button>
          <Button onPress={onClose}>{t('pl.cancel')}</Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      <p>{t('pl.adopt.says', { count: promisesIn({ ...plan.standings, proposed: 0 }) })}</p>
      {plan.proposed > 0 && <p>{t('pl.adopt.waiting', { count: plan.proposed })}</p>}
      <TextArea
        label={t('pl.adopt.words')}
        rows={3}
        maxLength={500}
        value={words}
        onChange={setWords}
        hint={t('pl.adopt.words.hint')}
      />
    </Dialog>
  )
}
