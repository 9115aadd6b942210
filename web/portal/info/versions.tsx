import { useState } from 'react'
import type { DocumentChanges, PublicDocument } from '#contract/documents'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { sayDayOf } from './say-date.ts'
import { useText } from './text.ts'

/** Every published version, and what changed between them. */
export function Versions({ d }: { d: PublicDocument }) {
  const t = useText()
  const language = useLanguage()
  const [to, setTo] = useState<number>()
  if (d.revisions.length < 2) return null
  return (
    <section className="info-related">
      <h2>{t('info.doc.versions')}</h2>
      <ul>
        {d.revisions.map(one => (
          <li key={one.revision}>
            <strong>{t('info.doc.version', { number: one.revision })}</strong>
            <span className="ui-soft">{sayDayOf(one.at, language)}</span>
            <p lang="zh-CN">{one.reason ?? t('info.doc.first')}</p>
            {one.revision > 1 && d.mode === 'active' && (
              <Button size="small" look="quiet" onPress={() => setTo(one.revision)}>
                {t('info.doc.changes')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        open={to !== undefined}
        onClose={() => setTo(undefined)}
        size="wide"
        title={t('info.doc.changes.title', { from: (to ?? 2) - 1, to: to ?? 2 })}
      >
        {to !== undefined && <Changes index={d.index} from={to - 1} to={to} />}
      </Dialog>
    </section>
  )
}

const fields = [
  'title',
  'number',
  'createdOn',
  'effectiveFrom',
  'effectiveTo',
  'mode',
  'scope',
  'summary',
  'keywords',
  'attachments',
] as const

function Changes({ index, from, to }: { index: string; from: number; to: number }) {
  const t = useText()
  const { data, error, reload } = useLoad(`info/changes/${index}/${from}/${to}`, signal =>
    api.get<DocumentChanges>(`/public/documents/${index}/changes`, { query: { from, to }, signal }),
  )
  if (!data) return error === undefined ? <Skeleton lines={6} /> : <ErrorNote error={error} retry={reload} />
  const changed = data.paragraphs.some(one => one.runs.some(run => run.op !== 'same'))
  return (
    <div className="ui-stack">
      {data.fields.map(one => {
        const field = fields.find(name => name === one.field)
        return (
          <p key={one.field}>
            <strong>{field ? t(`info.field.${field}`) : one.field}</strong>
            <br />
            {t('info.doc.before')}
            <del>{one.before}</del>
            <br />
            {t('info.doc.after')}
            <ins>{one.after}</ins>
          </p>
        )
      })}
      <p className="ui-soft">{t(changed ? 'info.doc.changes.legend' : 'info.doc.changes.none')}</p>
      {changed && (
        <div className="info-changes" lang="zh-CN">
          {numbered(data.paragraphs).map(([at, { runs }]) => (
            <p key={at}>{numbered(runs).map(([place, run]) => runOf(run, place))}</p>
          ))}
        </div>
      )}
    </div>
  )
}

/** A comparison is drawn once and never reordered: the place of a piece is its name. */
const numbered = <T,>(list: readonly T[]) => list.map((one, n) => [String(n), one] as const)

function runOf(run: DocumentChanges['paragraphs'][number]['runs'][number], key: string) {
  if (run.op === 'added') return <ins key={key}>{run.text}</ins>
  if (run.op === 'removed') return <del key={key}>{run.text}</del>
  return <span key={key}>{run.text}</span>
}
