import { Route, Switch } from 'wouter'
import { DocumentPage } from './document-page.tsx'
import { ListPage } from './list-page.tsx'
import './documents.css'

/** Publishing, below /documents. */
export default function DocumentPages() {
  return (
    <Switch>
      <Route path="/documents/:id">{({ id }) => <DocumentPage key={id} id={id} />}</Route>
      <Route>
        <ListPage />
      </Route>
    </Switch>
  )
}
