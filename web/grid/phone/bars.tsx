import { Link, useLocation } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { unsent, useErrands } from '../outbox/queue.ts'
import { PatrolBar } from '../rounds/patrol-bar.tsx'
import { writeAgain } from '../store/shelves.ts'
import { useStoreState } from '../store/state.ts'
import { useText } from '../text.ts'
import { useNewVersion } from '../worker/register.ts'

/** What concerns the whole phone and is never out of sight: what waits, what cannot be kept, what is new. */
export function Bars() {
  return (
    <>
      <PatrolBar />
      <OutboxBar />
      <RoomBar />
      <NewVersionBar />
    </>
  )
}

/** What has not reached the office yet. */
function OutboxBar() {
  const t = useText()
  const waiting = unsent(useErrands())
  const [path] = useLocation()
  if (waiting.length === 0 || path === '/outbox') return null
  const problems = waiting.filter(one => one.state !== 'waiting').length
  return (
    <div role="status">
      <Link href="/outbox" className={problems > 0 ? 'grid-bar grid-bar-problem' : 'grid-bar'}>
        {problems > 0 ? t('grid.outbox.bar.problem', { count: problems }) : t('grid.outbox.bar', { count: waiting.length })}
      </Link>
    </div>
  )
}

function RoomBar() {
  const t = useText()
  const state = useStoreState()
  if (state === 'kept') return null
  return (
    <div role="alert" className="grid-bar grid-bar-problem">
      <p>{t(`grid.phone.${state}`)}</p>
      {state === 'full' && (
        <Button size="small" onPress={writeAgain}>
          {t('grid.phone.full.again')}
        </Button>
      )}
    </div>
  )
}

/** Offered, never forced, and not while somebody fills in a form. */
function NewVersionBar() {
  const t = useText()
  const version = useNewVersion()
  const waiting = unsent(useErrands()).length
  const [path] = useLocation()
  const inForm = path === '/report' || path.split('/').length > 3
  if (!version.ready || inForm) return null
  return (
    <div role="status" className="grid-bar grid-bar-news">
      <p>
        {t('grid.version')} {waiting > 0 && t('grid.version.kept', { count: waiting })}
      </p>
      <Button size="small" look="main" onPress={version.take}>
        {t('grid.version.take')}
      </Button>
    </div>
  )
}
