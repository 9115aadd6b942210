import { useState } from 'react'
import type { DocumentYear } from '#contract/documents'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useText } from './text.ts'

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

/** Counts for the yearly report, by class and month, each class opening into its documents of the year. */
export function YearlyPage() {
  const t = useText()
  const language = useLanguage()
  const [chosen, setChosen] = useState<string>()
  const { data, error, loading, reload } = useLoad(`info/yearly/${language}/${chosen ?? ''}`, signal =>
    api.get<DocumentYear>('/public/documents/yearly', { query: { year: chosen }, signal }),
  )
  const year = data?.year ?? chosen ?? ''
  return (
    <Page
      title={t('info.yearly.title', { year })}
      lead={t('info.yearly.lead')}
      back={{ to: '/info', label: t('info.back') }}
      width="wide"
    >
      {!data ? (
        error !== undefined && !loading ? (
          <ErrorNote error={error} retry={reload} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : (
        <div className="ui-stack">
          <div className="ui-row info-year-tools ui-no-print">
            <Select
              label={t('info.year')}
              empty={false}
              value={String(data.year)}
              onChange={setChosen}
              options={data.years.map(one => ({ value: String(one), label: String(one) }))}
            />
            <a
              className="ui-button ui-button-plain"
              href={`/api/public/documents/yearly.xlsx?year=${data.year}&lang=${language}`}
              download
            >
              {t('info.yearly.download')}
            </a>
          </div>
          <YearTable data={data} />
          {data.requests && (
            <p>
              <strong>{t('info.yearly.requests')}</strong>{' '}
              {[
                t('info.yearly.received', { count: data.requests.received }),
                t('info.yearly.answered', { count: data.requests.answered }),
                t('info.yearly.refused', { count: data.requests.refused }),
              ].join(' · ')}
            </p>
          )}
        </div>
      )}
    </Page>
  )
}

function YearTable({ data }: { data: DocumentYear }) {
  const t = useText()
  const language = useLanguage()
  const monthName = (m: number) =>
    language === 'zh'
      ? t('info.yearly.month', { month: m })
      : new Date(Date.UTC(2000, m - 1, 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' })
  const months = Array.from({ length: 12 }, (_, n) => n)
  return (
    <section className="info-wide" aria-label={t('info.yearly.title', { year: data.year })}>
      <table className="info-table info-year">
        <thead>
          <tr>
            <th scope="col">{t('info.class')}</th>
            {months.map(m => (
              <th scope="col" key={m}>
                {monthName(m + 1)}
              </th>
            ))}
            <th scope="col">{t('info.yearly.total')}</th>
            <th scope="col">{t('info.yearly.withdrawn')}</th>
            <th scope="col">{t('info.yearly.inforce')}</th>
          </tr>
        </thead>
        <tbody>
          {data.classes.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <a href={`/info?class=${one.id}&year=${data.year}`}>{one.title}</a>
              </th>
              {months.map(m => (
                <td key={m}>{one.months[m]}</td>
              ))}
              <td>{sum(one.months)}</td>
              <td>{one.withdrawn}</td>
              <td>{one.inForce}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('info.yearly.all')}</th>
            {months.map(m => (
              <td key={m}>{sum(data.classes.map(one => one.months[m] ?? 0))}</td>
            ))}
            <td>{sum(data.classes.map(one => sum(one.months)))}</td>
            <td>{sum(data.classes.map(one => one.withdrawn))}</td>
            <td>{sum(data.classes.map(one => one.inForce ?? 0))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
