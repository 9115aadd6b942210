import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { memo, useEffect, useRef } from 'react'
import { useShellText } from '../i18n/index.ts'
import type { Column } from './data-table.tsx'

export type RowDrag = {
  /** What is carried when this row is taken hold of; nothing when it cannot be. */
  readonly data: (rowId: string) => Record<string, unknown>
  readonly preview: (rowId: string) => string
}

type RowProps<Row> = {
  row: Row
  id: string
  index: number
  columns: readonly Column<Row>[]
  current: boolean
  selected: boolean | undefined
  onToggle: ((id: string, range: boolean) => void) | undefined
  drag: RowDrag | undefined
}

function DrawnRow<Row>({ row, id, index, columns, current, selected, onToggle, drag }: RowProps<Row>) {
  const t = useShellText()
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    const element = line.current
    if (!element || !drag) return
    return draggable({
      element,
      getInitialData: () => drag.data(id),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        const label = document.createElement('div')
        label.className = 'ui-drag-label'
        label.textContent = drag.preview(id)
        document.body.append(label)
        nativeSetDragImage?.(label, -8, -8)
        setTimeout(() => label.remove())
      },
    })
  }, [drag, id])
  return (
    <tr
      ref={line}
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={current || undefined}
      className={selected ? 'is-selected' : undefined}
    >
      {onToggle && (
        <td className="ui-table-check">
          <label>
            <input
              type="checkbox"
              checked={selected === true}
              tabIndex={-1}
              aria-label={t('shell.table.select')}
              onChange={event => onToggle(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map(column => (
        <td key={column.id} className={column.number ? 'is-number' : undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** One line; drawn anew only when something about it changed. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow
