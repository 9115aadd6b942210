import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TourStop, TourStops } from '#contract/tours'
import { api } from '../../shell/api.ts'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useTourText } from './text.ts'
import './tours.css'

/** What each stop of a tour was told, beside the others of the same tour. */
export default function ToursPage() {
  const t = useTourText()
  const lang = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['tours', lang],
    queryFn: ({ signal }) => api.get<TourStops>('/tours', { signal }),
  })
  const [chosen, setChosen] = useState<string>()
  // The latest tour first.
  const tours = [...new Set(data?.stops.toReversed().map(stop => stop.tour))]
  const judged = data?.stops.findLast(stop => stop.judges > 0)?.tour
  const tour = chosen ?? judged ?? tours[0]
  const stops = data?.stops.filter(stop => stop.tour === tour) ?? []
  const told = stops.filter(stop => stop.judges > 0)
  return (
    <div className="desk-section">
      <Page title={t('tour.title')} lead={t('tour.lead')} width="wide">
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && tours.length === 0 && <EmptyState title={t('tour.none')}>{t('tour.none.next')}</EmptyState>}
        {data && tours.length > 0 && (
          <div className="ui-stack">
            {tours.length > 1 && (
              <Select
                label={t('tour.which')}
                options={tours.map(value => ({ value, label: value }))}
                value={tour}
                onChange={setChosen}
              />
            )}
            <Marks title={tour ?? ''} themes={data.themes} stops={stops} />
            {told.length > 0 && <h2>{t('tour.learn')}</h2>}
            <ul className="tour-stops">
              {told.map(stop => (
                <li key={stop.id}>
                  <Learn stop={stop} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </Page>
    </div>
  )
}

function Marks({ title, themes, stops }: { title: string; themes: TourStops['themes']; stops: readonly TourStop[] }) {
  const t = useTourText()
  return (
    <div className="tour-scroll">
      <table className="tour-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tour.stop')}</th>
            {themes.map(theme => (
              <th key={theme.key} scope="col">
                {theme.weight === null ? theme.title : t('tour.weight', { title: theme.title, weight: theme.weight })}
              </th>
            ))}
            <th scope="col">{t('tour.judged.by')}</th>
            <th scope="col">{t('tour.band')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map(stop => (
            <tr key={stop.id}>
              <th scope="row">
                <Link href={`/case/${stop.id}`}>{stop.what}</Link>
                <small className="ui-soft">{stop.unit}</small>
              </th>
              {stop.marks.map((mark, n) => (
                <td key={themes[n]?.key} data-title={themes[n]?.title}>
                  {mark ? t('tour.mark', mark) : t('tour.not.yet')}
                </td>
              ))}
              <td data-title={t('tour.judged.by')}>
                {stop.judges > 0 ? t('tour.judges', { count: stop.judges, residents: stop.residents }) : stop.state}
              </td>
              <td data-title={t('tour.band')}>{stop.band ?? t('tour.not.yet')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Learn({ stop }: { stop: TourStop }) {
  const t = useTourText()
  const lang = useLanguage()
  const now = useNow()
  const list = (lines: readonly string[]) =>
    lines.length > 0 ? (
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ) : null
  const copies = stop.copies.map(({ what, from, by }) => {
    const day = sayDay(Date.parse(`${by}T00:00:00Z`), now, lang, 'UTC')
    return from === null ? t('tour.copy', { what, by: day }) : t('tour.copy.from', { what, from, by: day })
  })
  const facts = [
    [t('tour.good'), list(stop.good)],
    [t('tour.better'), list(stop.better)],
    [t('tour.summary'), stop.summary],
    [t('tour.said'), stop.said],
    [t('tour.copies'), list(copies)],
  ] as const
  return (
    <Panel title={`${stop.what} · ${stop.unit}`}>
      <Facts facts={facts} />
    </Panel>
  )
}
