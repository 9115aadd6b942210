import { useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { useLanguage } from '../shell/preferences.ts'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Page, Top } from '../shell/ui/page.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useLoad } from '../shell/use-load.ts'
import { CrashBoundary } from './crash.tsx'
import { loadPortal, officeName, PortalContext } from './data/office.ts'
import { FindPage } from './find/find-page.tsx'
import { Foot } from './foot.tsx'
import { HomePage } from './home/home-page.tsx'
import { MissingPage } from './missing-page.tsx'
import { Connection } from './online.tsx'
import { ReportPage } from './report/report-page.tsx'
import { SentPage } from './report/sent-page.tsx'
import { WaitingPage } from './report/waiting-page.tsx'
import { StatusPage } from './status/status-page.tsx'
import { useText } from './text.ts'
import './portal.css'

export function App() {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`portal/${language}`, signal => loadPortal(language, signal))
  useFreshPage()
  return (
    <>
      <Top office={data ? officeName(data.office, language) : t('shell.brand')} />
      <Connection />
      {data ? (
        <PortalContext value={data}>
          <CrashBoundary>
            <Pages />
          </CrashBoundary>
        </PortalContext>
      ) : (
        <Page title={t('shell.brand')}>
          {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={5} />}
        </Page>
      )}
      <Foot />
    </>
  )
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/report">
        <ReportPage />
      </Route>
      <Route path="/report/:type">{({ type }) => <ReportPage type={type} />}</Route>
      <Route path="/waiting/:id">{({ id }) => <WaitingPage id={id} />}</Route>
      <Route path="/sent/:number">{({ number }) => <SentPage number={number} />}</Route>
      <Route path="/s/:number">{({ number }) => <StatusPage key={number} number={number} />}</Route>
      <Route path="/find" component={FindPage} />
      <Route component={MissingPage} />
    </Switch>
  )
}

/** A new page begins at its top, for the eye and for the screen reader. */
function useFreshPage() {
  const [path] = useLocation()
  useEffect(() => {
    scrollTo(0, 0)
    if (path !== '/') document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}
