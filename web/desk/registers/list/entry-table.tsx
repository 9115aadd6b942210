import { type ReactNode, useMemo } from 'react'
import type { EntryRow } from '#contract/entries'
import type { ListLayout } from '#contract/lists'
import { useLanguage } from '../../../shell/preferences.ts'
import { DataTable } from '../../../shell/ui/data-table.tsx'
import type { useListSetUp } from '../../data/lists.ts'
import { ColumnsMenu } from '../../queue/columns-menu.tsx'
import type { Selection } from '../../queue/use-selection.ts'
import { type Asked, mayOrder, type Order, orderOf, writeAsked } from '../data/asked.ts'
import { useEntryCount } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { sayCount } from '../parts/say-count.ts'
import { useRegText } from '../text.ts'
import { firstColumns, useEntryColumns } from './entry-columns.tsx'

type EntryTableProps = {
  ledger: LedgerSeen
  asked: Asked
  rows: readonly EntryRow[]
  hasMore: boolean
  setUp: ReturnType<typeof useListSetUp>
  selection: Selection
  currentId: string | undefined
  onCurrent: (id: string) => void
  onOpen: (id: string) => void
  onEnd: () => void
  onOrder: (order: Order) => void
  empty: ReactNode
}

const columnOf: Readonly<Record<Order, string>> = { name: '$name', changed: '$changed', stale: '$fresh' }
const orderBy = (column: string | undefined): Order =>
  column === '$changed' ? 'changed' : column === '$fresh' ? 'stale' : 'name'

/** The table: columns as the person set them up, ordered by the office, drawn only where seen. */
export function EntryTable(props: EntryTableProps) {
  const { ledger, asked, rows, hasMore, setUp, selection, currentId, onOrder } = props
  const t = useRegText()
  const language = useLanguage()
  const columns = useEntryColumns(ledger)
  const { layout } = setUp
  const roomy = innerWidth >= (layout.split ? 1700 : 1100)
  const shown = useMemo(() => layout.columns ?? firstColumns(ledger, roomy), [layout.columns, ledger, roomy])
  const { data: total } = useEntryCount(ledger.name, asked)
  const put = (more: Partial<ListLayout>) => setUp.setLayout(more)
  const summary = !hasMore
    ? t('reg.total', { count: rows.length })
    : total
      ? t('reg.total.loaded', { total: sayCount(total, language), count: rows.length })
      : t('reg.total.more', { count: rows.length })
  return (
    <DataTable
      caption={ledger.def.title}
      columns={columns}
      shown={shown}
      onWidth={(column, width) => put({ columns: shown.map(one => (one.id === column ? { ...one, width } : one)) })}
      tools={<ColumnsMenu columns={columns} shown={shown} layout={layout} onLayout={put} />}
      density={layout.density}
      rows={rows}
      rowId={row => row.id}
      selected={selection.ids}
      onToggle={selection.toggle}
      onToggleAll={() => selection.set(rows.every(row => selection.ids.has(row.id)) ? [] : rows.map(row => row.id))}
      currentId={currentId}
      onCurrent={row => props.onCurrent(row.id)}
      onOpen={row => props.onOpen(row.id)}
      onEnd={props.onEnd}
      sort={{ column: columnOf[orderOf(asked)], down: orderOf(asked) === 'changed' }}
      onSort={sort => mayOrder(asked.view) && onOrder(orderBy(sort?.column))}
      keepPlace={`${ledger.name} ${writeAsked(asked)}`}
      total={total && !total.more ? total.count : undefined}
      height="100%"
      minWidth={`${Math.max(30, shown.length * 8)}em`}
      summary={summary}
      empty={props.empty}
    />
  )
}
