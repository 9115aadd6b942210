import { useState } from 'react'
import type { DocumentContent, DocumentDetail, DocumentTrace } from '#contract/documents'
import { Button } from '../../shell/ui/button.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from './text.ts'

type Props = { d: DocumentDetail; content: DocumentContent; onSettled: (next: DocumentContent) => Promise<unknown> }

const kinds = ['mobile', 'landline', 'citizen', 'card', 'mail', 'plate', 'name', 'room'] as const

/** What the server found at the last save: each place is masked, or somebody says why it may stay. */
export function Traces({ d, content, onSettled }: Props) {
  const t = useText()
  const texts = [...new Set(d.traces.map(one => `${one.file ?? ''} ${one.text}`))]
  const first = texts.flatMap(key => d.traces.find(one => `${one.file ?? ''} ${one.text}` === key) ?? [])
  return (
    <Panel title={t('docs.traces')}>
      {first.length === 0 ? (
        <p className="ui-soft">{t('docs.traces.none')}</p>
      ) : (
        <>
          <p>{t('docs.traces.lead')}</p>
          <ul className="docs-traces">
            {first.map(one => (
              <TraceRow key={`${one.file}${one.text}`} one={one} d={d} content={content} onSettled={onSettled} />
            ))}
          </ul>
        </>
      )}
      {content.kept.map(one => (
        <p key={one.text} className="ui-soft">
          {t('docs.trace.kept', { text: one.text, reason: one.reason })}
        </p>
      ))}
    </Panel>
  )
}

const everywhere = (content: DocumentContent, from: string, to: string): DocumentContent => ({
  ...content,
  title: content.title.replaceAll(from, to),
  summary: content.summary.replaceAll(from, to),
  body: content.body.replaceAll(from, to),
})

function TraceRow({ one, d, content, onSettled }: Props & { one: DocumentTrace }) {
  const t = useText()
  const [reason, setReason] = useState<string>()
  const kind = kinds.find(name => name === one.kind)
  const file = d.files.find(candidate => candidate.id === one.file)
  const keep = () => onSettled({ ...content, kept: [...content.kept, { text: one.text, reason: reason?.trim() ?? '' }] })
  return (
    <li>
      <p>
        <strong>{kind ? t(`docs.trace.${kind}`) : one.kind}</strong>{' '}
        <span lang="zh-CN">
          …{one.before}
          <mark>{one.text}</mark>
          {one.after}…
        </span>
      </p>
      {file && <p className="ui-soft">{t('docs.traces.infile', { name: file.name })}</p>}
      {reason === undefined ? (
        <div className="ui-row">
          {!file && (
            <Button size="small" onPress={() => onSettled(everywhere(content, one.text, one.masked))}>
              {t('docs.trace.mask', { masked: one.masked })}
            </Button>
          )}
          <Button size="small" look="quiet" onPress={() => setReason('')}>
            {t('docs.trace.keep')}
          </Button>
        </div>
      ) : (
        <div className="ui-stack">
          <TextField
            label={t('docs.trace.keep.reason')}
            hint={t('docs.trace.keep.hint')}
            value={reason}
            maxLength={200}
            onChange={setReason}
          />
          <div>
            <Button size="small" disabled={reason.trim() === ''} onPress={keep}>
              {t('docs.trace.keep')}
            </Button>
          </div>
        </div>
      )}
    </li>
  )
}
