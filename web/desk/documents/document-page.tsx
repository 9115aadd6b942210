import { useState } from 'react'
import { useLocation } from 'wouter'
import type { DocumentContent, DocumentDetail } from '#contract/documents'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { RichText } from '../../shell/ui/rich-text.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useMyPart } from './data.ts'
import { DocumentForm } from './form.tsx'
import { PaperFiles } from './paper-files.tsx'
import { Published } from './published.tsx'
import { Review } from './review.tsx'
import { SendOff } from './send-off.tsx'
import { Stage } from './stage.tsx'
import { useText } from './text.ts'
import { Traces } from './traces.tsx'

/** One document at the desk: written, checked, or published. */
export function DocumentPage({ id }: { id: string }) {
  const t = useText()
  const { data, error, loading, reload } = useLoad(`document/${id}`, signal =>
    api.get<DocumentDetail>(`/documents/${id}`, { signal }),
  )
  const [newer, setNewer] = useState<DocumentDetail>()
  const [, go] = useLocation()
  const d = newer ?? data
  const back = { to: '/documents', label: t('docs.back') }
  if (!d)
    return (
      <Page title={t('docs.title')} back={back}>
        {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={10} />}
      </Page>
    )
  const show = (next: DocumentDetail | null) => (next ? setNewer(next) : go('/documents'))
  return (
    <Page title={d.title || t('docs.untitled')} lead={<Stage d={d} />} back={back} width="wide">
      {/* A new version from the server is a new form: what was written is in it. */}
      <Body key={`${d.work}${d.revisions.length}`} d={d} show={show} />
    </Page>
  )
}

type Shown = { d: DocumentDetail; show: (next: DocumentDetail | null) => void }

function Body({ d, show }: Shown) {
  const { drafts } = useMyPart(d.class)
  if (d.work === 'draft' && drafts) return <Writing d={d} show={show} />
  return (
    <div className="docs-two">
      <Preview content={d.content} />
      <div className="ui-stack">
        <Notes d={d} />
        <PaperFiles d={d} />
        {d.work === 'review' || d.work === 'ready' ? <Review d={d} show={show} /> : <Published d={d} show={show} />}
        <Versions d={d} />
      </div>
    </div>
  )
}

function Writing({ d, show }: Shown) {
  const t = useText()
  const [content, setContent] = useState(d.content)
  const [error, setError] = useState<unknown>()
  const [settled, setSettled] = useState(0)
  const unsaved = content !== d.content
  const save = async (next: DocumentContent = content): Promise<DocumentDetail | null> => {
    setError(undefined)
    try {
      const saved = await api.put<DocumentDetail>(`/documents/${d.id}`, { version: d.version, content: next })
      setContent(saved.content)
      show(saved)
      toast(t('docs.saved'))
      return saved
    } catch (caught) {
      setError(caught)
      return null
    }
  }
  // The editor keeps its own text while somebody writes; what was masked outside of it is shown by a fresh one.
  const settle = (next: DocumentContent) => save(next).then(saved => saved && setSettled(settled + 1))
  return (
    <div className="docs-two">
      <DocumentForm key={settled} d={d} content={content} onChange={setContent} error={error} />
      <div className="ui-stack docs-side">
        <Notes d={d} />
        <div className="ui-row">
          <Button look="main" onPress={() => save()}>
            {t('docs.save')}
          </Button>
          {unsaved && <span className="ui-soft">{t('docs.unsaved')}</span>}
        </div>
        {error !== undefined && <ErrorNote error={error} kept />}
        <PaperFiles d={d} unsaved={unsaved} />
        <Traces d={d} content={content} onSettled={settle} />
        <SendOff d={d} unsaved={unsaved} save={save} show={show} />
      </div>
    </div>
  )
}

function Notes({ d }: { d: DocumentDetail }) {
  const t = useText()
  return (
    <>
      {d.note && <p className="docs-note">{t('docs.returned', { note: d.note })}</p>}
      {d.correction && <p className="docs-note">{t('docs.correcting', { reason: d.correction })}</p>}
    </>
  )
}

function Preview({ content }: { content: DocumentContent }) {
  const t = useText()
  return (
    <Panel title={t('docs.preview')}>
      <article lang="zh-CN" className="ui-stack">
        <h3 className="docs-preview-title">{content.title}</h3>
        {content.number && <p className="ui-soft">{content.number}</p>}
        {content.summary && <p>{content.summary}</p>}
        <RichText html={content.body} />
        {content.attachments.length > 0 && (
          <ul>
            {content.attachments.map(one => (
              <li key={one.file}>
                <a href={`/api/public/document-files/${one.file}`}>{one.title}</a>
              </li>
            ))}
          </ul>
        )}
      </article>
    </Panel>
  )
}

function Versions({ d }: { d: DocumentDetail }) {
  const t = useText()
  const language = useLanguage()
  if (d.revisions.length === 0) return null
  return (
    <Panel title={t('docs.versions')}>
      <ul>
        {d.revisions.map(one => (
          <li key={one.revision}>
            {t('docs.version', {
              number: one.revision,
              when: sayMoment(one.at, Date.now(), language),
              drafter: one.drafter.name,
              reviewer: one.reviewer.name,
            })}
            {one.reason && <p className="ui-soft">{one.reason}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
