import { useState } from 'react'
import type { PlanItemDetail } from '#contract/plans'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { actOn, changeItem, splitItem } from './data.ts'
import { draftOf, ItemFields } from './item-fields.tsx'
import { usePlanText } from './text.ts'

type Props = { item: PlanItemDetail; onClose: () => void }

/** Changes what an item says; of a proposal, the change is the yes. */
export function EditItem({ item, onClose }: Props) {
  const t = usePlanText()
  const [draft, setDraft] = useState(() => draftOf(item))
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const errors = error instanceof ApiError ? error.fields : undefined
  const asksReason = item.planState === 'adopted' && item.state === 'live'
  const save = async () => {
    setError(undefined)
    try {
      await changeItem(item.id, { ...draft, version: item.version, reason })
      if (item.state === 'proposed') await actOn(item.plan, { act: 'accept', items: [item.id] })
      toast(t('pl.saved'))
      onClose()
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t('pl.edit')}
      actions={
        <>
          <Button look="main" onPress={save}>
            {item.state === 'proposed' ? t('pl.save.accept') : t('pl.save')}
          </Button>
          <Button onPress={onClose}>{t('pl.cancel')}</Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      {item.clause && <blockquote className="pl-quote">{item.clause.quote}</blockquote>}
      <ItemFields draft={draft} onChange={setDraft} errors={errors} />
      {asksReason && (
        <TextArea
          label={t('pl.reason')}
          hint={t('pl.reason.hint')}
          rows={2}
          maxLength={500}
          value={reason}
          error={errors?.reason}
          onChange={setReason}
        />
      )}
    </Dialog>
  )
}

/** Makes several promises of one; a line for each. */
export function SplitItem({ item, onClose }: Props) {
  const t = usePlanText()
  const [words, setWords] = useState(() =>
    item.title
      .split(/[，；;、]/)
      .map(part => part.trim())
      .filter(part => part.length > 3)
      .join('\n'),
  )
  const [ids] = useState(() => Array.from({ length: 20 }, () => newId()))
  const [error, setError] = useState<unknown>()
  const parts = words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const split = () =>
    splitItem(
      item.id,
      item.version,
      parts.slice(0, 20).map((title, n) => ({ id: ids[n]!, title: title.slice(0, 300) })),
    ).then(() => {
      toast(t('pl.split.done', { count: parts.length }))
      onClose()
    }, setError)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pl.split')}
      actions={
        <>
          <Button look="main" disabled={parts.length < 2 || parts.length > 20} reason={t('pl.split.two')} onPress={split}>
            {t('pl.split.into', { count: parts.length })}
          </Button>
          <Button onPress={onClose}>{t('pl.cancel')}</Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      <TextArea label={t('pl.split.lines')} hint={t('pl.split.hint')} rows={6} value={words} onChange={setWords} />
    </Dialog>
  )
}
