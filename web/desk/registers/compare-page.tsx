import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { EntryCompare } from '#contract/entries'
import { Tabs } from '../../overlay/tabs.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { Sources } from '../data/sources.tsx'
import { useEntryCompare } from './data/calls.ts'
import { dayOf } from './data/days.ts'
import type { LedgerSeen } from './data/ledger.ts'
import { Before } from './parts/before.tsx'
import { sayNumber } from './parts/say-count.ts'
import { Ways } from './parts/ways.tsx'
import { useRegText } from './text.ts'

const DAY = 86_400_000
const whats = ['changed', 'came', 'went'] as const
type What = (typeof whats)[number]
const names = {}

/** The whole register on two days: what came, what went, what changed. */
export function ComparePage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(search)
  const today = dayOf(Date.now())
  const from = params.get('from') ?? dayOf(Date.now() - 30 * DAY)
  const to = params.get('to') ?? today
  const ask = (days: { from: string; to: string }) =>
    navigate(`/${ledger.name}/compare?${new URLSearchParams(days)}`, { replace: true })
  const { data, error, refetch } = useEntryCompare(ledger.name, from, to)
  const wrong = from !== '' && to !== '' && from >= to
  return (
    <div className="reg-page">
      <Ways ledger={ledger} />
      <Page title={t('reg.compare.of', { name: ledger.def.title })} lead={t('reg.compare.lead')} width="wide">
        <Sources programme={ledger.programme}>
          <div className="ui-stack">
            <div className="desk-period ui-no-print">
              <TextField
                label={t('reg.compare.from')}
                type="date"
                value={from}
                max={today}
                error={wrong ? t('reg.compare.wrong') : undefined}
                onChange={day => ask({ from: day, to })}
              />
              <TextField
                label={t('reg.compare.to')}
                type="date"
                value={to}
                max={today}
                onChange={day => ask({ from, to: day })}
              />
            </div>
            {error && <ErrorNote error={error} retry={() => refetch()} />}
            {!data && !error && !wrong && from !== '' && to !== '' && <Skeleton lines={8} />}
            {data && !wrong && <Differences ledger={ledger} data={data} />}
          </div>
        </Sources>
      </Page>
    </div>
  )
}

function Differences({ ledger, data }: { ledger: LedgerSeen; data: EntryCompare }) {
  const t = useRegText()
  const language = useLanguage()
  const first = whats.find(one => data[one] > 0)
  const [what, setWhat] = useState<What>()
  if (!first) return <EmptyState title={t('reg.compare.none')}>{t('reg.compare.none.next')}</EmptyState>
  const shown = what ?? first
  const rows = data.rows.filter(row => row.what === shown)
  return (
    <Tabs
      label={t('reg.compare.what')}
      value={shown}
      onChange={next => setWhat(whats.find(one => one === next))}
      tabs={whats.map(one => ({ value: one, label: t(`reg.compare.${one}`), count: data[one] }))}
    >
      {rows.length === 0 && <p className="ui-soft">{t('reg.compare.nothing')}</p>}
      <ul className="reg-differences">
        {rows.map(row => (
          <li key={row.id}>
            <p>
              <Link href={`/${ledger.name}/${row.id}`}>{row.name || row.key}</Link>{' '}
              {row.key !== row.name && <span className="reg-key">{row.key}</span>}
            </p>
            {shown === 'changed' && <Before ledger={ledger} changes={row.changes} names={names} />}
          </li>
        ))}
      </ul>
      {data.more && rows.length < data[shown] && (
        <p className="ui-soft">{t('reg.compare.more', { shown: rows.length, all: sayNumber(data[shown], language) })}</p>
      )}
    </Tabs>
  )
}
