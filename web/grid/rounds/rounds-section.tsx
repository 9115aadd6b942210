import { useEffect, useId } from 'react'
import { Link } from 'wouter'
import type { Stop } from '#contract/rounds'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { useNow } from '../../shell/use-now.ts'
import { roundsToVisit, type Type, useField } from '../data.ts'
import { AsOf } from '../parts/as-of.tsx'
import { usePatrol } from './keep-patrol.ts'
import { LastVisit, nameOfStop, StopClock, useStopPlace } from './stop-words.tsx'
import { useWalkText } from './text.ts'
import { useStops } from './use-stops.ts'
import './rounds.css'

/** Today's stops of every round in which I visit; nothing where I have none. */
export function RoundsSection() {
  const { types, me } = useField()
  return (
    <>
      {roundsToVisit(types, me).map(type => (
        <RoundToday key={type.type} type={type} />
      ))}
    </>
  )
}

function RoundToday({ type }: { type: Type }) {
  const t = useWalkText()
  const heading = useId()
  const now = useNow()
  const { patrol } = usePatrol()
  const { data, error, asOf, reload } = useStops(type)
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && reload()
    document.addEventListener('visibilitychange', wake)
    return () => document.removeEventListener('visibilitychange', wake)
  }, [reload])
  const { def } = type
  const onWay = patrol?.type === type.type
  if (!data) return error === undefined ? null : <ErrorNote error={error} retry={reload} />
  // Where nothing was promised yet there is nothing to visit: that is arranged at the desk.
  const visits = Object.keys(def.round?.visits ?? {})
  const due = data.due.filter(stop => stop.steps.some(step => visits.includes(step)))
  const asked = data.due.length - due.length
  const all = data.done + due.length
  if (all + asked === 0 && !onWay) return null
  const late = due.filter(stop => stop.lateAt !== null || (stop.dueAt ?? now) < now).length
  return (
    <section className="walk-today" aria-labelledby={heading}>
      <h2 id={heading}>{t('walk.today', { title: def.title })}</h2>
      <p>
        {all > 0 && <strong>{t('walk.today.done', { done: data.done, all })}</strong>}
        {late > 0 && <span className="walk-late">{t('walk.today.late', { count: late })}</span>}
        {due.length === 0 && data.done > 0 && <span className="ui-soft">{t('walk.today.all')}</span>}
        {asked > 0 && <span className="ui-soft">{t('walk.today.asked', { count: asked })}</span>}
      </p>
      {all > 0 && <progress max={all} value={data.done} aria-labelledby={heading} />}
      <AsOf at={asOf} />
      {def.confidential
        ? due.length > 0 && <StopCards stops={due} type={type} />
        : (due.length > 0 || onWay) && (
            <ButtonLink to={`/rounds/${type.type}`} look="main" size="wide">
              {t(onWay ? 'walk.today.on' : 'walk.today.start')}
            </ButtonLink>
          )}
    </section>
  )
}

/** Stops as cards, each the way to its page. */
export function StopCards({ stops, type }: { stops: readonly Stop[]; type: Type }) {
  const placeOf = useStopPlace()
  return (
    <ul className="grid-cards">
      {stops.map(stop => (
        <li key={stop.id}>
          <Link className="grid-card" href={`/rounds/${type.type}/${stop.id}`}>
            <span className="grid-card-top">
              <StopClock stop={stop} def={type.def} />
            </span>
            <strong>{nameOfStop(stop)}</strong>
            <span>{placeOf(stop)}</span>
            <span className="grid-card-foot">
              <LastVisit stop={stop} def={type.def} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
