import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useNames } from '../data/names.ts'
import { type Selection, useSelection } from '../queue/use-selection.ts'
import { sayAsked, sayValueOf } from './asked.ts'
import { BulkBar, Pick } from './bulk-bar.tsx'
import { StandingBar, StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { isPromise, type Node, promisesIn, rowsOf, treeOf, withAbove } from './tree.ts'

const nobody = 'nobody'
const filters = ['late', 'slow', 'no-data', 'to-set', 'on-way', 'kept'] as const

/** The tree of a plan. Headings open and close; a filter keeps the headings of what it finds. */
export function TreeView({
  plan,
  lines,
  onAdd,
}: {
  plan: PlanDetail
  lines: readonly PlanLine[]
  onAdd: (parent: string | null) => void
}) {
  const t = usePlanText()
  const names = useNames()
  const [standing, setStanding] = useState<string>()
  const [unit, setUnit] = useState<string>()
  const [typed, setTyped] = useState('')
  const [dropped, setDropped] = useState(false)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [picking, setPicking] = useState(false)
  const units = useMemo(() => [...new Set(lines.flatMap(l => (l.lead ? [l.lead] : [])))], [lines])
  const narrowed = standing !== undefined || unit !== undefined || typed.trim() !== ''
  const tree = useMemo(() => {
    const shown = lines.filter(l => dropped || l.state === 'live')
    const found = narrowed
      ? withAbove(
          shown,
          l =>
            (standing === undefined || l.standing === standing) &&
            (unit === undefined ||
              (unit === nobody ? l.lead === null && isPromise(l) : l.lead === unit || l.co.includes(unit))) &&
            (typed.trim() === '' || l.title.includes(typed.trim()) || l.number.includes(typed.trim())),
        )
      : null
    return treeOf(shown, l => !found || found.has(l.id))
  }, [lines, standing, unit, typed, dropped, narrowed])
  const rows = useMemo(() => rowsOf(tree, node => narrowed || !closed.has(node.item.id)), [tree, closed, narrowed])
  const order = useMemo(() => rows.map(row => row.item.id), [rows])
  const selection = useSelection(plan.id, order)
  const toggle = (id: string) =>
    setClosed(last => {
      const next = new Set(last)
      if (!next.delete(id)) next.add(id)
      return next
    })
  if (lines.length === 0) return <EmptyState title={t('pl.tree.none')}>{t('pl.tree.none.next')}</EmptyState>
  return (
    <>
      <div className="pl-filters ui-no-print">
        <Select
          label={t('pl.filter.standing')}
          empty={t('pl.filter.all')}
          value={standing}
          onChange={setStanding}
          options={filters.map(value => ({ value, label: t(`pl.st.${value}`) }))}
        />
        <Select
          label={t('pl.f.lead')}
          empty={t('pl.filter.all')}
          value={unit}
          onChange={setUnit}
          options={[{ value: nobody, label: t('pl.lead.none') }, ...units.map(value => ({ value, label: names(value) }))]}
        />
        <TextField label={t('pl.filter.words')} type="search" value={typed} onChange={setTyped} />
        <Checkbox checked={dropped} onChange={setDropped}>
          {t('pl.filter.dropped')}
        </Checkbox>
        {!narrowed && (
          <Button
            size="small"
            onPress={() =>
              setClosed(closed.size > 0 ? new Set() : new Set(tree.flatMap(n => [n.item.id, ...n.below.map(b => b.item.id)])))
            }
          >
            {closed.size > 0 ? t('pl.open.all') : t('pl.close.all')}
          </Button>
        )}
        {plan.mayKeep && (
          <Button
            size="small"
            pressed={picking}
            onPress={() => {
              setPicking(!picking)
              selection.clear()
            }}
          >
            {t('pl.picking')}
          </Button>
        )}
        {picking && (
          <Button size="small" onPress={() => selection.set(rows.filter(row => isPromise(row.item)).map(row => row.item.id))}>
            {t('pl.pick.all')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="ui-soft">{t('pl.filter.none')}</p>}
      <Rows
        plan={plan}
        rows={rows}
        closed={narrowed ? new Set() : closed}
        toggle={toggle}
        onAdd={onAdd}
        selection={picking ? selection : undefined}
      />
      <BulkBar plan={plan} lines={lines} selection={selection} />
    </>
  )
}

type RowsProps = {
  plan: PlanDetail
  rows: readonly Node[]
  closed: ReadonlySet<string>
  toggle: (id: string) => void
  onAdd: (parent: string | null) => void
  /** While somebody selects. */
  selection: Selection | undefined
}

/** Few rows lie in the page and can be printed; many are drawn as they come into sight. */
const many = 400

function Rows({ plan, rows, ...more }: RowsProps) {
  const t = usePlanText()
  const box = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 56,
    overscan: 20,
    enabled: rows.length > many,
    getItemKey: n => rows[n]!.item.id,
  })
  if (rows.length <= many)
    return (
      <ul className="pl-tree" aria-label={t('pl.tab.tree')}>
        {rows.map(node => (
          <Row key={node.item.id} plan={plan} node={node} {...more} />
        ))}
      </ul>
    )
  return (
    <ul className="pl-tree pl-tree-tall" aria-label={t('pl.tab.tree')} ref={box}>
      <li aria-hidden="true" style={{ height: virtual.getVirtualItems()[0]?.start ?? 0 }} />
      {virtual.getVirtualItems().map(seen => (
        <Row key={seen.key} plan={plan} node={rows[seen.index]!} measure={virtual.measureElement} index={seen.index} {...more} />
      ))}
      <li aria-hidden="true" style={{ height: virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0) }} />
    </ul>
  )
}

type RowProps = Omit<RowsProps, 'rows'> & { node: Node; measure?: (element: Element | null) => void; index?: number }

function Row({ plan, node, closed, toggle, onAdd, selection, measure, index }: RowProps) {
  const t = usePlanText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  const { item, depth, below } = node
  const shut = closed.has(item.id)
  const gathers = item.kind === 'goal' || item.kind === 'measure'
  const asked = sayAsked(item, t)
  const facts = [
    asked && t('pl.asked', { asked }),
    item.value !== null && t('pl.now', { value: sayValueOf(item) }),
    item.due && t('pl.by', { day: sayDate(item.due, now, language) }),
    names(item.lead),
    item.same && t('pl.same'),
  ].filter(Boolean)
  return (
    <li
      ref={measure}
      data-index={index}
      className={`pl-row pl-kind-${item.kind} pl-item-${item.state}`}
      style={{ paddingInlineStart: `${Math.min(depth, 6) * 1.25}rem` }}
    >
      {selection && item.state === 'live' && <Pick node={node} selection={selection} />}
      {below.length > 0 ? (
        <button
          type="button"
          className="pl-fold"
          aria-expanded={!shut}
          aria-label={t('pl.fold', { title: item.title })}
          onClick={() => toggle(item.id)}
        >
          {shut ? '▸' : '▾'}
        </button>
      ) : (
        <span className="pl-fold" />
      )}
      <div className="pl-row-main">
        <Link href={`/${plan.id}/i/${item.id}`}>
          {item.number && <b>{item.number} </b>}
          {item.title}
        </Link>
        {facts.length > 0 && <small>{facts.join(' · ')}</small>}
      </div>
      <div className="pl-row-end">
        {gathers ? promisesIn(node.counts) > 0 && <StandingBar counts={node.counts} short /> : <StandingOf line={item} />}
        {gathers && plan.mayKeep && (
          <Button look="quiet" size="small" label={t('pl.add.under', { title: item.title })} onPress={() => onAdd(item.id)}>
            +
          </Button>
        )}
      </div>
    </li>
  )
}
