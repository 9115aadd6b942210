import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseRow } from '#contract/cases'
import { toneOfPoint } from '../../desk/data/clocks.ts'
import { useMapGround } from '../../desk/data/layers.ts'
import { OfficeMap } from '../../map/map.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useField } from '../data.ts'
import { AsOf } from '../parts/as-of.tsx'
import { TaskCard } from '../parts/task-card.tsx'
import { useHere } from '../parts/use-here.ts'
import { useText } from '../text.ts'
import { useTasks } from './use-tasks.ts'

/** Looks again whenever the worker comes back to the page. */
function useOnReturn(run: () => void) {
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && run()
    document.addEventListener('visibilitychange', wake)
    return () => document.removeEventListener('visibilitychange', wake)
  }, [run])
}

export function TasksPage() {
  const t = useText()
  const [view, setView] = useState<'list' | 'map'>('list')
  const { data, error, loading, reload, asOf } = useTasks()
  const { here, refused, ask } = useHere()
  useOnReturn(reload)
  const rows = data?.rows ?? []
  return (
    <Page title={t('grid.tasks')} width="wide" lead={rows.length > 0 ? t('grid.tasks.count', { count: rows.length }) : undefined}>
      <div className="ui-stack">
        <div className="ui-row grid-tools">
          <fieldset className="grid-toggle">
            <legend className="ui-hidden">{t('grid.tasks.view')}</legend>
            {(['list', 'map'] as const).map(one => (
              <Button
                key={one}
                size="small"
                pressed={view === one}
                look={view === one ? 'main' : 'plain'}
                onPress={() => setView(one)}
              >
                {t(`grid.tasks.${one}`)}
              </Button>
            ))}
          </fieldset>
          {!here && rows.some(row => row.point) && (
            <Button size="small" look="quiet" onPress={ask}>
              {t('grid.tasks.near')}
            </Button>
          )}
          <Button size="small" look="quiet" onPress={reload} busy={loading && data !== undefined}>
            {t('grid.refresh')}
          </Button>
        </div>
        {refused && <p className="grid-note">{t('grid.tasks.near.denied')}</p>}
        <AsOf at={asOf} />
        {error !== undefined && <ErrorNote error={error} retry={reload} />}
        {!data && loading && <Skeleton lines={6} />}
        {data && rows.length === 0 && <EmptyState title={t('grid.tasks.empty')}>{t('grid.tasks.empty.lead')}</EmptyState>}
        {view === 'map' && rows.length > 0 && <TasksMap rows={rows} />}
        {view === 'list' && rows.length > 0 && (
          <ul className="grid-cards">
            {rows.map(row => (
              <TaskCard key={row.id} row={row} here={here} />
            ))}
          </ul>
        )}
        {data?.next && <p className="ui-soft">{t('grid.tasks.more', { count: rows.length })}</p>}
      </div>
    </Page>
  )
}

function TasksMap({ rows }: { rows: readonly CaseRow[] }) {
  const t = useText()
  const now = useNow()
  const [, go] = useLocation()
  const { types } = useField()
  const ground = useMapGround()
  if (!ground) return <Skeleton lines={6} />
  const placed = rows.flatMap(row => {
    const def = types.find(one => one.type === row.type)?.def
    return row.point && def
      ? [
          {
            id: row.id,
            at: row.point,
            title: row.title,
            tone: toneOfPoint(def, row.state, row.dueAt, now, row.warnAt ?? row.startedAt),
          },
        ]
      : []
  })
  const [lngs, lats] = [placed.map(one => one.at[0]), placed.map(one => one.at[1])]
  const margin = 0.0012
  const bounds =
    placed.length === 0
      ? ground.bounds
      : ([
          Math.min(...lngs) - margin,
          Math.min(...lats) - margin,
          Math.max(...lngs) + margin,
          Math.max(...lats) + margin,
        ] as const)
  return (
    <>
      <OfficeMap
        {...ground}
        bounds={bounds}
        label={t('grid.tasks')}
        cases={placed}
        onCase={id => go(`/task/${id}`)}
        height="max(16rem, calc(100dvh - 21rem))"
      />
      {placed.length < rows.length && (
        <p className="ui-soft">{t('grid.tasks.nopoint', { count: rows.length - placed.length })}</p>
      )}
    </>
  )
}
