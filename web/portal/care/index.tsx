import { Route, Switch } from 'wouter'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { type CaseType, usePortal } from '../data/office.ts'
import { useText } from '../text.ts'
import { CarePage } from './care-page.tsx'
import { CareStatus } from './care-status.tsx'
import { useCareText } from './text.ts'
import './care.css'

/** The round one asks for oneself, if the office has one. */
const asked = ({ def }: CaseType) => def.round !== undefined && def.filedBy.includes('resident')

/** Asking to be looked in on, and what was agreed: nothing here is a report or a complaint. */
export default function CarePages() {
  const t = useCareText()
  const p = useText()
  const found = usePortal().types.find(asked)
  if (!found)
    return (
      <Page title={t('care.title')} back={{ to: '/', label: p('portal.back.home') }}>
        <EmptyState title={t('care.none')} />
      </Page>
    )
  return (
    <Switch>
      <Route path="/care/:number">{({ number }) => <CareStatus key={number} number={number} found={found} />}</Route>
      <Route>
        <CarePage found={found} />
      </Route>
    </Switch>
  )
}
