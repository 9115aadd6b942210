import { useState } from 'react'
import type { PlanItemDetail } from '#contract/plans'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { actOn, changeItem, splitItem } from './data.ts'
import { draftOf, ItemFields } from './item-fields.tsx'
import { Questions } from './questions.tsx'
import { asksReason, ReasonField } from './reason.tsx'
import { usePlanText } from './text.ts'

type Props = { item: PlanItemDetail; onClose: () => void }

/** Changes what an item says; of a proposal, the change is the yes. */
export function EditItem({ item, onClose }: Props) {
  const t = usePlanText()
  const [draft, setDraft] = useState(() => draftOf(item))
  const [reason, setReason] = useState('')
  const proposed = item.state === 'proposed'
  const save = async () => {
    await changeItem(item.id, { ...draft, version: item.version, reason })
    if (proposed) await actOn(item.plan, { act: 'accept', items: [item.id] })
    toast(t('pl.saved'))
  }
  return (
    <FormDialog
      size="wide"
      title={t('pl.edit')}
      save={t(proposed ? 'pl.save.accept' : 'pl.save')}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          {item.clause && <blockquote className="pl-quote">{item.clause.quote}</blockquote>}
          <Questions of={item.questions} />
          <ItemFields draft={draft} onChange={setDraft} errors={errors} />
          {asksReason(item) && <ReasonField value={reason} error={errors.reason} onChange={setReason} />}
        </>
      )}
    </FormDialog>
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
  const [reason, setReason] = useState('')
  const [ids] = useState(() => Array.from({ length: 20 }, () => newId()))
  const parts = words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const split = async () => {
    const named = parts.map((title, n) => ({ id: ids[n]!, title: title.slice(0, 300) }))
    await splitItem(item.id, item.version, named, reason)
    toast(t('pl.split.done', { count: parts.length }))
  }
  return (
    <FormDialog
      title={t('pl.split')}
      save={t('pl.split.into', { count: parts.length })}
      disabled={parts.length < 2 || parts.length > 20}
      reason={t('pl.split.two')}
      onSave={split}
      onClose={onClose}
    >
      {errors => (
        <>
          <TextArea label={t('pl.split.lines')} hint={t('pl.split.hint')} rows={6} value={words} onChange={setWords} />
          {asksReason(item) && <ReasonField value={reason} error={errors.reason} onChange={setReason} />}
        </>
      )}
    </FormDialog>
  )
}
