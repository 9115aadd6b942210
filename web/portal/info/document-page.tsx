import { useEffect } from 'react'
import { Link } from 'wouter'
import type { PublicDocument } from '#contract/documents'
import { ApiError, api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { RichText } from '../../shell/ui/rich-text.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { DocumentFacts } from './document-facts.tsx'
import { Related } from './related.tsx'
import { sayDate, sayDayOf } from './say-date.ts'
import { useText } from './text.ts'
import { Versions } from './versions.tsx'

const path = (index: string) => `/public/documents/${encodeURIComponent(index)}`

/** One document as a good newspaper would set it, with what it is, what explains it and how it changed. */
export function DocumentPage({ index }: { index: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`info/d/${index}/${language}`, signal =>
    api.get<PublicDocument>(path(index), { signal }),
  )
  const state = data?.state
  useEffect(() => {
    // A lost count is no reason to trouble the reader.
    if (state === 'shown') api.post(`${path(index)}/views`).catch(() => {})
  }, [index, state])
  const back = { to: '/info', label: t('info.back') }
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return (
      <Page title={t('info.doc.missing')} back={back}>
        <EmptyState title={index} action={<ButtonLink to="/info">{t('info.search')}</ButtonLink>}>
          {t('info.doc.missing.how')}
        </EmptyState>
      </Page>
    )
  if (!data)
    return (
      <Page title={t('info.title')} back={back}>
        {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={10} />}
      </Page>
    )
  return (
    <Page title={data.title} lead={<Lead d={data} />} back={back} width="wide">
      <div className="info-doc">
        <article className="info-text" lang="zh-CN">
          {language === 'en' && (
            <p className="ui-soft" lang="en">
              {t('info.doc.chinese')}
            </p>
          )}
          <Standing d={data} />
          {data.summary && <p className="info-stand">{data.summary}</p>}
          {data.mode === 'on-request' && data.state === 'shown' && <OnRequest />}
          <RichText html={data.body} />
          <Files d={data} />
        </article>
        <div className="info-beside">
          <DocumentFacts d={data} />
          <Related d={data} />
          <Versions d={data} />
          <Tools d={data} />
        </div>
      </div>
    </Page>
  )
}

function Lead({ d }: { d: PublicDocument }) {
  const language = useLanguage()
  const said = [d.unit, sayDayOf(d.publishedAt, language)].filter(Boolean).join(' · ')
  return (
    <>
      {language === 'en' && d.titleEn && (
        <span className="info-title-en" lang="en">
          {d.titleEn}
        </span>
      )}
      <span className="ui-soft">{said}</span>
    </>
  )
}

/** What a reader must know before reading: that it no longer holds, or is no longer here. */
function Standing({ d }: { d: PublicDocument }) {
  const t = useText()
  const language = useLanguage()
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  if (d.state !== 'shown')
    return (
      <div className="info-note info-note-red" lang={lang}>
        <strong>{t(`info.doc.${d.state}`)}</strong>
        {d.goneAt !== null && <p>{t('info.doc.gone', { when: sayDayOf(d.goneAt, language) })}</p>}
        {d.goneReason && <p>{t('info.doc.reason', { reason: d.goneReason })}</p>}
      </div>
    )
  if (d.repealedOn)
    return (
      <div className="info-note info-note-red" lang={lang}>
        <strong>
          {t(d.force === 'repealed' ? 'info.doc.repealed' : 'info.doc.repealing', { on: sayDate(d.repealedOn, language) })}
        </strong>
        {d.repealReason && <p>{t('info.doc.reason', { reason: d.repealReason })}</p>}
        {d.repealedBy && (
          <p>
            {t('info.doc.repealed.by')}
            <Link href={`/info/d/${d.repealedBy.index}`}>{d.repealedBy.title}</Link>
          </p>
        )}
      </div>
    )
  if (d.shownUntil)
    return (
      <div className="info-note" lang={lang}>
        {t('info.doc.until', { on: sayDate(d.shownUntil, language) })}
      </div>
    )
  return null
}

function OnRequest() {
  const t = useText()
  return (
    <div className="info-note">
      <p>{t('info.doc.onrequest')}</p>
      <Link href="/report/disclosure">{t('info.ask')}</Link>
    </div>
  )
}

const sayBytes = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

function Files({ d }: { d: PublicDocument }) {
  const t = useText()
  if (d.attachments.length === 0) return null
  return (
    <section aria-labelledby="info-files">
      <h2 id="info-files">{t('info.doc.files')}</h2>
      <ul className="info-files">
        {d.attachments.map(one => (
          <li key={one.file}>
            <a href={`/api/public/document-files/${one.file}?download=true`} download>
              {one.title}
            </a>
            <span className="ui-soft">{sayBytes(one.bytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tools({ d }: { d: PublicDocument }) {
  const t = useText()
  const share = async () => {
    const url = `${location.origin}/info/d/${d.index}`
    if (navigator.share) return navigator.share({ title: d.title, url }).catch(() => {})
    await navigator.clipboard.writeText(url).then(
      () => toast(t('info.doc.copied')),
      () => toast(t('info.doc.copyhand')),
    )
  }
  return (
    <div className="ui-row ui-no-print">
      <Button size="small" onPress={share}>
        {t('info.doc.share')}
      </Button>
      <Button size="small" look="quiet" onPress={() => print()}>
        {t('info.doc.print')}
      </Button>
    </div>
  )
}
