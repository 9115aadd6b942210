import { Link } from 'wouter'
import type { Stop } from '#contract/rounds'
import { amapLink, geoLink } from '../../map/route-links.ts'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { useNow } from '../../shell/use-now.ts'
import type { Type } from '../data.ts'
import { Guard } from '../parts/guard.tsx'
import { endPatrol, keepPatrol, usePatrol } from './keep-patrol.ts'
import { lengthOfWalk, windTo } from './order-stops.ts'
import { type Patrol, paused, putLast, resumed, stopsLeft } from './patrol.ts'
import { LastVisit, nameOfStop, StopClock, useLength, useStopPlace } from './stop-words.tsx'
import { useWalkText } from './text.ts'
import { isVisitedByOthers, type StopsToday } from './use-stops.ts'
import { WalkMap } from './walk-map.tsx'

type WalkProps = { patrol: Patrol; type: Type; known: StopsToday | undefined; fresh: boolean }

/** A walk under way: the next stop large on top, then the way, then the rest. */
export function Walk({ patrol, type, known, fresh }: WalkProps) {
  const t = useWalkText()
  const say = useLength()
  const now = useNow()
  const { here, route, refused } = usePatrol()
  const isGone = (stop: Stop) => fresh && known !== undefined && isVisitedByOthers(known, stop, now)
  const left = stopsLeft(patrol, isGone)
  const [next] = left
  const isPaused = patrol.pausedAt !== undefined
  const end = () => endPatrol()
  return (
    <>
      <p role="status">
        <strong>
          {left.some(stop => stop.point)
            ? t('walk.left', { count: left.length, length: say(lengthOfWalk(here?.at, left)) })
            : t('walk.left.nowhere', { count: left.length })}
        </strong>
      </p>
      {refused && <p className="grid-note">{t('walk.norecord')}</p>}
      {next ? (
        <NextStop
          stop={next}
          no={patrol.stops.indexOf(next) + 1}
          type={type}
          onLater={() => keepPatrol(putLast(patrol, next.id))}
        />
      ) : (
        <Button look="main" size="wide" onPress={end}>
          {t('walk.end.all')}
        </Button>
      )}
      <Guard of="map">
        <WalkMap patrol={patrol} route={route} here={here?.at} next={next?.id} isGone={isGone} />
      </Guard>
      <div className="ui-row">
        <Button onPress={() => keepPatrol(isPaused ? resumed(patrol, Date.now()) : paused(patrol, Date.now()))}>
          {t(isPaused ? 'walk.goon' : 'walk.pause')}
        </Button>
        {next && (
          <Button look="quiet" confirm={t('walk.end.confirm')} onPress={end}>
            {t('walk.end')}
          </Button>
        )}
      </div>
      <Rest patrol={patrol} type={type} next={next} isGone={isGone} />
    </>
  )
}

type NextProps = { stop: Stop; no: number; type: Type; onLater: () => unknown }

function NextStop({ stop, no, type, onLater }: NextProps) {
  const t = useWalkText()
  const say = useLength()
  const placeOf = useStopPlace()
  const { here, refused } = usePatrol()
  const name = nameOfStop(stop)
  const far =
    here && stop.point
      ? { direction: t(`walk.${windTo(here.at, stop.point)}`), length: say(lengthOfWalk(here.at, [stop])) }
      : undefined
  return (
    <section className="walk-next" aria-labelledby="next">
      <div className="grid-card-top">
        <span className="ui-soft">{t('walk.next')}</span>
        <span className="grid-card-no">{no}</span>
        <StopClock stop={stop} def={type.def} />
      </div>
      <h2 id="next">{name}</h2>
      <p>{placeOf(stop)}</p>
      {stop.point && (
        <p className="walk-far">{far ? t('walk.next.away', far) : t(refused ? 'walk.next.nowhere' : 'walk.next.locating')}</p>
      )}
      <LastVisit stop={stop} def={type.def} />
      <div className="grid-steps">
        <ButtonLink to={`/rounds/${type.type}/${stop.id}`} look="main" size="wide">
          {t('walk.next.visit')}
        </ButtonLink>
      </div>
      <div className="ui-row">
        {stop.point && (
          <>
            <a className={buttonClass('plain', 'small')} href={geoLink(stop.point, name)}>
              {t('walk.route')}
            </a>
            <a className={buttonClass('quiet', 'small')} href={amapLink(stop.point, name)} target="_blank" rel="noreferrer">
              {t('walk.amap')}
            </a>
          </>
        )}
        <Button size="small" look="quiet" onPress={onLater}>
          {t('walk.next.later')}
        </Button>
      </div>
    </section>
  )
}

type RestProps = { patrol: Patrol; type: Type; next: Stop | undefined; isGone: (stop: Stop) => boolean }

/** Every other stop with its number: what comes, and what is behind. */
function Rest({ patrol, type, next, isGone }: RestProps) {
  const t = useWalkText()
  const numbered = patrol.stops.map((stop, at) => ({ stop, no: at + 1, step: patrol.visits[stop.id]?.step }))
  const coming = numbered.filter(one => !one.step && one.stop.id !== next?.id && !isGone(one.stop))
  const behind = numbered.filter(one => one.step || isGone(one.stop))
  return (
    <>
      {coming.length > 0 && (
        <section aria-labelledby="coming">
          <h2 id="coming">{t('walk.rest')}</h2>
          <ul className="walk-rest">
            {coming.map(({ stop, no }) => (
              <li key={stop.id}>
                <Link href={`/rounds/${type.type}/${stop.id}`}>
                  <span className="grid-card-no">{no}</span>
                  <span className="walk-name">{nameOfStop(stop)}</span>
                  <StopClock stop={stop} def={type.def} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {behind.length > 0 && (
        <section aria-labelledby="behind">
          <h2 id="behind">{t('walk.rest.past')}</h2>
          <ul className="walk-rest">
            {behind.map(({ stop, no, step }) => (
              <li key={stop.id}>
                <span className="walk-past">
                  <span className="grid-card-no">{no}</span>
                  <span className="walk-name">{nameOfStop(stop)}</span>
                  <span className="ui-soft">{step ? (type.def.steps[step]?.title ?? step) : t('walk.rest.gone')}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
