import { Link, Route, Switch } from 'wouter'
import type { AppraisalList } from '#contract/appraisals'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useSpan } from '../../shell/use-span.ts'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { AppraisalPage } from './appraisal-page.tsx'
import { useAppraisals } from './data.ts'
import { EditPage, NewPage } from './scheme-page.tsx'
import { useAppraisalText } from './text.ts'
import './appraisals.css'

/** 考核: units by rules that everybody knows beforehand. */
export default function AppraisalPages() {
  return (
    <div className="desk-section">
      <Switch>
        <Route path="/" component={ListPage} />
        <Route path="/new" component={NewPage} />
        <Route path="/:id/edit">{({ id }) => <EditPage key={id} id={id} />}</Route>
        <Route path="/:id">{({ id }) => <AppraisalPage key={id} id={id} />}</Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}

/** What waits for the reader in one appraisal, with its last day. */
function Waiting({ row }: { row: AppraisalList['rows'][number] }) {
  const t = useAppraisalText()
  const { asks } = row
  const lines = [
    asks.judge > 0 && t('ap.asks.judge', { count: asks.judge }),
    asks.answer > 0 && t('ap.asks.answer', { count: asks.answer }),
    asks.object && t('ap.asks.object', { until: row.appealUntil ?? '' }),
    asks.next !== null && t(`ap.asks.${asks.next}`),
  ].filter(line => line !== false)
  return lines.length === 0 ? null : <strong className="ap-asks">{lines.join(t('ap.semicolon'))}</strong>
}

function ListPage() {
  const t = useAppraisalText()
  const span = useSpan()
  const { data, error, refetch } = useAppraisals()
  const action = data?.mayKeep && (
    <ButtonLink to="/new" look="main">
      {t('ap.new')}
    </ButtonLink>
  )
  return (
    <Page title={t('ap.title')} lead={t('ap.lead')} width="wide" actions={action}>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && (
        <EmptyState title={t('ap.none')}>{t(data.mayKeep ? 'ap.none.next' : 'ap.none.wait')}</EmptyState>
      )}
      <ul className="ap-list">
        {data?.rows.map(row => (
          <li key={row.id}>
            <Link href={`/${row.id}`}>{row.title}</Link>
            <span className="ui-soft">
              {[
                t(`ap.state.${row.state}`),
                span(row.from, row.until),
                t('ap.units.n', { count: row.units }),
                t('ap.edition', { n: row.edition }),
              ].join(' · ')}
            </span>
            <Waiting row={row} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
