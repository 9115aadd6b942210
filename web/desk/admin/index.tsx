import { type ComponentType, lazy } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { Ways } from '../frame/ways.tsx'
import { useHasRole } from './data.ts'
import { type AdminPath, adminPageList } from './pages.ts'
import { useText } from './text.ts'
import './admin.css'

const system = 'system-admin'
const security = 'security-admin'
const auditor = 'auditor'

const page: Record<AdminPath, ComponentType> = {
  '/settings': lazy(() => import('./settings/settings-page.tsx')),
  '/people': lazy(() => import('./people/people-page.tsx')),
  '/rosters': lazy(() => import('./rosters/rosters-page.tsx')),
  '/units': lazy(() => import('./units/units-page.tsx')),
  '/registers': lazy(() => import('./registers/registers-page.tsx')),
  '/places': lazy(() => import('./places/places-page.tsx')),
  '/imports': lazy(() => import('./imports/imports-page.tsx')),
  '/maps': lazy(() => import('./maps/maps-page.tsx')),
  '/calendar': lazy(() => import('./calendar/calendar-page.tsx')),
  '/keys': lazy(() => import('./keys/keys-page.tsx')),
  '/displays': lazy(() => import('./displays/displays-page.tsx')),
  '/channels': lazy(() => import('./channels/channels-page.tsx')),
  '/templates': lazy(() => import('./templates/templates-page.tsx')),
  '/webhooks': lazy(() => import('./webhooks/webhooks-page.tsx')),
  '/errands': lazy(() => import('./errands/errands-page.tsx')),
  '/personal': lazy(() => import('../personal/personal-page.tsx')),
  '/audit': lazy(() => import('./audit/audit-page.tsx')),
}

const PersonPage = lazy(() => import('./people/person-page.tsx'))
const CertificatePage = lazy(() => import('../personal/certificate-page.tsx'))
const RegisterPage = lazy(() => import('./registers/register-page.tsx'))

/** The administration, below the desk. */
export default function AdminPages() {
  const t = useText()
  const hasRole = useHasRole()
  const [path] = useLocation()
  const mine = adminPageList.filter(one => hasRole(...one.roles))
  if (mine.length === 0) return <NoSuchPage />
  const ways = mine.map(({ to, title }) => ({ to, title: t(title), here: path === to || path.startsWith(`${to}/`) }))
  return (
    <div className="desk-section">
      <Ways rows={[{ label: t('admin'), ways }]} />
      <Switch>
        {hasRole(security, auditor) && <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>}
        {hasRole(system, security, auditor) && (
          <Route path="/personal/:no">{({ no }) => <CertificatePage key={no} no={no} />}</Route>
        )}
        {hasRole(system) && (
          <Route path="/registers/:programme/:register">
            {({ programme, register }) => <RegisterPage key={programme + register} programme={programme} register={register} />}
          </Route>
        )}
        {mine.map(({ to }) => (
          <Route key={to} path={to} component={page[to]} />
        ))}
        <Route path="/">
          <Redirect to={mine[0]?.to ?? '/'} replace />
        </Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}
