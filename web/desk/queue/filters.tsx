import { type ReactNode, useId, useState } from 'react'
import { Menu } from '../../overlay/menu.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { type Option, Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { type Filter, narrowing, orderOf, ordersOf } from '../data/filter.ts'
import { nameIn } from '../data/names.ts'
import { type Kind, useMatters, usePlaces, useUnits } from '../data/office.ts'
import { useText } from '../text.ts'
import { useQueueText } from './text.ts'

type FiltersProps = { filter: Filter; kind: Kind | undefined; onChange: (filter: Filter) => void; children?: ReactNode }

/** What narrows the list, folded away until wanted; what is on stays in sight and is taken off with one press. */
export function Filters({ filter, kind, onChange, children }: FiltersProps) {
  const t = useText()
  const own = useQueueText()
  const [open, setOpen] = useState(false)
  const id = useId()
  const options = useOptions(filter, kind)
  const on = narrowing.filter(key => filter[key])
  const without = (...keys: readonly string[]): Filter =>
    Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.includes(key))) as unknown as Filter
  const set = (key: (typeof narrowing)[number] | 'type', value: string | undefined) =>
    onChange({ ...without(key, ...(key === 'community' ? ['grid'] : [])), ...(value ? { [key]: value } : {}) })
  const said = (key: (typeof narrowing)[number]) => {
    const value = filter[key] ?? ''
    return (options[key as keyof typeof options] ?? []).find(one => one.value === value)?.label ?? value
  }
  return (
    <div className="desk-filters ui-no-print">
      <div className="desk-filter-line">
        {options.type.length > 1 && (
          <Menu
            className="ui-button ui-button-small"
            label={`${t('desk.filter.type')} ${kind?.def.title ?? ''}`}
            face={kind?.def.title ?? t('desk.filter.type')}
            items={options.type.map(({ value, label }) => ({
              key: value,
              label,
              run: () => onChange({ view: filter.view, order: filter.order, type: value }),
            }))}
          />
        )}
        <Button size="small" pressed={open} onPress={() => setOpen(!open)}>
          {t('desk.filter')}
        </Button>
        <Menu
          className="ui-button ui-button-quiet ui-button-small"
          label={`${own('queue.order')} ${own(`queue.order.${orderOf(filter)}`)}`}
          face={own(`queue.order.${orderOf(filter)}`)}
          items={ordersOf(filter.view).map(order => ({
            key: order,
            label: own(`queue.order.${order}`),
            run: () => onChange({ ...filter, order }),
          }))}
        />
        {on.map(key => (
          <button key={key} type="button" className="desk-filter-on" onClick={() => onChange(without(key))}>
            {t(`desk.filter.${key}`)} {said(key)}
            <span aria-hidden="true"> ×</span>
            <span className="ui-hidden">{t('desk.filter.off')}</span>
          </button>
        ))}
        {on.length > 1 && (
          <button type="button" className="desk-link" onClick={() => onChange(without(...narrowing))}>
            {t('desk.filter.clear')}
          </button>
        )}
        <span className="desk-filter-tools">{children}</span>
      </div>
      {open && (
        <div className="desk-filter-form" id={id}>
          {(['state', 'community', 'grid', 'unit', 'kind'] as const).map(
            key =>
              options[key].length > 0 && (
                <Select
                  key={key}
                  label={t(`desk.filter.${key}`)}
                  options={options[key]}
                  value={filter[key]}
                  empty={t('desk.filter.all')}
                  onChange={value => set(key, value)}
                />
              ),
          )}
          <TextField label={t('desk.filter.from')} type="date" value={filter.from ?? ''} onChange={value => set('from', value)} />
          <TextField label={t('desk.filter.to')} type="date" value={filter.to ?? ''} onChange={value => set('to', value)} />
          <Words value={filter.q ?? ''} onChange={value => set('q', value)} />
        </div>
      )}
    </div>
  )
}

/** Words narrow the view one is in, on Enter or on leaving the field; the box in the bar searches everything. */
function Words({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText()
  const [typed, setTyped] = useState(value)
  const settle = () => {
    if (typed.trim() !== value) onChange(typed.trim())
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        settle()
      }}
    >
      <TextField
        label={t('desk.filter.q')}
        value={typed}
        onChange={setTyped}
        onBlur={settle}
        maxLength={100}
        inputMode="search"
      />
    </form>
  )
}

function useOptions(filter: Filter, kind: Kind | undefined) {
  const language = useLanguage()
  const { data: communities = [] } = usePlaces('community')
  const { data: grids = [] } = usePlaces('grid')
  const { data: units = [] } = useUnits()
  const named = (rows: readonly { id: string; name: string; nameEn: string | null }[]): Option[] =>
    rows.map(row => ({ value: row.id, label: nameIn(language, row) }))
  const inView = (ends: unknown) => filter.view === 'all' || (filter.view === 'closed') === (ends !== undefined)
  return {
    type: useMatters().map(one => ({ value: one.type, label: one.def.title })),
    state: Object.entries(kind?.def.states ?? {}).flatMap(([value, state]) =>
      inView(state.ends) ? [{ value, label: state.title }] : [],
    ),
    community: named(communities),
    grid: named(grids.filter(grid => filter.community !== undefined && grid.parent === filter.community)),
    unit: named(units),
    kind: Object.entries(kind?.def.form.kind?.options ?? {}).map(([value, label]) => ({ value, label })),
  }
}
