import { Route, Switch } from 'wouter'
import { ListPage } from './list-page.tsx'
import { PlanPage } from './plan-page.tsx'
import './plans.css'

/** 街道的承诺: what the office promised and how it stands, below /plans. */
export default function PlanPages() {
  return (
    <Switch>
      <Route path="/plans/:id">{({ id }) => <PlanPage key={id} id={id} />}</Route>
      <Route>
        <ListPage />
      </Route>
    </Switch>
  )
}
