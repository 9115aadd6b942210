import type { ListLayout } from '#contract/lists'
import { Popover } from '../../overlay/popover.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import type { Column } from '../../shell/ui/data-table.tsx'
import type { ShownColumn } from '../../shell/ui/use-columns.ts'
import { useQueueText } from './text.ts'

type ColumnsMenuProps<Row> = {
  columns: readonly Column<Row>[]
  shown: readonly ShownColumn[]
  layout: ListLayout
  onLayout: (more: Partial<ListLayout>) => void
}

const STEP = 32
const NARROWEST = 64
const USUAL = 144

/** Which columns stand in the list, in which order, how wide, and how much room a row has: everything by keyboard. */
export function ColumnsMenu<Row>({ columns, shown, layout, onLayout }: ColumnsMenuProps<Row>) {
  const t = useQueueText()
  const put = (next: readonly ShownColumn[]) => onLayout({ columns: [...next] })
  const swap = (at: number, by: number) => {
    const next = [...shown]
    const [one] = next.splice(at, 1)
    if (one) next.splice(at + by, 0, one)
    put(next)
  }
  const widen = (at: number, by: number) =>
    put(shown.map((one, n) => (n === at ? { ...one, width: Math.max(NARROWEST, (one.width ?? USUAL) + by) } : one)))
  const others = columns.filter(column => !shown.some(one => one.id === column.id))
  return (
    <Popover label={t('queue.columns')} face={t('queue.columns')} className="desk-link" sheet="desk-columns">
      {() => (
        <>
          <strong>{t('queue.columns.shown')}</strong>
          <ul>
            {shown.map(({ id }, at) => {
              const title = columns.find(column => column.id === id)?.title
              if (title === undefined) return null
              const small = (label: string, sign: string, off: boolean, run: () => void) => (
                <button type="button" aria-label={label} title={label} disabled={off} onClick={run}>
                  {sign}
                </button>
              )
              return (
                <li key={id}>
                  <Checkbox checked disabled={shown.length === 1} onChange={() => put(shown.filter(one => one.id !== id))}>
                    {title}
                  </Checkbox>
                  {small(t('queue.columns.up', { title }), '↑', at === 0, () => swap(at, -1))}
                  {small(t('queue.columns.down', { title }), '↓', at === shown.length - 1, () => swap(at, 1))}
                  {small(t('queue.columns.narrower', { title }), '−', false, () => widen(at, -STEP))}
                  {small(t('queue.columns.wider', { title }), '+', false, () => widen(at, STEP))}
                </li>
              )
            })}
            {others.map(column => (
              <li key={column.id}>
                <Checkbox checked={false} onChange={() => put([...shown, { id: column.id, width: null }])}>
                  {column.title}
                </Checkbox>
              </li>
            ))}
          </ul>
          <Choice
            label={t('queue.density')}
            options={(['normal', 'compact'] as const).map(value => ({ value, label: t(`queue.density.${value}`) }))}
            value={layout.density}
            onChange={value => onLayout({ density: value === 'compact' ? 'compact' : 'normal' })}
          />
          <Checkbox checked={layout.split} onChange={split => onLayout({ split })}>
            {t('queue.split')}
          </Checkbox>
          <Button size="small" look="quiet" onPress={() => onLayout({ columns: null, density: 'normal' })}>
            {t('queue.columns.reset')}
          </Button>
        </>
      )}
    </Popover>
  )
}
