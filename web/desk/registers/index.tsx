import type { ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useProgrammes } from '../data/office.ts'
import { AddressesPage } from './addresses/addresses-page.tsx'
import { CardPage } from './card/card-page.tsx'
import { HistoryPage } from './card/history-page.tsx'
import { ComparePage } from './compare-page.tsx'
import { type LedgerSeen, useLedger } from './data/ledger.ts'
import { FiguresPage } from './figures/figures-page.tsx'
import { EditPage } from './form/edit-page.tsx'
import { NewPage } from './form/new-page.tsx'
import { ImportPage } from './import/import-page.tsx'
import { ListPage } from './list/list-page.tsx'
import { PrintPage } from './list/print-page.tsx'
import { MapPage } from './map-page.tsx'
import { MergePage } from './merge/merge-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { useRegText } from './text.ts'
import '../map-page.css'
import '../queue/queue.css'
import '../queue/queue-work.css'
import './registers.css'
import './card/card.css'
import './form/form.css'
import './figures/figures.css'

/** What people keep day by day, register by register: the same pages for each, drawn from its definition. */
export default function RegistersPages() {
  return (
    <Switch>
      <Route path="/" component={OverviewPage} />
      <Route path="/addresses" component={AddressesPage} />
      <Route path="/:register">{({ register }) => <Of name={register}>{ledger => <ListPage ledger={ledger} />}</Of>}</Route>
      <Route path="/:register/map">{({ register }) => <Of name={register}>{ledger => <MapPage ledger={ledger} />}</Of>}</Route>
      <Route path="/:register/figures">
        {({ register }) => <Of name={register}>{ledger => <FiguresPage ledger={ledger} />}</Of>}
      </Route>
      <Route path="/:register/compare">
        {({ register }) => <Of name={register}>{ledger => <ComparePage ledger={ledger} />}</Of>}
      </Route>
      <Route path="/:register/merge">
        {({ register }) => <Of name={register}>{ledger => <MergePage ledger={ledger} />}</Of>}
      </Route>
      <Route path="/:register/import">
        {({ register }) => <Of name={register}>{ledger => <ImportPage key={ledger.name} ledger={ledger} />}</Of>}
      </Route>
      <Route path="/:register/print">
        {({ register }) => <Of name={register}>{ledger => <PrintPage ledger={ledger} />}</Of>}
      </Route>
      <Route path="/:register/new">{({ register }) => <Of name={register}>{ledger => <NewPage ledger={ledger} />}</Of>}</Route>
      <Route path="/:register/:id">
        {({ register, id }) => <Of name={register}>{ledger => <CardPage key={id} ledger={ledger} id={id} />}</Of>}
      </Route>
      <Route path="/:register/:id/edit">
        {({ register, id }) => <Of name={register}>{ledger => <EditPage key={id} ledger={ledger} id={id} />}</Of>}
      </Route>
      <Route path="/:register/:id/history">
        {({ register, id }) => <Of name={register}>{ledger => <HistoryPage key={id} ledger={ledger} id={id} />}</Of>}
      </Route>
    </Switch>
  )
}

/** The register of the address, once its definition is here. */
function Of({ name, children }: { name: string; children: (ledger: LedgerSeen) => ReactNode }) {
  const t = useRegText()
  const { data, error, refetch } = useProgrammes()
  const ledger = useLedger(name)
  if (ledger) return children(ledger)
  return (
    <Page title={t('reg.title')}>
      {error ? (
        <ErrorNote error={error} retry={() => refetch()} />
      ) : data ? (
        <EmptyState title={t('reg.unknown')} action={<ButtonLink to="/">{t('reg.title')}</ButtonLink>} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}
