import { Route, Switch } from 'wouter'
import { RoundPage } from '../rounds/round-page.tsx'
import { StopPage } from '../rounds/stop-page.tsx'
import { MePage } from './me-page.tsx'
import { MinePage } from './mine-page.tsx'
import { NoticesPage } from './notices-page.tsx'
import { OutboxPage } from './outbox-page.tsx'
import { ReportPage } from './report-page.tsx'
import { StepPage } from './step-page.tsx'
import { TaskPage } from './task-page.tsx'
import { TasksPage } from './tasks-page.tsx'

/** Every page but today's, which is read first. */
export default function LaterPages() {
  return (
    <Switch>
      <Route path="/me" component={MePage} />
      <Route path="/task/:id">{({ id }) => <TaskPage key={id} id={id} />}</Route>
      <Route path="/task/:id/:step">{({ id, step }) => <StepPage key={id + step} id={id} step={step} />}</Route>
      <Route path="/rounds/:type">{({ type }) => <RoundPage key={type} type={type} />}</Route>
      <Route path="/rounds/:type/:id">{({ type, id }) => <StopPage type={type} id={id} />}</Route>
      <Route path="/rounds/:type/:id/:step">{({ type, id, step }) => <StopPage type={type} id={id} step={step} />}</Route>
      <Route path="/report" component={ReportPage} />
      <Route path="/mine" component={MinePage} />
      <Route path="/notices" component={NoticesPage} />
      <Route path="/outbox" component={OutboxPage} />
      <Route component={TasksPage} />
    </Switch>
  )
}
