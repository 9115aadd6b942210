import { Route, Switch } from 'wouter'
import { BeforePage } from './before-page.tsx'
import { ChangesPage } from './changes-page.tsx'
import { ListPage } from './list-page.tsx'
import { PlanPage } from './plan-page.tsx'
import './plans.css'

/** 街道的承诺: what the office promised and how it stands, below /plans. */
export default function PlanPages() {
  return (
    <Switch>
      <Route path="/plans/:id/before">{({ id }) => <BeforePage key={id} id={id} />}</Route>
      <Route path="/plans/:id/changes">{({ id }) => <ChangesPage key={id} id={id} />}</Route>
      <Route path="/plans/:id">{({ id }) => <PlanPage key={id} id={id} />}</Route>
      <Route>
        <ListPage />
      </Route>
    </Switch>
  )
}
