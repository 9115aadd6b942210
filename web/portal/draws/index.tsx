import { Route, Switch } from 'wouter'
import { DrawPage } from './draw-page.tsx'
import { ListPage } from './list-page.tsx'
import './draws.css'

/** 随机检查的抽取: digests, seeds, results, and a way to draw again; below /draws. */
export default function DrawPages() {
  return (
    <Switch>
      <Route path="/draws/:id">{({ id }) => <DrawPage key={id} id={id} />}</Route>
      <Route>
        <ListPage />
      </Route>
    </Switch>
  )
}
