import { useState } from 'react'
import type { DocumentAct, DocumentDetail } from '#contract/documents'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { allChecks, type Check, Checks } from './checks.tsx'
import { act, useMyPart } from './data.ts'
import { useText } from './text.ts'

/** What the reviewer does: look, tick, publish or send back. Never with what they wrote themselves. */
export function Review({ d, show }: { d: DocumentDetail; show: (next: DocumentDetail | null) => void }) {
  const t = useText()
  const language = useLanguage()
  const { person, drafts, reviews } = useMyPart(d.class)
  const [ticked, setTicked] = useState<Check[]>([])
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const own = d.writers.includes(person)
  const run = async (what: DocumentAct) => {
    setError(undefined)
    await act(d, what).then(next => {
      show(next)
      if (what.kind === 'approve')
        toast(next?.work === 'ready' ? t('docs.scheduled') : t('docs.approved', { index: next?.index ?? '' }))
    }, setError)
  }
  const when = at === '' ? null : Date.parse(`${at}:00+08:00`)
  return (
    <Panel>
      {d.submitted && (
        <p className="ui-soft">
          {t('docs.signed', { name: d.submitted.name, when: sayMoment(d.submitted.at, Date.now(), language) })}
        </p>
      )}
      {reviews && own && <p className="docs-note">{t('docs.review.own')}</p>}
      {reviews && !own && d.work === 'review' && (
        <>
          <Checks ticked={ticked} onChange={setTicked} />
          <TextField
            type="datetime-local"
            label={t('docs.approve.at')}
            hint={t('docs.approve.at.hint')}
            value={at}
            onChange={setAt}
          />
          <div>
            <Button
              look="main"
              disabled={ticked.length < allChecks.length}
              onPress={() => run({ kind: 'approve', checks: ticked, at: when })}
            >
              {t('docs.approve')}
            </Button>
          </div>
        </>
      )}
      {reviews && (
        <>
          <TextArea label={t('docs.return.reason')} rows={2} maxLength={1000} value={reason} onChange={setReason} />
          <div>
            <Button disabled={reason.trim() === ''} onPress={() => run({ kind: 'return', reason })}>
              {t('docs.return')}
            </Button>
          </div>
        </>
      )}
      {drafts && (
        <div>
          <Button look="quiet" onPress={() => run({ kind: 'recall' })}>
            {t('docs.recall')}
          </Button>
        </div>
      )}
      {error !== undefined && <ErrorNote error={error} kept />}
    </Panel>
  )
}
