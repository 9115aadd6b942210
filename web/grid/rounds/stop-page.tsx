import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Stop } from '#contract/rounds'
import { amapLink, geoLink } from '../../map/route-links.ts'
import { buttonClass } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { roundsToVisit, type Type, useField } from '../data.ts'
import { AsOf } from '../parts/as-of.tsx'
import { useText } from '../text.ts'
import { keepPatrol, usePatrol } from './keep-patrol.ts'
import { lengthOfWalk, windTo } from './order-stops.ts'
import { stopsLeft, visited } from './patrol.ts'
import { LastVisit, nameOfStop, StopClock, useLength, useStopPlace } from './stop-words.tsx'
import { useWalkText } from './text.ts'
import { isVisitedByOthers, useStop, useStops } from './use-stops.ts'
import { VisitForm } from './visit-form.tsx'
import './rounds.css'

type StopPageProps = { type: string; id: string; step?: string | undefined }

/** One stop of a round: where it is, when somebody was here last, what to look at, and how it was. */
export function StopPage({ type: name, id, step }: StopPageProps) {
  const t = useWalkText()
  const g = useText()
  const { types, me } = useField()
  const type = roundsToVisit(types, me).find(one => one.type === name)
  if (!type)
    return (
      <Page title={t('visit.missing')} back={{ to: '/', label: g('grid.tasks') }}>
        <EmptyState title={g('grid.notfield')} />
      </Page>
    )
  return <OneStop key={id} type={type} id={id} step={step} />
}

const newer = (a: Stop | undefined, b: Stop | undefined): Stop | undefined =>
  a && b ? (a.version >= b.version ? a : b) : (a ?? b)

function OneStop({ type, id, step }: { type: Type; id: string; step: string | undefined }) {
  const t = useWalkText()
  const now = useNow()
  const [, go] = useLocation()
  const { patrol } = usePatrol()
  const walk = patrol?.type === type.type ? patrol : undefined
  const day = useStops(type)
  const mine = (stops: readonly Stop[] | undefined) => stops?.find(stop => stop.id === id)
  const {
    data: stop,
    error,
    loading,
    asOf,
  } = useStop(type.type, id, newer(mine(day.data?.rows), mine(walk?.stops)), !day.loading)
  useEffect(() => {
    scrollTo(0, 0)
  }, [])

  const noted = async (name: string) => {
    if (!walk || !mine(walk.stops)) return go(type.def.confidential ? '/' : `/rounds/${type.type}`)
    const after = visited(walk, id, name)
    await keepPatrol(after)
    const isGone = (one: Stop) => day.fresh && day.data !== undefined && isVisitedByOthers(day.data, one, now)
    const [next] = stopsLeft(after, isGone)
    go(next ? `/rounds/${type.type}/${next.id}` : `/rounds/${type.type}`)
  }
  const back = type.def.confidential ? '/' : `/rounds/${type.type}`
  const title = step ? type.def.steps[step]?.title : undefined
  const name = stop ? nameOfStop(stop) : t(error === undefined && loading ? 'shell.loading' : 'visit.missing')
  return (
    <Page
      title={title && stop ? `${title} · ${name}` : name}
      back={{ to: back, label: t('visit.back', { title: type.def.title }) }}
    >
      <div className="ui-stack">
        <AsOf at={asOf ?? day.asOf} />
        {stop === undefined && error !== undefined && <ErrorNote error={error} retry={day.reload} />}
        {stop === undefined && error === undefined && <Skeleton lines={8} />}
        {stop === null && !loading && !day.loading && (
          <EmptyState title={t('visit.missing')}>{t('visit.missing.lead')}</EmptyState>
        )}
        {stop && (
          <>
            {!step && <About stop={stop} type={type} />}
            <VisitForm stop={stop} type={type} open={step} onNoted={noted} onChanged={day.reload} />
          </>
        )}
      </div>
    </Page>
  )
}

/** Where, by when, when last, and the way; of people no more than their desk shows. */
function About({ stop, type }: { stop: Stop; type: Type }) {
  const t = useWalkText()
  const say = useLength()
  const placeOf = useStopPlace()
  const { here } = usePatrol()
  const secret = type.def.confidential === true
  const name = nameOfStop(stop)
  return (
    <section className="walk-about" aria-label={t('visit.where')}>
      <p className="grid-place">{placeOf(stop)}</p>
      <p className="ui-row">
        <StopClock stop={stop} def={type.def} />
        <LastVisit stop={stop} def={type.def} />
      </p>
      {secret && <a href={`/desk/case/${stop.id}?round=${type.type}`}>{t('visit.desk')}</a>}
      {!secret && stop.point && (
        <div className="ui-row">
          {here && (
            <span>
              {t('walk.next.away', {
                direction: t(`walk.${windTo(here.at, stop.point)}`),
                length: say(lengthOfWalk(here.at, [stop])),
              })}
            </span>
          )}
          <a className={buttonClass('plain', 'small')} href={geoLink(stop.point, name)}>
            {t('walk.route')}
          </a>
          <a className={buttonClass('quiet', 'small')} href={amapLink(stop.point, name)} target="_blank" rel="noreferrer">
            {t('walk.amap')}
          </a>
        </div>
      )}
    </section>
  )
}
