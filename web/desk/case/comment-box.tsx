import { useRef } from 'react'
import type { CaseDetail } from '#contract/cases'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'
import { newCommandId } from './acts.ts'
import { keepAnswer, sendCommand } from './send.ts'
import { useDraft } from './use-draft.ts'

/** A word to the colleagues, or to the reporter as well. It sets no clock and moves nothing. */
export function CommentBox({ detail, kind }: { detail: CaseDetail; kind: Kind }) {
  const t = useText()
  const me = useSignedIn()
  const [{ text = '', open = false }, change, clear] = useDraft(`${detail.case.id}.comment`)
  const { attempt, error } = useAttempt()
  const box = useRef<HTMLDivElement>(null)
  useKeys({ c: () => box.current?.querySelector('textarea')?.focus() })
  const words = String(text)
  const toReporter = open === true
  const send = () =>
    attempt(async () => {
      if (words.trim() === '') return
      const { id, version } = detail.case
      const command = { kind: 'comment', id: newCommandId(), text: words, open: toReporter } as const
      keepAnswer(kind, me, detail, await sendCommand(id, version, command))
      clear()
    })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from the text
    <div
      className="ui-stack desk-comment ui-no-print"
      ref={box}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        if (event.key === 'Escape') (event.target as HTMLElement).blur()
      }}
    >
      <TextArea
        label={t('desk.comment')}
        rows={2}
        maxLength={2000}
        value={words}
        onChange={value => change({ text: value, open: toReporter })}
      />
      <div className="ui-row">
        <Checkbox checked={toReporter} onChange={checked => change({ text: words, open: checked })}>
          {t('desk.comment.open')}
        </Checkbox>
        <Button size="small" disabled={words.trim() === ''} onPress={send}>
          {t(toReporter ? 'desk.comment.send.open' : 'desk.comment.send')}
        </Button>
      </div>
      {error !== undefined && <ErrorNote error={error} kept />}
    </div>
  )
}
