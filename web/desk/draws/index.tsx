import { Link, Route, Switch } from 'wouter'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { useDraws } from './data.ts'
import { DrawPage } from './draw-page.tsx'
import { NewDraw } from './new-draw.tsx'
import { useDrawText } from './text.ts'
import './draws.css'

/** 双随机: what is inspected and by whom, by lot. */
export default function DrawPages() {
  return (
    <div className="desk-section">
      <Switch>
        <Route path="/" component={ListPage} />
        <Route path="/new" component={NewDraw} />
        <Route path="/:id">{({ id }) => <DrawPage key={id} id={id} />}</Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}

function ListPage() {
  const t = useDrawText()
  const { data, error, refetch } = useDraws()
  const action = data?.mayDraw && (
    <ButtonLink to="/new" look="main">
      {t('draw.new')}
    </ButtonLink>
  )
  return (
    <Page title={t('draw.title')} lead={t('draw.lead')} width="wide" actions={action}>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('draw.none')}>{t('draw.none.next')}</EmptyState>}
      <ul className="draw-list">
        {data?.rows.map(row => (
          <li key={row.id}>
            <Link href={`/${row.id}`}>{row.title}</Link>
            <span className="ui-soft">
              {row.sourceName} · {t(`draw.state.${row.state}`)} · <When at={row.drawnAt ?? row.frozenAt ?? row.madeAt} />
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
