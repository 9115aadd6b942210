import { useState } from 'react'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
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
  const [error, setError] = useState<unknown>()
  const add = () => {
    const after = tree?.items.filter(i => i.parent === parent).toSorted((a, b) => b.position - a.position)[0]?.id ?? null
    return addItem(plan.id, { id, parent, after, clause: marked?.clause ?? null, ...draft }).then(() => {
      toast(t('pl.added'))
      onClose()
    }, setError)
  }
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={above ? t('pl.add.under', { title: above.title }) : t('pl.add')}
      actions={
        <>
          <Button look="main" disabled={draft.title.trim() === ''} reason={t('pl.title.first')} onPress={add}>
            {t('pl.add')}
          </Button>
          <Button onPress={onClose}>{t('pl.cancel')}</Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      <ItemFields draft={draft} onChange={setDraft} errors={error instanceof ApiError ? error.fields : undefined} />
    </Dialog>
  )
}
