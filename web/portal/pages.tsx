import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { MissingPage } from './missing-page.tsx'
import { ReportPage } from './report/report-page.tsx'
import { SentPage } from './report/sent-page.tsx'
import { WaitingPage } from './report/waiting-page.tsx'

const StatusPage = lazy(() => import('./status/status-page.tsx'))
const FindPage = lazy(() => import('./find/find-page.tsx'))
const MinePage = lazy(() => import('./home/mine-page.tsx'))
const NearPage = lazy(() => import('./around/near-page.tsx'))
const PublishedPage = lazy(() => import('./around/published-page.tsx'))
const PublishedCasePage = lazy(() => import('./around/published-case-page.tsx'))
const MyGridPage = lazy(() => import('./around/my-grid-page.tsx'))
const ServicesPage = lazy(() => import('./services/services-page.tsx'))
const ServicePage = lazy(() => import('./services/service-page.tsx'))
const InfoPages = lazy(() => import('./info/index.tsx'))
const PlanPages = lazy(() => import('./plans/index.tsx'))
const DrawPages = lazy(() => import('./draws/index.tsx'))
const CarePages = lazy(() => import('./care/index.tsx'))
const StopPage = lazy(() => import('./tell/stop-page.tsx'))
const MyDataPages = lazy(() => import('./my-data/index.tsx'))
const PlacesPage = lazy(() => import('./services/places-page.tsx'))

/** Every page but the home page. What people come for first is in one piece; the rest is fetched when it is opened. */
export default function Pages() {
  return (
    <Switch>
      <Route path="/report">
        <ReportPage />
      </Route>
      <Route path="/report/:type">{({ type }) => <ReportPage type={type} />}</Route>
      <Route path="/waiting/:id">{({ id }) => <WaitingPage id={id} />}</Route>
      <Route path="/sent/:number">{({ number }) => <SentPage number={number} />}</Route>
      <Route path="/s/:number">{({ number }) => <StatusPage key={number} number={number} />}</Route>
      <Route path="/stop" component={StopPage} />
      <Route path="/find" component={FindPage} />
      <Route path="/mine" component={MinePage} />
      <Route path="/near" component={NearPage} />
      <Route path="/published" component={PublishedPage} />
      <Route path="/published/:ref">{({ ref }) => <PublishedCasePage key={ref} name={ref} />}</Route>
      <Route path="/my-grid" component={MyGridPage} />
      <Route path="/services" component={ServicesPage} />
      <Route path="/services/:code">{({ code }) => <ServicePage key={code} code={decodeURIComponent(code)} />}</Route>
      <Route path="/places" component={PlacesPage} />
      <Route path="/my-data/*?" component={MyDataPages} />
      <Route path="/info/*?" component={InfoPages} />
      <Route path="/plans/*?" component={PlanPages} />
      <Route path="/draws/*?" component={DrawPages} />
      <Route path="/care/*?" component={CarePages} />
      <Route component={MissingPage} />
    </Switch>
  )
}
