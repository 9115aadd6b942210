import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorRow } from '#contract/indicators'
import { api } from '../../shell/api.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from '../text.ts'
import { Indicator } from './indicator.tsx'

type Answer = { readonly from: number; readonly to: number; readonly rows: readonly IndicatorRow[] }

const DAY = 86_400_000
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** The numbers the office answers for, each with what it counts, and open into the cases behind it. */
export default function NumbersPage() {
  const t = useText()
  const [from, setFrom] = useState(() => dayOf(Date.now() - 365 * DAY))
  const [to, setTo] = useState(() => dayOf(Date.now()))
  const { data, error, refetch } = useQuery({
    queryKey: ['indicators', from, to],
    enabled: from !== '' && to !== '',
    queryFn: ({ signal }) => api.get<Answer>('/indicators', { query: { from: startOf(from), to: startOf(to) + DAY }, signal }),
  })
  const heads = data?.rows.filter(row => row.group === null) ?? []
  return (
    <Page title={t('desk.numbers')} lead={t('desk.numbers.lead')} width="wide">
      <div className="ui-stack">
        <div className="desk-period ui-no-print">
          <TextField label={t('desk.filter.from')} type="date" value={from} max={to} onChange={setFrom} />
          <TextField label={t('desk.filter.to')} type="date" value={to} min={from} onChange={setTo} />
        </div>
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={6} />}
        {data && heads.length === 0 && <EmptyState title={t('desk.numbers.none')} />}
        {heads.map(head => (
          <Indicator
            key={`${head.programme}.${head.key}`}
            head={head}
            groups={
              data?.rows.filter(row => row.programme === head.programme && row.key === head.key && row.group !== null) ?? []
            }
            from={from}
            to={to}
          />
        ))}
      </div>
    </Page>
  )
}
