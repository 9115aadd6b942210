import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShellText } from '../i18n/index.ts'
import { Checkbox } from './checkbox.tsx'
import { Heading } from './data-table-head.tsx'
import { type RowDrag, TableRow } from './data-table-row.tsx'
import { nextSort, type Sort, type SortValue, sortRows } from './sort-rows.ts'
import { orderedColumns, type ShownColumn, useHiddenColumns } from './use-columns.ts'
import { useRowKeys } from './use-row-keys.ts'
import './data-table.css'

export type Column<Row> = {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  /** Width in em or %, as CSS; columns without one share what is left. */
  width?: string | undefined
  /** Makes the column sortable here; with `onSort` on the table its presence alone allows it. */
  sortBy?: ((row: Row) => SortValue) | undefined
  number?: boolean | undefined
  /** Left out until the person asks for it. */
  hidden?: boolean | undefined
}

export type DataTableProps<Row> = {
  /** What these rows are; read to screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  currentId?: string | undefined
  /** Arrow keys, j/k or a press made this row the current one. */
  onCurrent?: ((row: Row) => void) | undefined
  /** Enter or a double press. */
  onOpen?: ((row: Row) => void) | undefined
  /** Given when the server sorts; otherwise the table sorts the rows it has. */
  sort?: Sort | undefined
  onSort?: ((sort: Sort | undefined) => void) | undefined
  /** Remembers the chosen columns on this device under this name. */
  remember?: string | undefined
  empty?: ReactNode
  /** Any CSS height; the rows scroll inside. */
  height?: string | undefined
  /** Narrower than this the rows scroll sideways instead of being squeezed. */
  minWidth?: string | undefined
  /** The End key, where the last rows may not be here yet. */
  onLast?: (() => void) | undefined
  /** The last rows came into sight: fetch more. */
  onEnd?: (() => void) | undefined
  /** Said left above the rows instead of the count. */
  summary?: ReactNode
  /** Given when somebody else keeps which columns are shown, in which order and how wide. */
  shown?: readonly ShownColumn[] | undefined
  onWidth?: ((column: string, width: number) => void) | undefined
  /** Stands right above the rows instead of the choice of columns. */
  tools?: ReactNode
  density?: 'normal' | 'compact' | undefined
  /** Rows can be selected when given; `range`: with everything since the last one. */
  selected?: ReadonlySet<string> | undefined
  onToggle?: ((id: string, range: boolean) => void) | undefined
  /** Selects every row that is here, or none when all are. */
  onToggleAll?: (() => void) | undefined
  drag?: RowDrag | undefined
  /** Under this name the place in the list is found again when one comes back to the page. */
  keepPlace?: string | undefined
  /** How many rows there are altogether, when not all are here yet. */
  total?: number | undefined
}

const textSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
const rowHeight = (of: Element | null) => {
  const style = getComputedStyle(of ?? document.documentElement)
  return Number.parseFloat(style.getPropertyValue('--row')) * textSize()
}
/** Where each list was left, for as long as the page lives. */
const places = new Map<string, number>()
/** Fetched this many rows before the end comes into sight. */
const AHEAD = 150

/** Dense rows, aligned like a timetable: sortable, walked by keyboard, drawn only where seen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, currentId, remember, height = '70vh', minWidth = '46em', summary } = props
  const t = useShellText()
  const keysId = useId()
  const box = useRef<HTMLElement>(null)
  const [ownSort, setOwnSort] = useState<Sort>()
  const [hidden, toggle] = useHiddenColumns(
    remember,
    columns.filter(column => column.hidden).map(column => column.id),
  )
  const { shown: kept, keepPlace, density = 'normal', onToggle, onWidth, selected, drag } = props
  const shown = useMemo(
    () => (kept ? orderedColumns(columns, kept) : columns.filter(column => !hidden.includes(column.id))),
    [columns, kept, hidden],
  )
  const sort = props.onSort ? props.sort : ownSort
  const sortBy = props.onSort ? undefined : columns.find(column => column.id === ownSort?.column)?.sortBy
  const sorted = useMemo(() => (sortBy ? sortRows(rows, sortBy, ownSort?.down ?? false) : rows), [rows, sortBy, ownSort?.down])
  const current = currentId === undefined ? -1 : sorted.findIndex(row => rowId(row) === currentId)

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight(box.current),
    overscan: 16,
    initialOffset: () => (keepPlace === undefined ? 0 : (places.get(keepPlace) ?? 0)),
  })
  const seen = virtual.getVirtualItems()
  const above = seen[0]?.start ?? 0
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)

  useRowKeys(box, {
    count: sorted.length,
    current,
    onMove: at => props.onCurrent?.(sorted[at]!),
    onOpen: at => props.onOpen?.(sorted[at]!),
    onLast: props.onLast,
    onToggle: onToggle && ((at, range) => onToggle(rowId(sorted[at]!), range)),
  })
  // Not on the first sight of a list one comes back to: it stands where it was left.
  const returned = useRef(keepPlace !== undefined && places.has(keepPlace))
  useEffect(() => {
    if (current >= 0 && !returned.current) virtual.scrollToIndex(current)
    returned.current = false
  }, [current, virtual])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height now
  useEffect(() => virtual.measure(), [density, virtual])
  useEffect(() => {
    const element = box.current
    if (!element || keepPlace === undefined) return
    const keep = () => void places.set(keepPlace, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [keepPlace])

  const lastSeen = seen.at(-1)?.index ?? -1
  const { onEnd } = props
  useEffect(() => {
    if (sorted.length > 0 && lastSeen >= sorted.length - AHEAD) onEnd?.()
  }, [lastSeen, sorted.length, onEnd])

  const span = shown.length + (onToggle ? 1 : 0)
  const press = (column: string) => (props.onSort ?? setOwnSort)(nextSort(sort, column))

  return (
    <div className={`ui-table ui-table-${density}`} style={{ height }}>
      <div className="ui-table-bar ui-no-print">
        <span>{summary ?? t('shell.table.rows', { count: rows.length })}</span>
        {props.tools ?? (
          <details className="ui-table-columns">
            <summary>{t('shell.table.columns')}</summary>
            <div>
              {columns.map(column => (
                <Checkbox key={column.id} checked={!hidden.includes(column.id)} onChange={() => toggle(column.id)}>
                  {column.title}
                </Checkbox>
              ))}
            </div>
          </details>
        )}
      </div>
      <section className="ui-table-scroll" ref={box} aria-label={caption} aria-describedby={keysId}>
        <p className="ui-hidden" id={keysId}>
          {t('shell.table.keys')}
        </p>
        {rows.length === 0 ? (
          props.empty
        ) : (
          <table aria-rowcount={(props.total ?? sorted.length) + 1} style={{ minWidth }}>
            <caption className="ui-hidden">{caption}</caption>
            <colgroup>
              {onToggle && <col className="ui-table-check" />}
              {shown.map(column => (
                <col key={column.id} style={column.width ? { width: column.width } : undefined} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {onToggle && (
                  <th scope="col" className="ui-table-check">
                    {props.onToggleAll ? (
                      <label>
                        <input
                          type="checkbox"
                          checked={sorted.every(row => selected?.has(rowId(row)))}
                          aria-label={t('shell.table.select.all')}
                          onChange={props.onToggleAll}
                        />
                      </label>
                    ) : (
                      <span className="ui-hidden">{t('shell.table.select')}</span>
                    )}
                  </th>
                )}
                {shown.map(column => (
                  <Heading
                    key={column.id}
                    column={column}
                    sort={sort}
                    onSort={column.sortBy && (() => press(column.id))}
                    onWidth={onWidth && (width => onWidth(column.id, width))}
                  />
                ))}
              </tr>
            </thead>
            <tbody>
              <Gap height={above} span={span} />
              {seen.map(item => {
                const row = sorted[item.index]!
                const id = rowId(row)
                return (
                  <TableRow
                    key={id}
                    row={row}
                    id={id}
                    index={item.index}
                    columns={shown}
                    current={item.index === current}
                    selected={selected?.has(id)}
                    onToggle={onToggle}
                    drag={drag}
                  />
                )
              })}
              <Gap height={below} span={span} />
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function Gap({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr>
      <td className="ui-table-gap" colSpan={span} style={{ height }} />
    </tr>
  )
}
