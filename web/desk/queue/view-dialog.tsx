import { useState } from 'react'
import type { ListView } from '#contract/lists'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
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
  const desk = useText()
  const { posts } = useSignedIn()
  const [name, setName] = useState(first?.name ?? '')
  const [who, setWho] = useState(first?.shared === 'unit' ? `unit ${first.unit}` : (first?.shared ?? 'own'))
  const [error, setError] = useState<unknown>()
  const units = new Map(posts.flatMap(post => (post.unit ? [[post.unit, post.of ?? ''] as const] : [])))
  const save = async () => {
    setError(undefined)
    const [shared, unit] = who.split(' ')
    try {
      await onSave({ name: name.trim(), shared: shared as ViewFace['shared'], unit: unit ?? null })
      onClose()
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button look="main" disabled={name.trim() === ''} onPress={save}>
            {action}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {desk('shell.cancel')}
          </Button>
        </>
      }
    >
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        {error !== undefined && <ErrorNote error={error} kept />}
        <TextField
          label={t('queue.view.name')}
          value={name}
          onChange={setName}
          maxLength={40}
          error={error instanceof ApiError ? error.fields.name : undefined}
        />
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
      </form>
    </Dialog>
  )
}
