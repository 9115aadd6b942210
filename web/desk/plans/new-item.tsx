import { useState } from 'react'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { addItem, useTree } from './data.ts'
import { emptyItem, ItemFields } from './item-fields.tsx'
import { usePlanText } from './text.ts'

type Clause = { source: string; at: number; length: number }
type Props = {
  plan: PlanDetail
  parent: string | null
  onClose: () => void
  /** Words somebody marked in the text. */
  marked?: { clause: Clause; words: string } | undefined
}

/** What hangs below: a measure below a goal, a target below a measure. */
const below = (parent: PlanLine | undefined): PlanLine['kind'] =>
  !parent ? 'goal' : parent.kind === 'goal' ? 'measure' : 'target'

/** Adds an item by hand, the last below its parent. */
export function NewItem({ plan, parent, onClose, marked }: Props) {
  const t = usePlanText()
  const { data: tree } = useTree(plan.id)
  const above = tree?.items.find(i => i.id === parent)
  const [id] = useState(newId)
  const [draft, setDraft] = useState(() => ({
    ...emptyItem(marked ? 'target' : below(above)),
    title: marked?.words.replace(/\s+/g, ' ').slice(0, 300) ?? '',
    lead: above?.lead ?? null,
  }))
  const add = async () => {
    const after = tree?.items.filter(i => i.parent === parent).toSorted((a, b) => b.position - a.position)[0]?.id ?? null
    await addItem(plan.id, { id, parent, after, clause: marked?.clause ?? null, ...draft })
    toast(t('pl.added'))
  }
  return (
    <FormDialog
      size="wide"
      title={above ? t('pl.add.under', { title: above.title }) : t('pl.add')}
      save={t('pl.add')}
      disabled={draft.title.trim() === ''}
      reason={t('pl.title.first')}
      onSave={add}
      onClose={onClose}
    >
      {errors => <ItemFields draft={draft} onChange={setDraft} errors={errors} />}
    </FormDialog>
  )
}
