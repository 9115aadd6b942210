import { Link, useLocation } from 'wouter'
import { usePatrol } from './keep-patrol.ts'
import { useWalkText } from './text.ts'

/** Says on every page that a route is being kept, and where that can be ended. */
export function PatrolBar() {
  const t = useWalkText()
  const { patrol } = usePatrol()
  const [path] = useLocation()
  if (!patrol) return null
  const to = `/rounds/${patrol.type}`
  return (
    <div role="status" className="grid-bar grid-bar-news">
      <p>{t(patrol.pausedAt === undefined ? 'walk.bar' : 'walk.bar.paused')}</p>
      {path !== to && <Link href={to}>{t('walk.bar.see')}</Link>}
    </div>
  )
}
