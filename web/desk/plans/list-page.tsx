import { Link } from 'wouter'
import type { PlanRow } from '#contract/plans'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useSpan } from '../../shell/use-span.ts'
import { usePlans } from './data.ts'
import { usePaperText } from './papers/text.ts'
import { StandingBar } from './standing.tsx'
import { usePlanText } from './text.ts'

const tones = { draft: 'grey', adopted: 'green', closed: 'grey' } as const

/** Plans, each under the one it carries out; the newest first. */
export function ListPage() {
  const t = usePlanText()
  const p = usePaperText()
  const { data, error, refetch } = usePlans()
  return (
    <Page
      title={t('pl.title')}
      lead={t('pl.lead')}
      width="wide"
      actions={
        data?.mayKeep && (
          <>
            <ButtonLink to="/all/papers">{p('pp.all')}</ButtonLink>
            <ButtonLink to="/new" look="main">
              {t('pl.new')}
            </ButtonLink>
          </>
        )
      }
    >
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('pl.none')}>{t('pl.none.next')}</EmptyState>}
      {data && data.rows.length > 0 && <Rows rows={data.rows} />}
    </Page>
  )
}

/** Each plan followed by those that carry it out. */
function inOrder(rows: readonly PlanRow[]): readonly { row: PlanRow; depth: number }[] {
  const ids = new Set(rows.map(row => row.id))
  const under = Map.groupBy(rows, row => (row.under && ids.has(row.under) ? row.under : ''))
  const walk = (of: string, depth: number): { row: PlanRow; depth: number }[] =>
    (under.get(of) ?? []).flatMap(row => [{ row, depth }, ...walk(row.id, Math.min(3, depth + 1))])
  return walk('', 0)
}

function Rows({ rows }: { rows: readonly PlanRow[] }) {
  const t = usePlanText()
  const span = useSpan()
  return (
    <ul className="pl-plans">
      {inOrder(rows).map(({ row, depth }) => (
        <li key={row.id} className={`pl-plan pl-depth-${depth}`}>
          <div className="pl-plan-head">
            <Link href={`/${row.id}`}>{row.title}</Link>
            <StateChip tone={tones[row.state]}>{t(`pl.plan.${row.state}`)}</StateChip>
            {row.public && <span className="ui-soft">{t('pl.public.is')}</span>}
          </div>
          <p className="ui-soft">{[row.kindSays, span(row.from, row.until), row.number].filter(Boolean).join(' · ')}</p>
          <StandingBar counts={row.standings} />
          {row.proposed > 0 && (
            <Link className="pl-waiting" href={`/${row.id}/review`}>
              {t('pl.waiting', { count: row.proposed })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
