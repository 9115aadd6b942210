import { useState } from 'react'
import type { PublicChanges, PublicPlanPage, PublicTerms } from '#contract/public-plans'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useDifferences } from './differences.ts'
import { useEditionName, useText } from './text.ts'

/** What one adopted edition promises differently from another, in plain words, with the reason. */
export function ChangesPage({ id }: { id: string }) {
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`plans/${id}/${language}`, signal =>
    api.get<PublicPlanPage>(`/public/plans/${id}`, { signal }),
  )
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={8} />
  return <Changes plan={data} />
}

function Changes({ plan: { id, title, editions } }: { plan: PublicPlanPage }) {
  const t = useText()
  const name = useEditionName()
  const last = editions.at(-1)?.edition ?? 1
  const [from, setFrom] = useState(Math.max(1, last - 1))
  const [to, setTo] = useState(last)
  const options = editions.map(e => ({ value: String(e.edition), label: name(e) }))
  return (
    <Page title={t('pp.changes')} back={{ to: `/plans/${id}`, label: title }} lead={t('pp.changes.lead')}>
      {editions.length > 2 && (
        <div className="pp-choose">
          <Select
            label={t('pp.from')}
            empty={false}
            value={String(from)}
            onChange={value => setFrom(Number(value))}
            options={options}
          />
          <Select
            label={t('pp.to')}
            empty={false}
            value={String(to)}
            onChange={value => setTo(Number(value))}
            options={options}
          />
        </div>
      )}
      <Difference id={id} from={from} to={to} />
    </Page>
  )
}

function Difference({ id, from, to }: { id: string; from: number; to: number }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`plans/${id}/changes/${from}/${to}/${language}`, signal =>
    api.get<PublicChanges>(`/public/plans/${id}/changes`, { query: { from, to }, signal }),
  )
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={5} />
  if (data.rows.length === 0) return <p className="ui-soft">{t('pp.changes.none')}</p>
  return (
    <ul className="pp-items">
      {data.rows.map(row => (
        <li key={row.id} className="pp-promise">
          <Change was={row.was} is={row.is} />
          {row.reason && <p>{t('pp.reason', { reason: row.reason })}</p>}
        </li>
      ))}
    </ul>
  )
}

function Change({ was, is }: { was: PublicTerms | null; is: PublicTerms | null }) {
  const t = useText()
  const { whole, between } = useDifferences()
  const one = is ?? was
  if (!one) return null
  if (was && is)
    return (
      <>
        <p>
          <b>{is.title}</b>
        </p>
        <ul>
          {between(was, is).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </>
    )
  return (
    <>
      <p>
        <b>{t(is ? 'pp.added' : 'pp.gone', { title: one.title })}</b>
      </p>
      <p className="ui-soft">{whole(one).join(' · ')}</p>
    </>
  )
}
