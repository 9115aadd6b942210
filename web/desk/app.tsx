import { lazy, type ReactNode, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import type { Me } from '#contract/office'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useFetchedSoon } from '../shell/use-fetched-soon.ts'
import { client } from './data/client.ts'
import { useFollowing, useLiveStream } from './data/live.ts'
import { isAdminPost, MeContext, useMe } from './data/session.ts'
import { Frame } from './frame/frame.tsx'
import { NoPost } from './frame/no-post.tsx'
import { NoSuchPage } from './frame/no-such-page.tsx'
import { adminPages } from './frame/other-pages.ts'
import { QueuePage } from './queue/queue-page.tsx'

const BeforeWork = lazy(() => import('./session/before-work.tsx'))
/** The list is read first; a case opens beside it without waiting. */
const fetchCase = () => import('./case/case-page.tsx')
const CasePage = lazy(fetchCase)
const FilePage = lazy(() => import('./file/file-page.tsx'))
const MapPage = lazy(() => import('./map-page.tsx'))
const RoundsPages = lazy(() => import('./rounds/index.tsx'))
const RegistersPages = lazy(() => import('./registers/index.tsx'))
const RoutingPages = lazy(() => import('./routing/index.tsx'))
const NumbersPage = lazy(() => import('./numbers/numbers-page.tsx'))
const DemandPages = lazy(() => import('./demands/index.tsx'))
const ToursPage = lazy(() => import('./tours/tours-page.tsx'))
const DrawPages = lazy(() => import('./draws/index.tsx'))
const QuestionsPage = lazy(() => import('./questions/questions-page.tsx'))
const PrintListPage = lazy(() => import('./print/list-page.tsx'))
const AccountPage = lazy(() => import('./account/account-page.tsx'))
const DocumentPages = lazy(() => import('./documents/index.tsx'))
const PublishedPages = lazy(() => import('./published/index.tsx'))
const TextsPage = lazy(() => import('./texts/texts-page.tsx'))
const DigestPage = lazy(() => import('./telling/digest-page.tsx'))
const CallbackPages = lazy(() => import('./callback/index.tsx'))
const AppraisalPages = lazy(() => import('./appraisals/index.tsx'))
const StaffResultsPage = lazy(() => import('./staff-results/staff-results-page.tsx'))
const PlanPages = lazy(() => import('./plans/index.tsx'))
const ReportPages = lazy(() => import('./reports/index.tsx'))
const HotlinePage = lazy(() => import('./hotline/hotline-page.tsx'))
const CopyPage = lazy(() => import('./personal/copy-page.tsx'))
const AdminPages = adminPages && lazy(adminPages)

/** The desk: sign-in until somebody is, then the pages. */
export function App() {
  const { data: me, error, isPending, refetch } = useMe()
  if (isPending || error)
    return <main className="desk-alone">{error ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton />}</main>
  if (me === null || me.pending !== 'none')
    return (
      <Waiting>
        <BeforeWork pending={me?.pending} />
      </Waiting>
    )
  return <Desk me={me} />
}

function Desk({ me }: { me: Me }) {
  useLiveStream(() => void client.invalidateQueries({ predicate: query => query.queryKey[0] !== 'layer' }))
  useFollowing()
  useFetchedSoon(fetchCase)
  const keepsOffice = AdminPages !== undefined && me.posts.length > 0 && me.posts.every(isAdminPost)
  return (
    <MeContext value={me}>
      <Frame>
        <Waiting>
          <Switch>
            {me.posts.length === 0 && <Route path="/me" component={AccountPage} />}
            {me.posts.length === 0 && <Route component={NoPost} />}
            <Route path="/">{keepsOffice ? <Redirect to="/admin" replace /> : <QueuePage />}</Route>
            <Route path="/case/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
            <Route path="/file/:type">{({ type }) => <FilePage key={type} type={type} />}</Route>
            <Route path="/map" component={MapPage} />
            <Route path="/numbers" component={NumbersPage} />
            <Route path="/demands" nest>
              <DemandPages />
            </Route>
            <Route path="/draws" nest>
              <DrawPages />
            </Route>
            <Route path="/tours" component={ToursPage} />
            <Route path="/questions" component={QuestionsPage} />
            <Route path="/print" component={PrintListPage} />
            <Route path="/me" component={AccountPage} />
            <Route path="/texts" component={TextsPage} />
            <Route path="/digest" component={DigestPage} />
            <Route path="/hotline" component={HotlinePage} />
            <Route path="/callback" nest>
              <CallbackPages />
            </Route>
            <Route path="/appraisals" nest>
              <AppraisalPages />
            </Route>
            <Route path="/staff-results" component={StaffResultsPage} />
            <Route path="/plans" nest>
              <PlanPages />
            </Route>
            <Route path="/reports" nest>
              <ReportPages />
            </Route>
            <Route path="/rounds" nest>
              <RoundsPages />
            </Route>
            <Route path="/registers" nest>
              <RegistersPages />
            </Route>
            <Route path="/personal/copy/:id">{({ id }) => <CopyPage key={id} id={id} />}</Route>
            <Route path="/published" component={PublishedPages} />
            <Route path="/routing" nest>
              <RoutingPages />
            </Route>
            <Route path="/documents/*?" component={DocumentPages} />
            {AdminPages && (
              <Route path="/admin" nest>
                <AdminPages />
              </Route>
            )}
            <Route component={NoSuchPage} />
          </Switch>
        </Waiting>
      </Frame>
    </MeContext>
  )
}

const Waiting = ({ children }: { children: ReactNode }) => (
  <Suspense
    fallback={
      <main className="desk-alone">
        <Skeleton lines={6} />
      </main>
    }
  >
    {children}
  </Suspense>
)
