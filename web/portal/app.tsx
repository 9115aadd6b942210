import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { useLanguage } from '../shell/preferences.ts'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Page } from '../shell/ui/page.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useLoad } from '../shell/use-load.ts'
import { CrashBoundary } from './crash.tsx'
import { useLookCookie } from './data/look-cookie.ts'
import { loadMatters, loadOffice, noMatters, officeInPage, officeName, PortalContext, usePortal } from './data/office.ts'
import { PortalTop } from './ease/top.tsx'
import { firstStays, leaveFirst } from './first/first-page.ts'
import { Foot } from './foot.tsx'
import { HomePage } from './home/home-page.tsx'
import { Connection } from './online.tsx'
import { useText } from './text.ts'
import './portal.css'

/** Everything but the home page, fetched after it so that a slow connection shows that first. */
const fetchPages = () => import('./pages.tsx')
const Pages = lazy(fetchPages)

export function App() {
  const t = useText()
  const language = useLanguage()
  const [written] = useState(officeInPage)
  const told = useLoad('office', signal => (written ? Promise.resolve(written) : loadOffice(signal)))
  const matters = useLoad(`matters/${language}`, signal => loadMatters(language, signal))
  const office = written ?? told.data
  useFreshPage()
  usePagesSoon()
  useLookCookie()
  // What stood here before the script; a plain page that was drawn for this address waits for the page that goes on from it.
  useEffect(() => {
    if (!firstStays()) leaveFirst()
  }, [])
  return (
    <PortalContext value={office && { office, ...(matters.data ?? noMatters), ready: matters.data !== undefined }}>
      <PortalTop office={office ? officeName(office, language) : t('shell.brand')} />
      <Connection />
      {office ? (
        <CrashBoundary>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route>
              <Ready error={matters.loading ? undefined : matters.error} retry={matters.reload} />
            </Route>
          </Switch>
        </CrashBoundary>
      ) : (
        <Waiting error={told.loading ? undefined : told.error} retry={told.reload} />
      )}
      <Foot />
    </PortalContext>
  )
}

function Ready({ error, retry }: { error: unknown; retry: () => void }) {
  if (!usePortal().ready) return <Waiting error={error} retry={retry} />
  return (
    <Suspense fallback={<Waiting />}>
      <Pages />
    </Suspense>
  )
}

function Waiting({ error, retry }: { error?: unknown; retry?: () => void }) {
  const t = useText()
  return (
    <Page title={t('shell.brand')}>
      {error === undefined ? <Skeleton lines={5} /> : <ErrorNote error={error} retry={retry} />}
    </Page>
  )
}

/** A new page begins at its top, for the eye and for the screen reader. */
function useFreshPage() {
  const [path] = useLocation()
  const first = useRef(path)
  useEffect(() => {
    if (firstStays() && path === first.current) return
    leaveFirst()
    scrollTo(0, 0)
    if (path !== '/') document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}

/** The form must be there when the connection is gone: it is fetched as soon as nothing else is, and at once by whoever came for it. */
function usePagesSoon() {
  useEffect(() => {
    const soon = () => void fetchPages().catch(() => {})
    if (document.readyState === 'complete' || location.pathname !== '/') return soon()
    addEventListener('load', soon)
    return () => removeEventListener('load', soon)
  }, [])
}
