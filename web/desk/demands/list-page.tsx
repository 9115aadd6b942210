import { useState } from 'react'
import { Link } from 'wouter'
import type { DemandRow } from '#contract/demands'
import { Tabs } from '../../overlay/tabs.tsx'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { type Show, useDemands } from './data.ts'
import { StateOf } from './state.tsx'
import { useDemandText } from './text.ts'

/** Every table that was asked for, the newest first. */
export function ListPage() {
  const t = useDemandText()
  const [show, setShow] = useState<Show>('all')
  const { data, error, refetch } = useDemands(show)
  return (
    <Page
      title={t('dem.title')}
      lead={t('dem.lead')}
      width="wide"
      actions={
        data?.mayEnter && (
          <ButtonLink to="/new" look="main">
            {t('dem.new')}
          </ButtonLink>
        )
      }
    >
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <Tabs
          label={t('dem.f.state')}
          value={show}
          onChange={value => setShow(value as Show)}
          tabs={[
            { value: 'all', label: t('dem.show.all') },
            { value: 'waiting', label: t('dem.show.waiting'), count: data.waiting },
            { value: 'standing', label: t('dem.show.standing') },
          ]}
        >
          {data.rows.length === 0 ? (
            show === 'all' ? (
              <EmptyState title={t('dem.none')}>{t('dem.none.next')}</EmptyState>
            ) : (
              <p className="ui-soft">{t('dem.none.here')}</p>
            )
          ) : (
            <Rows rows={data.rows} />
          )}
        </Tabs>
      )}
    </Page>
  )
}

function Rows({ rows }: { rows: readonly DemandRow[] }) {
  const t = useDemandText()
  const language = useLanguage()
  const now = useNow()
  return (
    <div className="dem-scroll">
      <table className="dem-table dem-cards">
        <thead>
          <tr>
            {(['title', 'asker', 'every', 'columns', 'state', 'until', 'last'] as const).map(key => (
              <th key={key} scope="col">
                {t(`dem.f.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <Link href={`/${row.id}`}>{row.title}</Link>
              </th>
              <td data-title={t('dem.f.asker')}>{row.asker}</td>
              <td data-title={t('dem.f.every')}>{t(`dem.every.${row.every}`)}</td>
              <td data-title={t('dem.f.columns')}>{t('dem.columns.n', { count: row.columns })}</td>
              <td>
                <StateOf demand={row} />
              </td>
              <td data-title={t('dem.f.until')}>{sayDate(row.until, now, language)}</td>
              <td data-title={t('dem.f.last')}>{row.last ? <When at={row.last.at} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
