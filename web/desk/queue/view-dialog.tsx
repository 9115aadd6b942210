import { useState } from 'react'
import type { ListView } from '#contract/lists'
import { Choice } from '../../shell/ui/choice.tsx'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useSignedIn } from '../data/session.ts'
import { useQueueText } from './text.ts'

export type ViewFace = Pick<ListView, 'name' | 'shared' | 'unit'>

type ViewDialogProps = {
  title: string
  action: string
  first?: ViewFace | undefined
  onSave: (face: ViewFace) => Promise<unknown>
  onClose: () => void
}

/** Asks what a view is called and who sees it. */
export function ViewDialog({ title, action, first, onSave, onClose }: ViewDialogProps) {
  const t = useQueueText()
  const { posts } = useSignedIn()
  const [name, setName] = useState(first?.name ?? '')
  const [who, setWho] = useState(first?.shared === 'unit' ? `unit ${first.unit}` : (first?.shared ?? 'own'))
  const units = new Map(posts.flatMap(post => (post.unit ? [[post.unit, post.of ?? ''] as const] : [])))
  const save = () => {
    const [shared, unit] = who.split(' ')
    return onSave({ name: name.trim(), shared: shared as ViewFace['shared'], unit: unit ?? null })
  }
  return (
    <FormDialog title={title} save={action} disabled={name.trim() === ''} onSave={save} onClose={onClose}>
      {errors => (
        <>
          <TextField label={t('queue.view.name')} value={name} onChange={setName} maxLength={40} error={errors.name} />
          <Choice
            label={t('queue.view.shared')}
            options={[
              { value: 'own', label: t('queue.view.shared.own') },
              ...[...units].map(([unit, of]) => ({ value: `unit ${unit}`, label: t('queue.view.shared.unit', { unit: of }) })),
              { value: 'office', label: t('queue.view.shared.office') },
            ]}
            value={who}
            onChange={setWho}
          />
        </>
      )}
    </FormDialog>
  )
}
