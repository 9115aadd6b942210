import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { DocumentFacets, PublicDocumentList, PublicDocumentRow } from '#contract/documents'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { Entry } from './entry.tsx'
import { type InfoFilter, readFilter, writeFilter } from './filter.ts'
import { Follow } from './follow.tsx'
import { Narrow } from './narrow.tsx'
import { useText } from './text.ts'

/** What has been published, newest first; narrowed and searched through the address. */
export function ListPage() {
  const t = useText()
  const language = useLanguage()
  const filter = readFilter(useSearch())
  const [, go] = useLocation()
  const facets = useLoad(`info/facets/${language}`, signal => api.get<DocumentFacets>('/public/documents/facets', { signal }))
  const change = (more: InfoFilter) => go(`/info${writeFilter({ ...filter, ...more })}`)
  return (
    <Page title={t('info.title')} lead={t('info.lead')} back={{ to: '/', label: t('info.home') }} width="wide">
      <div className="info-list">
        <SearchBox key={filter.q ?? ''} q={filter.q ?? ''} onSearch={q => change({ q })} />
        <Narrow filter={filter} facets={facets.data} onChange={change} />
        <Results key={`${language}${writeFilter(filter)}`} filter={filter} />
        <Aside filter={filter} />
      </div>
    </Page>
  )
}

function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string | undefined) => void }) {
  const t = useText()
  const [typed, setTyped] = useState(q)
  return (
    <search className="info-search">
      <form
        onSubmit={event => {
          event.preventDefault()
          onSearch(typed.trim() || undefined)
        }}
      >
        <label className="ui-hidden" htmlFor="info-q">
          {t('info.search')}
        </label>
        <input
          id="info-q"
          type="search"
          className="ui-control"
          placeholder={t('info.search.hint')}
          value={typed}
          maxLength={100}
          onChange={event => setTyped(event.target.value)}
        />
        <Button look="main" submit>
          {t('info.search.go')}
        </Button>
      </form>
    </search>
  )
}

function Results({ filter }: { filter: InfoFilter }) {
  const t = useText()
  const language = useLanguage()
  const [more, setMore] = useState<{ rows: readonly PublicDocumentRow[]; next: string | null }>()
  const ask = (cursor?: string) => api.get<PublicDocumentList>('/public/documents', { query: { ...filter, cursor } })
  const { data, error, loading, reload } = useLoad(`info/${language}/${writeFilter(filter)}`, () => ask())
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={8} />
  const rows = [...data.rows, ...(more?.rows ?? [])]
  const next = more ? more.next : data.next
  const goOn = async () => {
    if (!next) return
    const page = await ask(next)
    setMore({ rows: [...(more?.rows ?? []), ...page.rows], next: page.next })
  }
  return (
    <section className="info-results" aria-label={t(filter.q ? 'info.found' : 'info.newest')} aria-live="polite">
      <h2>{t(filter.q ? 'info.found' : 'info.newest')}</h2>
      {rows.length === 0 ? (
        <EmptyState title={t('info.none')} action={<Link href="/info">{t('info.clear')}</Link>}>
          {t('info.none.how')}
        </EmptyState>
      ) : (
        <ul className="info-entries">
          {rows.map(row => (
            <Entry key={row.index} row={row} q={filter.q} />
          ))}
        </ul>
      )}
      {next && <Button onPress={goOn}>{t('info.more')}</Button>}
    </section>
  )
}

function Aside({ filter }: { filter: InfoFilter }) {
  const t = useText()
  const links = [
    ['/info/data', 'info.data', 'info.data.how'],
    ['/info/yearly', 'info.yearly', 'info.yearly.how'],
    ['/draws', 'info.draws', 'info.draws.how'],
    ['/report/disclosure', 'info.ask', 'info.ask.how'],
  ] as const
  return (
    <aside className="info-aside ui-no-print">
      <Follow filter={filter} />
      <nav aria-label={t('info.also')}>
        <h2>{t('info.also')}</h2>
        <ul>
          {links.map(([to, title, how]) => (
            <li key={to}>
              <Link href={to}>{t(title)}</Link>
              <p className="ui-soft">{t(how)}</p>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  )
}
