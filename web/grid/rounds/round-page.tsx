import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { roundsToVisit, type Type, useField } from '../data.ts'
import { AsOf } from '../parts/as-of.tsx'
import { useText } from '../text.ts'
import { usePatrol } from './keep-patrol.ts'
import { StopCards } from './rounds-section.tsx'
import { StartWalk } from './start-walk.tsx'
import { useWalkText } from './text.ts'
import { useStops } from './use-stops.ts'
import { Walk } from './walk.tsx'
import { WalkSum } from './walk-sum.tsx'
import './rounds.css'

/** A round of mine: before it begins, under way, and what it came to. */
export function RoundPage({ type: name }: { type: string }) {
  const t = useText()
  const { types, me } = useField()
  const type = roundsToVisit(types, me).find(one => one.type === name)
  return (
    <Page title={type?.def.title ?? t('grid.notfield')} back={{ to: '/', label: t('grid.tasks') }}>
      {type ? <Round type={type} /> : <EmptyState title={t('grid.notfield')} />}
    </Page>
  )
}

function Round({ type }: { type: Type }) {
  const t = useWalkText()
  const { types } = useField()
  const { patrol, summary } = usePatrol()
  const stops = useStops(type)
  const { data, error, loading, asOf, reload } = stops
  const other = patrol && patrol.type !== type.type ? types.find(one => one.type === patrol.type) : undefined
  const body = () => {
    if (patrol?.type === type.type) return <Walk patrol={patrol} type={type} known={data} fresh={stops.fresh} />
    if (summary?.type === type.type) return <WalkSum summary={summary} def={type.def} />
    if (!data) return loading ? <Skeleton lines={6} /> : null
    if (data.due.length === 0) return <EmptyState title={t('walk.none')}>{t('walk.none.lead')}</EmptyState>
    if (type.def.confidential) return <StopCards stops={data.due} type={type} />
    if (other)
      return (
        <EmptyState
          title={t('walk.other', { title: other.def.title })}
          action={<ButtonLink to={`/rounds/${other.type}`}>{t('walk.other.go')}</ButtonLink>}
        />
      )
    return <StartWalk type={type} stops={data.due} />
  }
  return (
    <div className="ui-stack">
      <AsOf at={asOf} />
      {error !== undefined && <ErrorNote error={error} retry={reload} />}
      {body()}
    </div>
  )
}
