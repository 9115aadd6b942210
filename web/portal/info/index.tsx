import { Route, Switch } from 'wouter'
import { DataPage } from './data-page.tsx'
import { DocumentPage } from './document-page.tsx'
import { ListPage } from './list-page.tsx'
import { SetPage } from './set-page.tsx'
import { YearlyPage } from './yearly-page.tsx'
import './info.css'

/** What the office has published: below /info. */
export default function InfoPages() {
  return (
    <Switch>
      <Route path="/info/d/:index">{({ index }) => <DocumentPage key={index} index={index} />}</Route>
      <Route path="/info/data" component={DataPage} />
      <Route path="/info/data/:set">{({ set }) => <SetPage key={set} set={set} />}</Route>
      <Route path="/info/yearly" component={YearlyPage} />
      <Route>
        <ListPage />
      </Route>
    </Switch>
  )
}
