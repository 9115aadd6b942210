import { Link } from 'wouter'
import type { Standings } from '#contract/plans'
import type { PublicPlanPage } from '#contract/public-plans'
import { api } from '../../shell/api.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSpan } from '../../shell/use-span.ts'
import { useText } from './text.ts'

type Row = Omit<PublicPlanPage, 'items'>

/** What anybody is told of standings: a little behind is on its way, a figure not set yet is no data. */
export const told = (s: Standings) => ({
  count: s.kept + s.onWay + s.slow + s.late + s.noData + s.toSet,
  kept: s.kept,
  onWay: s.onWay + s.slow,
  late: s.late,
  noData: s.noData + s.toSet,
})

/** Every plan the office opened, the newest first. */
export function ListPage() {
  const t = useText()
  const span = useSpan()
  const { data, error, loading, reload } = useLoad('plans', signal => api.get<{ rows: Row[] }>('/public/plans', { signal }))
  return (
    <Page title={t('pp.title')} lead={t('pp.lead')} back={{ to: '/', label: t('pp.home') }}>
      {!data && (error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={5} />)}
      {data?.rows.length === 0 && <EmptyState title={t('pp.none')}>{t('pp.none.next')}</EmptyState>}
      <ul className="pp-plans">
        {data?.rows.map(plan => (
          <li key={plan.id} className="ui-panel">
            <h2>
              <Link href={`/plans/${plan.id}`}>{plan.title}</Link>
            </h2>
            {plan.plain && <p>{plan.plain}</p>}
            <p className="ui-soft">
              {span(plan.from, plan.until)} · {t('pp.says', told(plan.standings))}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
