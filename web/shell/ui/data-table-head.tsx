import { type PointerEvent, useRef } from 'react'
import { useShellText } from '../i18n/index.ts'
import type { Column } from './data-table.tsx'
import type { Sort } from './sort-rows.ts'

type HeadingProps<Row> = {
  column: Column<Row>
  sort: Sort | undefined
  onSort: (() => void) | undefined
  onWidth: ((width: number) => void) | undefined
}

const NARROWEST = 56

/** The name of a column: pressing it sorts, pulling its edge widens. */
export function Heading<Row>({ column, sort, onSort, onWidth }: HeadingProps<Row>) {
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
      {onWidth && <Edge onWidth={onWidth} />}
    </th>
  )
}

/** For the mouse alone: with the keyboard widths are set where columns are chosen. */
function Edge({ onWidth }: { onWidth: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | undefined>(undefined)
  const pull = (event: PointerEvent<HTMLSpanElement>, done: boolean) => {
    if (!from.current) return
    const width = Math.max(NARROWEST, Math.round(from.current.width + event.clientX - from.current.x))
    const table = event.currentTarget.closest('table')
    const at = [...(event.currentTarget.closest('tr')?.children ?? [])].indexOf(event.currentTarget.closest('th')!)
    const col = table?.querySelectorAll('col')[at]
    // Drawn by the browser alone while it is pulled; the rows are told once, at the end.
    if (col instanceof HTMLElement) col.style.width = `${width}px`
    if (done) onWidth(width)
  }
  return (
    <span
      className="ui-table-edge"
      aria-hidden="true"
      onPointerDown={event => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: event.currentTarget.closest('th')?.offsetWidth ?? 0 }
      }}
      onPointerMove={event => pull(event, false)}
      onPointerUp={event => {
        pull(event, true)
        from.current = undefined
      }}
    />
  )
}
