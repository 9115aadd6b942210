import { Route, Switch, useLocation } from 'wouter'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { Ways } from '../frame/ways.tsx'
import { DetailPage } from './detail-page.tsx'
import { EffectPage } from './effect-page.tsx'
import { EditPage, NewPage } from './form-page.tsx'
import { ListPage } from './list-page.tsx'
import { PermittedPage } from './permitted-page.tsx'
import { useDemandText } from './text.ts'
import './demands.css'

const ways = [
  ['/', 'list'],
  ['/permitted', 'permitted'],
  ['/effect', 'effect'],
] as const

/** 索要报表: what departments ask to be filled, what is permitted, and what it costs. */
export default function DemandPages() {
  const t = useDemandText()
  const [path] = useLocation()
  const current = ways.find(([to]) => to === path)?.[0] ?? '/'
  return (
    <div className="desk-section">
      <Ways
        rows={[
          { label: t('dem.pages'), ways: ways.map(([to, name]) => ({ to, title: t(`dem.page.${name}`), here: to === current })) },
        ]}
      />
      <Switch>
        <Route path="/" component={ListPage} />
        <Route path="/permitted" component={PermittedPage} />
        <Route path="/effect" component={EffectPage} />
        <Route path="/new" component={NewPage} />
        <Route path="/:id/edit">{({ id }) => <EditPage key={id} id={id} />}</Route>
        <Route path="/:id">{({ id }) => <DetailPage key={id} id={id} />}</Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}
