import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import type { CaseRow } from '#contract/cases'
import type { ListLayout } from '#contract/lists'
import { DataTable } from '../../shell/ui/data-table.tsx'
import type { Sort } from '../../shell/ui/sort-rows.ts'
import type { ShownColumn } from '../../shell/ui/use-columns.ts'
import { useListCount } from '../data/cases.ts'
import { type Filter, type Order, orderOf, writeFilter } from '../data/filter.ts'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { firstColumns, useQueueColumns } from './queue-columns.tsx'
import { useQueueText } from './text.ts'
import { CARRIED } from './units-pane.tsx'
import type { Selection } from './use-selection.ts'

export type LoadedList = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> & {
  rows: readonly CaseRow[]
}

type QueueListProps = {
  kind: Kind | undefined
  filter: Filter
  list: LoadedList
  layout: ListLayout
  /** Columns of the view one is in, if it has its own. */
  columns: readonly ShownColumn[] | null | undefined
  selection: Selection
  currentId: string | undefined
  onLayout: (more: Partial<ListLayout>) => void
  onOrder: (order: Order) => void
  onCurrent: (id: string) => void
  onOpen: (id: string) => void
  onLast: () => void
  empty: ReactNode
}

const sortOf = (order: Order): Sort => ({ column: order === 'due' ? 'clock' : 'filed', down: order === 'newest' })
const orderAsked = (sort: Sort | undefined): Order => (sort?.column === 'filed' ? (sort.down ? 'newest' : 'oldest') : 'due')

/** The list of a queue: dense, endless, ordered by the server, walked and worked on by keyboard. */
export function QueueList(props: QueueListProps) {
  const { kind, filter, list, layout, selection, currentId, onCurrent, onOpen, onLayout, onOrder } = props
  const t = useQueueText()
  const desk = useText()
  const columns = useQueueColumns(kind)
  const roomy = innerWidth >= (layout.split ? 1700 : 1200)
  const kept = props.columns ?? layout.columns
  const shown = useMemo(() => kept ?? firstColumns(roomy), [kept, roomy])
  const { hasNextPage, isFetchingNextPage, fetchNextPage, rows } = list
  const { data: total } = useListCount(filter, kind?.type)
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const { ids, toggle } = selection
  const drag = useMemo(() => {
    const meant = (id: string) => (ids.has(id) ? [...ids] : [id])
    return {
      data: (id: string) => ({ [CARRIED]: meant(id) }),
      preview: (id: string) => {
        const cases = meant(id)
        const row = rows.find(one => one.id === id)
        return cases.length > 1
          ? t('queue.drag.many', { count: cases.length })
          : t('queue.drag.one', { title: row?.title || row?.number || '' })
      },
    }
  }, [ids, rows, t])
  const widen = (column: string, width: number) =>
    onLayout({ columns: shown.map(one => (one.id === column ? { ...one, width } : one)) })
  const count = total?.count
  const summary = !hasNextPage
    ? t('queue.total', { count: rows.length })
    : count == null
      ? desk('desk.rows.more', { count: rows.length })
      : total?.more
        ? t('queue.total.more', { count })
        : t('queue.total.loaded', { total: count, count: rows.length })
  return (
    <DataTable
      caption={desk('desk.queue')}
      columns={columns}
      shown={shown}
      onWidth={widen}
      tools={
        <span className="desk-list-tools">
          <button type="button" className="desk-link" onClick={() => rows[0] && onCurrent(rows[0].id)}>
            {t('queue.top')}
          </button>
          <button type="button" className="desk-link" onClick={props.onLast}>
            {t('queue.end')}
          </button>
          <ColumnsMenu columns={columns} shown={shown} layout={layout} onLayout={onLayout} />
        </span>
      }
      density={layout.density}
      rows={rows}
      rowId={row => row.id}
      selected={ids}
      onToggle={toggle}
      onToggleAll={() => selection.set(rows.every(row => ids.has(row.id)) ? [] : rows.map(row => row.id))}
      drag={drag}
      currentId={currentId}
      onCurrent={row => onCurrent(row.id)}
      onOpen={row => onOpen(row.id)}
      onEnd={more}
      onLast={props.onLast}
      sort={sortOf(orderOf(filter))}
      onSort={sort => onOrder(orderAsked(sort ?? { column: orderOf(filter) === 'due' ? 'filed' : 'clock', down: true }))}
      keepPlace={writeFilter(filter)}
      total={count ?? undefined}
      height="100%"
      minWidth="34em"
      summary={summary}
      empty={props.empty}
    />
  )
}
