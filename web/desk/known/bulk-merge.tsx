import { useRef, useState } from 'react'
import type { CaseRow } from '#contract/cases'
import type { MergedMany } from '#contract/known'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useDialogKeys } from '../../shell/ui/use-dialog-keys.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { mergeMany } from './data.ts'
import { useKnownText } from './text.ts'

type BulkMergeProps = { rows: readonly CaseRow[]; onClose: () => void; onDone: () => void }

/** A selection becomes one: into the earliest, or the one that is chosen. What was refused is told by its number. */
export default function BulkMerge({ rows, onClose, onDone }: BulkMergeProps) {
  const t = useKnownText()
  const inOrder = [...rows].sort((a, b) => a.filedAt - b.filedAt)
  const [main, setMain] = useState(inOrder[0]?.id)
  const [reason, setReason] = useState('')
  const [answer, setAnswer] = useState<MergedMany>()
  const id = useRef(newId())
  const body = useRef<HTMLDivElement>(null)
  const { attempt, error } = useAttempt()
  const into = rows.find(row => row.id === main)
  const refused = answer?.items.filter(item => !item.done) ?? []
  const send = () =>
    into &&
    !answer &&
    attempt(async () => {
      const items = inOrder.filter(row => row.id !== main).map(row => ({ case: row.id, version: row.version }))
      const made = await mergeMany({ id: id.current, into: into.number, reason: reason.trim(), items })
      const count = made.items.filter(item => item.done).length
      if (count > 0) toast(t('known.bulk.done', { count, into: into.number }))
      if (count === made.items.length) onDone()
      else setAnswer(made)
    })
  useDialogKeys(body, send)
  return (
    <Dialog
      open
      onClose={answer ? onDone : onClose}
      title={t('known.bulk.title', { count: rows.length })}
      actions={
        !answer && (
          <Button look="main" onPress={send}>
            {t('known.bulk.send')} <KeyHint keys={['Ctrl', 'Enter']} />
          </Button>
        )
      }
    >
      <div className="ui-stack" ref={body}>
        {answer ? (
          <>
            <p role="alert">{t('known.bulk.refused', { count: refused.length })}</p>
            <ul>
              {refused.map(item => (
                <li key={item.case}>
                  {rows.find(row => row.id === item.case)?.number} {item.error}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <Choice
              label={t('known.bulk.main')}
              options={inOrder.map(row => ({ value: row.id, label: `${row.number} ${row.title}` }))}
              value={main}
              onChange={setMain}
            />
            <p className="ui-soft">{t('known.compare.lead')}</p>
            <TextField label={t('known.merge.reason')} value={reason} onChange={setReason} maxLength={1000} />
          </>
        )}
        {error !== undefined && <ErrorNote error={error} kept />}
      </div>
    </Dialog>
  )
}
