import { Redirect, Route, Switch, useLocation } from 'wouter'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { Ways } from '../frame/ways.tsx'
import { CommunitiesPage } from './communities-page.tsx'
import { useRoutedKinds } from './data.ts'
import { ReturnsPage } from './returns-page.tsx'
import { RulesPage } from './rules-page.tsx'
import { useRoutingText } from './text.ts'
import './routing.css'

const pages = { rules: RulesPage, returns: ReturnsPage, communities: CommunitiesPage } as const
const readers = {
  rules: ['dispatcher', 'supervisor', 'leader', 'system-admin'],
  returns: ['dispatcher', 'supervisor', 'leader'],
  communities: ['dispatcher', 'supervisor', 'leader', 'community-worker'],
} as const
type View = keyof typeof pages
const views = Object.keys(pages) as View[]

/** How cases find their units: the rules, what was given back, and what communities are asked. */
export default function RoutingPages() {
  const t = useRoutingText()
  const { posts } = useSignedIn()
  const { isPending } = useProgrammes()
  const [path] = useLocation()
  const [kind] = useRoutedKinds()
  const mine = views.filter(view => posts.some(post => (readers[view] as readonly string[]).includes(post.role)))
  if (isPending || !kind || mine.length === 0)
    return <Page title={t('routing.title')}>{isPending ? <Skeleton lines={6} /> : <EmptyState title={t('routing.none')} />}</Page>
  const ways = mine.map(view => ({ to: `/${view}`, title: t(`routing.page.${view}`), here: path === `/${view}` }))
  return (
    <div className="desk-section">
      {mine.length > 1 && <Ways rows={[{ label: t('routing.pages'), ways }]} />}
      <Switch>
        {mine.map(view => {
          const Shown = pages[view]
          return (
            <Route key={view} path={`/${view}`}>
              <Shown kind={kind} />
            </Route>
          )
        })}
        <Route>
          <Redirect to={`/${mine[0]}`} replace />
        </Route>
      </Switch>
    </div>
  )
}
