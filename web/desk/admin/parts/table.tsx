import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../../shell/ui/button.tsx'
import { DataTable, type DataTableProps } from '../../../shell/ui/data-table.tsx'
import { useText } from '../text.ts'
import './table.css'

const AT_ONCE = 40
const narrow = () => matchMedia('(max-width: 700px)')
const subscribe = (listener: () => void) => {
  const query = narrow()
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** A table where there is room for one; on a phone each row is a card with its own headings. */
export function Table<Row>(props: DataTableProps<Row>) {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow().matches)
  return isNarrow ? <Cards {...props} /> : <DataTable {...props} />
}

function Cards<Row>({ caption, columns, rows, rowId, onOpen, onEnd, empty }: DataTableProps<Row>) {
  const t = useText()
  const [shown, setShown] = useState(AT_ONCE)
  const [first, ...rest] = columns.filter(column => !column.hidden)
  if (rows.length === 0) return <>{empty}</>
  const more = () => {
    setShown(shown + AT_ONCE)
    if (shown + AT_ONCE >= rows.length) onEnd?.()
  }
  return (
    <>
      <ul className="admin-cards" aria-label={caption}>
        {rows.slice(0, shown).map(row => (
          <li key={rowId(row)}>
            <div className="admin-card-head">
              <strong>{first?.cell(row)}</strong>
              {onOpen && (
                <Button size="small" look="quiet" onPress={() => onOpen(row)}>
                  {t('admin.open')}
                </Button>
              )}
            </div>
            <dl>
              {rest.map(column => (
                <div key={column.id}>
                  <dt>{column.title}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {(rows.length > shown || onEnd) && (
        <Button onPress={more}>{t('admin.more', { count: Math.max(0, rows.length - shown) })}</Button>
      )}
    </>
  )
}
