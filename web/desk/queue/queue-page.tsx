import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ListLayout } from '#contract/lists'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { writeFilter } from '../data/filter.ts'
import { setViewColumns } from '../data/lists.ts'
import { NewLink } from '../file/new-link.tsx'
import { ListExport } from '../print/list-export.tsx'
import { useText } from '../text.ts'
import { type Assigning, BulkBar } from './bulk-bar.tsx'
import { Filters } from './filters.tsx'
import { HeldBar } from './held-bar.tsx'
import { NarrowList } from './narrow-list.tsx'
import { QueueList } from './queue-list.tsx'
import { QueuePane } from './queue-pane.tsx'
import { useQueueText } from './text.ts'
import { useFresh } from './use-fresh.ts'
import { useQueue } from './use-queue.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { MOST, useSelection } from './use-selection.ts'
import { useWholeList } from './use-whole-list.ts'
import { ViewTabs } from './view-tabs.tsx'
import './queue.css'
import './queue-work.css'

/** The queue, and beside it the case, the map or the units. On a narrow screen the list alone; a case is its own page. */
export function QueuePage() {
  const t = useText()
  const own = useQueueText()
  const queue = useQueue()
  const { filter, kind, list, rows, setUp, view, pane, isWide, split, currentId, go } = queue
  const fresh = useFresh(filter, kind, rows)
  const order = useMemo(() => rows.map(row => row.id), [rows])
  const selection = useSelection(writeFilter(filter), order)
  const { read, readOn } = useWholeList(list)
  const [assigning, setAssigning] = useState<Assigning>()
  const paneBox = useRef<HTMLElement>(null)

  const selectEvery = async () => {
    const all = await readOn(MOST)
    if (!all) return
    selection.set(all.map(row => row.id))
    if (all.length > MOST) toast(own('queue.select.capped'))
  }
  const toEnd = async () => {
    const all = (await readOn(Number.POSITIVE_INFINITY)) ?? rows
    go(all.at(-1)?.id)
  }
  const meant = selection.ids.size > 0 ? [...selection.ids] : currentId ? [currentId] : []
  const actions = { selection, readOn, selectEvery, toEnd, meant, fresh: fresh.show, assign: setAssigning }
  useQueueKeys(queue, actions, () => paneBox.current?.focus())

  // A view that has columns of its own keeps them; everything else is how the person has the list.
  const layOut = ({ columns, ...more }: Partial<ListLayout>) => {
    const ofView = columns !== undefined && view?.columns
    if (ofView) setViewColumns(setUp.list, view, columns)
    if (!ofView || Object.keys(more).length > 0)
      setUp.setLayout({ ...more, ...(!ofView && columns !== undefined && { columns }) })
  }
  const { lastAt } = queue
  const next = useCallback(
    (id: string, gone: boolean) => {
      const here = rows.findIndex(row => row.id === id)
      const to = here >= 0 ? (rows[here + 1] ?? rows[here - 1]) : (rows[lastAt] ?? rows.at(-1))
      // Still my turn: stay with the case, even when it no longer stands in this list.
      go(gone ? to?.id : id)
    },
    [rows, go, lastAt],
  )

  const title = view?.name ?? t(`desk.view.${filter.view === 'mine' ? 'all' : filter.view}`)
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
  const empty = (
    <EmptyState title={t(filter.q ? 'desk.empty.search' : filter.view === 'turn' ? 'desk.empty.turn' : 'desk.empty')}>
      {t(filter.view === 'turn' ? 'desk.empty.turn.next' : 'desk.empty.next')}
    </EmptyState>
  )
  const bar = (
    <Filters filter={filter} kind={kind} onChange={queue.show}>
      {fresh.count > 0 && (
        <button type="button" className="desk-fresh" onClick={fresh.show}>
          {t('desk.fresh', { count: fresh.count })} <KeyHint keys={['n']} />
        </button>
      )}
      <NewLink kind={kind} />
      {isWide && (
        <>
          <Button size="small" pressed={pane === 'map'} onPress={() => queue.showPane('map')}>
            {t('desk.map')} <KeyHint keys={['m']} />
          </Button>
          <Button size="small" pressed={pane === 'units'} onPress={() => queue.showPane('units')}>
            {own('queue.units')} <KeyHint keys={['u']} />
          </Button>
          <ListExport filter={filter} type={kind?.type} />
        </>
      )}
    </Filters>
  )
  const body =
    list.error && rows.length === 0 ? (
      <ErrorNote error={list.error} retry={() => list.refetch()} />
    ) : list.isPending ? (
      <Skeleton lines={9} />
    ) : isWide ? (
      <QueueList
        kind={kind}
        filter={filter}
        list={list}
        layout={setUp.layout}
        columns={view?.columns}
        selection={selection}
        currentId={currentId}
        onLayout={layOut}
        onOrder={to => queue.show({ ...filter, order: to })}
        onCurrent={go}
        onOpen={queue.openWhole}
        onLast={toEnd}
        empty={empty}
      />
    ) : (
      <NarrowList kind={kind} list={list} filter={filter} empty={empty} />
    )
  const beside = split || (isWide && pane !== undefined)
  return (
    <main id="main" className={beside ? 'desk-split' : isWide ? 'desk-split desk-unsplit' : 'desk-list-only'}>
      <section className="desk-left" aria-label={title}>
        <h1 className="ui-hidden">{title}</h1>
        <div>
          <ViewTabs filter={filter} type={kind?.type} setUp={setUp} current={view} onView={queue.showView} />
          {bar}
          {kind && (
            <BulkBar
              kind={kind}
              rows={rows}
              selection={selection}
              onEvery={list.hasNextPage && rows.every(row => selection.ids.has(row.id)) ? selectEvery : undefined}
              assigning={assigning}
              onAssigned={() => setAssigning(undefined)}
            />
          )}
          {read !== undefined && (
            <p className="desk-reading" role="status">
              {own('queue.end.loading', { count: read })}
            </p>
          )}
        </div>
        {body}
      </section>
      {beside && (
        <QueuePane
          box={paneBox}
          queue={queue}
          meant={meant}
          selecting={selection.ids.size > 0}
          onMoved={next}
          onGive={(cases, unit) => setAssigning({ cases, unit })}
        />
      )}
      <HeldBar onSelect={selection.set} />
    </main>
  )
}
