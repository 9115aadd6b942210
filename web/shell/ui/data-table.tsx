import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShellText } from '../i18n/index.ts'
import { Checkbox } from './checkbox.tsx'
import { nextSort, type Sort, type SortValue, sortRows } from './sort-rows.ts'
import { useHiddenColumns } from './use-columns.ts'
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
  /** The last rows came into sight: fetch more. */
  onEnd?: (() => void) | undefined
  /** Said left above the rows instead of the count. */
  summary?: ReactNode
}

const textSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
const rowHeight = () => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) * textSize()

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
  const shown = columns.filter(column => !hidden.includes(column.id))
  const sort = props.onSort ? props.sort : ownSort
  const sortBy = props.onSort ? undefined : columns.find(column => column.id === ownSort?.column)?.sortBy
  const sorted = useMemo(() => (sortBy ? sortRows(rows, sortBy, ownSort?.down ?? false) : rows), [rows, sortBy, ownSort?.down])
  const current = currentId === undefined ? -1 : sorted.findIndex(row => rowId(row) === currentId)

  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: rowHeight,
    overscan: 12,
  })
  const seen = virtual.getVirtualItems()
  const above = seen[0]?.start ?? 0
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0)

  useRowKeys(box, {
    count: sorted.length,
    current,
    onMove: at => props.onCurrent?.(sorted[at]!),
    onOpen: at => props.onOpen?.(sorted[at]!),
  })
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current)
  }, [current, virtual])

  const lastSeen = seen.at(-1)?.index ?? -1
  const { onEnd } = props
  useEffect(() => {
    if (sorted.length > 0 && lastSeen >= sorted.length - 15) onEnd?.()
  }, [lastSeen, sorted.length, onEnd])

  const press = (column: string) => (props.onSort ?? setOwnSort)(nextSort(sort, column))

  return (
    <div className="ui-table" style={{ height }}>
      <div className="ui-table-bar ui-no-print">
        <span>{summary ?? t('shell.table.rows', { count: rows.length })}</span>
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
      </div>
      <section className="ui-table-scroll" ref={box} aria-label={caption} aria-describedby={keysId}>
        <p className="ui-hidden" id={keysId}>
          {t('shell.table.keys')}
        </p>
        {rows.length === 0 ? (
          props.empty
        ) : (
          <table aria-rowcount={sorted.length + 1} style={{ minWidth }}>
            <caption className="ui-hidden">{caption}</caption>
            <colgroup>
              {shown.map(column => (
                <col key={column.id} style={column.width ? { width: column.width } : undefined} />
              ))}
            </colgroup>
            <thead>
              <tr aria-rowindex={1}>
                {shown.map(column => (
                  <Heading key={column.id} column={column} sort={sort} onSort={column.sortBy && (() => press(column.id))} />
                ))}
              </tr>
            </thead>
            <tbody>
              <Gap height={above} span={shown.length} />
              {seen.map(item => {
                const row = sorted[item.index]!
                return (
                  <tr
                    key={rowId(row)}
                    data-row={item.index}
                    aria-rowindex={item.index + 2}
                    aria-current={item.index === current || undefined}
                  >
                    {shown.map(column => (
                      <td key={column.id} className={column.number ? 'is-number' : undefined}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                )
              })}
              <Gap height={below} span={shown.length} />
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

type HeadingProps<Row> = { column: Column<Row>; sort: Sort | undefined; onSort: (() => void) | undefined }

function Heading<Row>({ column, sort, onSort }: HeadingProps<Row>) {
  const t = useShellText()
  const direction = sort?.column !== column.id ? undefined : sort.down ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={direction} className={column.number ? 'is-number' : undefined}>
      {onSort ? (
        <button type="button" onClick={onSort} title={t('shell.table.sort', { title: column.title })}>
          {column.title}
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}
