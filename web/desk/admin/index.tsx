import { lazy } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { useHasRole } from './data.ts'
import { type AdminKey, useText } from './text.ts'
import './admin.css'

const system = 'system-admin'
const security = 'security-admin'
const auditor = 'auditor'

/** Every page of the administration and whose duty it is; the server decides all the same. */
const pages = [
  { to: '/settings', title: 'admin.settings', roles: [system], page: lazy(() => import('./settings/settings-page.tsx')) },
  { to: '/people', title: 'admin.people', roles: [security, auditor], page: lazy(() => import('./people/people-page.tsx')) },
  { to: '/rosters', title: 'admin.rosters', roles: [security], page: lazy(() => import('./rosters/rosters-page.tsx')) },
  { to: '/units', title: 'admin.units', roles: [system], page: lazy(() => import('./units/units-page.tsx')) },
  { to: '/registers', title: 'admin.registers', roles: [system], page: lazy(() => import('./registers/registers-page.tsx')) },
  { to: '/places', title: 'admin.places', roles: [system], page: lazy(() => import('./places/places-page.tsx')) },
  { to: '/calendar', title: 'admin.calendar', roles: [system], page: lazy(() => import('./calendar/calendar-page.tsx')) },
  { to: '/keys', title: 'admin.keys', roles: [security], page: lazy(() => import('./keys/keys-page.tsx')) },
  { to: '/errands', title: 'admin.errands', roles: [system], page: lazy(() => import('./errands/errands-page.tsx')) },
  { to: '/audit', title: 'admin.audit', roles: [auditor], page: lazy(() => import('./audit/audit-page.tsx')) },
] as const satisfies readonly { title: AdminKey; to: string; roles: readonly string[]; page: unknown }[]

const PersonPage = lazy(() => import('./people/person-page.tsx'))
const RegisterPage = lazy(() => import('./registers/register-page.tsx'))

/** The administration, below the desk. */
export default function AdminPages() {
  const t = useText()
  const hasRole = useHasRole()
  const [path] = useLocation()
  const mine = pages.filter(page => hasRole(...page.roles))
  if (mine.length === 0) return <NoSuchPage />
  return (
    <div className="admin">
      <nav className="admin-nav ui-no-print" aria-label={t('admin')}>
        {mine.map(({ to, title }) => (
          <Link key={to} href={to} aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}>
            {t(title)}
          </Link>
        ))}
      </nav>
      <Switch>
        {hasRole(security, auditor) && <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>}
        {hasRole(system) && (
          <Route path="/registers/:programme/:register">
            {({ programme, register }) => <RegisterPage key={programme + register} programme={programme} register={register} />}
          </Route>
        )}
        {mine.map(({ to, page }) => (
          <Route key={to} path={to} component={page} />
        ))}
        <Route path="/">
          <Redirect to={mine[0]?.to ?? '/'} replace />
        </Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}
