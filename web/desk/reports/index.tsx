import { Redirect, Route, Switch, useLocation } from 'wouter'
import { Ways } from '../frame/ways.tsx'
import { AskedPage } from './asked-page.tsx'
import { useAsked, useReadsReports } from './data.ts'
import { FormPage } from './form-page.tsx'
import { FormsPage } from './forms-page.tsx'
import { ReportPage } from './report-page.tsx'
import { ReportsPage } from './reports-page.tsx'
import { useReportText } from './text.ts'
import './reports.css'

/** 报表: forms of other offices, the reports filled on them, and what waits for me. */
export default function ReportPages() {
  const t = useReportText()
  const reads = useReadsReports()
  const { data: asked } = useAsked()
  const [path] = useLocation()
  const waiting = asked?.waiting ?? 0
  const ways = [
    ...(reads
      ? [
          { to: '/', title: t('rep.forms'), here: path === '/' || path.startsWith('/forms') },
          { to: '/filled', title: t('rep.reports'), here: path.startsWith('/filled') },
        ]
      : []),
    {
      to: '/asked',
      title: waiting > 0 ? t('rep.asked.count', { count: waiting }) : t('rep.asked'),
      here: path.startsWith('/asked'),
    },
  ]
  return (
    <div className="desk-section">
      <Ways rows={[{ label: t('rep.tabs'), ways }]} />
      <Switch>
        <Route path="/asked" component={AskedPage} />
        {reads && <Route path="/" component={FormsPage} />}
        {reads && <Route path="/forms/:id">{({ id }) => <FormPage key={id} id={id} />}</Route>}
        {reads && <Route path="/filled" component={ReportsPage} />}
        {reads && <Route path="/filled/:id">{({ id }) => <ReportPage key={id} id={id} />}</Route>}
        <Route>
          <Redirect to={reads ? '/' : '/asked'} replace />
        </Route>
      </Switch>
    </div>
  )
}
