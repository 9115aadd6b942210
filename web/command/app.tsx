import { lazy, Suspense, useMemo, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { Closed } from './closed.tsx'
import { openDoor } from './data/door.ts'
import { useWallData, WallContext } from './data/wall.ts'
import { Home } from './home.tsx'

const LogPage = lazy(() => import('./log/log-page.tsx'))
const WarningsPage = lazy(() => import('./warnings/warnings-page.tsx'))

/** The command centre: a wall, its sister on a phone, the duty log and the warnings. */
export function App() {
  const [round, setRound] = useState(0)
  const door = useMemo(() => (round >= 0 ? openDoor() : { key: null }), [round])
  const wall = useWallData(door)
  const { summary, refused } = wall.known
  if (!summary && refused) return <Closed why={refused} byLink={door.key !== null} onForget={() => setRound(n => n + 1)} />
  return (
    <WallContext value={wall}>
      <Suspense
        fallback={
          <main className="cc-alone">
            <Skeleton lines={6} />
          </main>
        }
      >
        <Switch>
          <Route path="/" component={Home} />
          {door.key === null && <Route path="/log" component={LogPage} />}
          {door.key === null && <Route path="/warnings" component={WarningsPage} />}
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Suspense>
    </WallContext>
  )
}
