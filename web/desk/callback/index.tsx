import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useSignedIn } from '../data/session.ts'
import { Ways } from '../frame/ways.tsx'
import { ExclusionsPage } from './exclusions-page.tsx'
import { ListPage } from './list-page.tsx'
import { RatesPage } from './rates-page.tsx'
import { SettingsPage } from './settings-page.tsx'
import { useCallbackText } from './text.ts'
import './callback.css'

const pages = { list: ListPage, rates: RatesPage, exclusions: ExclusionsPage, settings: SettingsPage } as const
const readers = {
  list: ['dispatcher'],
  rates: ['dispatcher', 'supervisor', 'leader'],
  exclusions: ['dispatcher', 'supervisor', 'leader'],
  settings: ['dispatcher', 'supervisor', 'leader', 'system-admin'],
} as const
type View = keyof typeof pages
const views = Object.keys(pages) as View[]

/** 回访: whom to call, what they said, what is left out, and by which rules. */
export default function CallbackPages() {
  const t = useCallbackText()
  const { posts } = useSignedIn()
  const [path] = useLocation()
  const mine = views.filter(view => posts.some(post => (readers[view] as readonly string[]).includes(post.role)))
  const ways = mine.map(view => ({ to: `/${view}`, title: t(`cb.page.${view}`), here: path === `/${view}` }))
  return (
    <div className="desk-section">
      <Ways rows={[{ label: t('cb.pages'), ways }]} />
      <Switch>
        {mine.map(view => {
          const Shown = pages[view]
          return (
            <Route key={view} path={`/${view}`}>
              <Shown />
            </Route>
          )
        })}
        <Route>
          <Redirect to={`/${mine[0] ?? 'rates'}`} replace />
        </Route>
      </Switch>
    </div>
  )
}
