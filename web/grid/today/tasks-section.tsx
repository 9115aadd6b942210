import { useEffect, useMemo, useState } from 'react'
import { officeNow } from '../../shell/office-clock.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useTasks } from '../pages/use-tasks.ts'
import { AsOf } from '../parts/as-of.tsx'
import { lengthOf } from '../parts/distance.ts'
import { TaskCard } from '../parts/task-card.tsx'
import { useHere } from '../parts/use-here.ts'
import { useText } from '../text.ts'
import { inWalkingOrder, type Round } from './order-tasks.ts'
import { TasksMap } from './tasks-map.tsx'

/** Looks again whenever the worker comes back to the page; nothing is asked while it is out of sight. */
function useOnReturn(run: () => void) {
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && run()
    document.addEventListener('visibilitychange', wake)
    return () => document.removeEventListener('visibilitychange', wake)
  }, [run])
}

type Toggle<T extends string> = {
  label: string
  options: readonly (readonly [T, string])[]
  value: T
  onChange: (value: T) => void
}

function Toggle<T extends string>({ label, options, value, onChange }: Toggle<T>) {
  return (
    <fieldset className="grid-toggle">
      <legend className="ui-hidden">{label}</legend>
      {options.map(([one, says]) => (
        <Button
          key={one}
          size="small"
          pressed={value === one}
          look={value === one ? 'main' : 'plain'}
          onPress={() => onChange(one)}
        >
          {says}
        </Button>
      ))}
    </fieldset>
  )
}

export function TasksSection() {
  const t = useText()
  const [view, setView] = useState<'list' | 'map'>('list')
  const [order, setOrder] = useState<'due' | 'walk'>('due')
  const { data, error, loading, reload, asOf } = useTasks()
  const { here, refused, ask } = useHere()
  useOnReturn(reload)
  const rows = data?.rows
  const start = here?.at
  const round = useMemo<Round>(
    () => (order === 'walk' && rows ? inWalkingOrder(rows, start, officeNow()) : { rows: rows ?? [] }),
    [rows, order, start],
  )
  const walk = (next: 'due' | 'walk') => {
    setOrder(next)
    if (next === 'walk' && !here) void ask()
  }
  const length = round.metres === undefined ? undefined : lengthOf(round.metres)
  return (
    <>
      {round.rows.length > 0 && (
        <p className="ui-soft">{t(order === 'walk' ? 'grid.tasks.sum' : 'grid.tasks.count', { count: round.rows.length })}</p>
      )}
      <div className="ui-row grid-tools">
        <Toggle
          label={t('grid.tasks.view')}
          value={view}
          onChange={setView}
          options={[
            ['list', t('grid.tasks.list')],
            ['map', t('grid.tasks.map')],
          ]}
        />
        {round.rows.some(row => row.point) && (
          <Toggle
            label={t('grid.tasks.order')}
            value={order}
            onChange={walk}
            options={[
              ['due', t('grid.tasks.due')],
              ['walk', t('grid.tasks.walk')],
            ]}
          />
        )}
        <Button size="small" look="quiet" onPress={reload} busy={loading && data !== undefined}>
          {t('grid.refresh')}
        </Button>
      </div>
      {length && (
        <p role="status">
          {t('grid.tasks.walk.length', { length: t(`grid.length.${length.unit}`, { count: length.count }) })}
          {refused && ` ${t('grid.tasks.walk.nostart')}`}
        </p>
      )}
      {refused && <p className="grid-note">{t('grid.tasks.near.denied')}</p>}
      <AsOf at={asOf} />
      {error !== undefined && <ErrorNote error={error} retry={reload} />}
      {!data && loading && <Skeleton lines={6} />}
      {data && round.rows.length === 0 && <EmptyState title={t('grid.tasks.empty')}>{t('grid.tasks.empty.lead')}</EmptyState>}
      {view === 'map' && round.rows.length > 0 && <TasksMap rows={round.rows} />}
      {view === 'list' && round.rows.length > 0 && (
        <ol className="grid-cards">
          {round.rows.map((row, at) => (
            <TaskCard key={row.id} row={row} here={here} no={order === 'walk' ? at + 1 : undefined} />
          ))}
        </ol>
      )}
      {data?.next && <p className="ui-soft">{t('grid.tasks.more', { count: round.rows.length })}</p>}
    </>
  )
}
