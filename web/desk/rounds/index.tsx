import { Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { type Kind, useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { Ways } from '../frame/ways.tsx'
import { CoveragePage } from './coverage-page.tsx'
import { useRounds, visitsPeople } from './data.ts'
import { StopsPage } from './stops-page.tsx'
import { useRoundsText } from './text.ts'
import { VisitsPage } from './visits-page.tsx'
import { WeekPage } from './week-page.tsx'
import './rounds.css'

const pages = { visits: VisitsPage, coverage: CoveragePage, stops: StopsPage, week: WeekPage } as const
type View = keyof typeof pages

/** Everything about rounds: which there are, and the ways to look at each. */
export default function RoundsPages() {
  const t = useRoundsText()
  const me = useSignedIn()
  const { isPending } = useProgrammes()
  const rounds = useRounds()
  const viewsOf = ({ def }: Kind): View[] => [
    ...(visitsPeople(def, me) ? (['visits'] as const) : []),
    'coverage',
    'stops',
    'week',
  ]
  const [first] = [...rounds].sort((a, b) => Number(visitsPeople(b.def, me)) - Number(visitsPeople(a.def, me)))
  if (isPending)
    return (
      <Page title={t('rounds.title')}>
        <Skeleton lines={6} />
      </Page>
    )
  if (!first)
    return (
      <Page title={t('rounds.title')}>
        <EmptyState title={t('rounds.none')}>{t('rounds.none.next')}</EmptyState>
      </Page>
    )
  return (
    <div className="desk-section">
      <Route path="/:type/:view">
        {({ type, view }) => <RoundWays rounds={rounds} type={type} view={view} views={viewsOf} />}
      </Route>
      <Switch>
        <Route path="/:type/:view">
          {({ type, view }) => {
            const kind = rounds.find(one => one.type === type)
            const Shown = kind && viewsOf(kind).includes(view as View) ? pages[view as View] : undefined
            return kind && Shown ? <Shown key={type} kind={kind} /> : <Redirect to="/" replace />
          }}
        </Route>
        <Route>
          <Redirect to={`/${first.type}/${viewsOf(first)[0]}`} replace />
        </Route>
      </Switch>
    </div>
  )
}

type WaysProps = { rounds: readonly Kind[]; type: string; view: string; views: (kind: Kind) => readonly View[] }

function RoundWays({ rounds, type, view, views }: WaysProps) {
  const t = useRoundsText()
  const [path] = useLocation()
  const kind = rounds.find(one => one.type === type)
  const kinds = rounds.map(one => {
    const to = `/${one.type}/${views(one).includes(view as View) ? view : views(one)[0]}`
    return { to, title: one.def.title, here: one.type === type, wider: true }
  })
  const pagesOfKind = (kind ? views(kind) : []).map(one => {
    const to = `/${type}/${one}`
    return { to, title: t(`rounds.view.${one}`), here: path === to }
  })
  const rows = [
    { label: t('rounds.kinds'), ways: kinds },
    { label: t('rounds.views'), ways: pagesOfKind },
  ]
  return <Ways rows={rounds.length > 1 ? rows : rows.slice(1)} />
}
