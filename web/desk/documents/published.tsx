import { useState } from 'react'
import type { DocumentAct, DocumentDetail } from '#contract/documents'
import { Button } from '../../shell/ui/button.tsx'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { act, useMyPart } from './data.ts'
import { useText } from './text.ts'

type Asked = 'correct' | 'withdraw' | 'repeal'

/** What can still be done with a published document: correct it, take it down, end it. Each with a reason the public reads. */
export function Published({ d, show }: { d: DocumentDetail; show: (next: DocumentDetail | null) => void }) {
  const t = useText()
  const { drafts, reviews } = useMyPart(d.class)
  const [asked, setAsked] = useState<Asked>()
  if (!d.index) return null
  return (
    <Panel>
      <p>
        <strong>{d.index}</strong>
      </p>
      <div className="ui-row">
        <a href={`/info/d/${d.index}`}>{t('docs.public')}</a>
        <a href={`/api/documents/${d.id}/package.zip`} download>
          {t('docs.package')}
        </a>
      </div>
      <div className="ui-row">
        {drafts && d.work === 'still' && <Button onPress={() => setAsked('correct')}>{t('docs.correct')}</Button>}
        {reviews && d.seen === 'shown' && d.repealedOn === null && (
          <Button onPress={() => setAsked('repeal')}>{t('docs.repeal')}</Button>
        )}
        {d.seen === 'shown' && (
          <Button look="danger" onPress={() => setAsked('withdraw')}>
            {t('docs.withdraw')}
          </Button>
        )}
      </div>
      {asked && <Ask key={asked} d={d} asked={asked} show={show} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}

type AskProps = { d: DocumentDetail; asked: Asked; show: (next: DocumentDetail | null) => void; onClose: () => void }

function Ask({ d, asked, show, onClose }: AskProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [on, setOn] = useState('')
  const what: DocumentAct = asked === 'repeal' ? { kind: 'repeal', on, by: null, reason } : { kind: asked, reason }
  const run = async () => show(await act(d, what))
  const ready = reason.trim() !== '' && (asked !== 'repeal' || on !== '')
  return (
    <FormDialog
      title={t(`docs.${asked}`)}
      save={t(asked === 'withdraw' ? 'docs.withdraw.now' : `docs.${asked}`)}
      danger={asked === 'withdraw'}
      disabled={!ready}
      onSave={run}
      onClose={onClose}
    >
      {asked === 'repeal' && <TextField type="date" label={t('docs.repeal.on')} value={on} onChange={setOn} />}
      <TextArea label={t(`docs.${asked}.reason`)} rows={3} maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
