import { type ReactNode, useEffect, useId, useState } from 'react'
import { Menu } from '../../../overlay/menu.tsx'
import { Button } from '../../../shell/ui/button.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useNames } from '../../data/names.ts'
import { type Asked, mayOrder, orders } from '../data/asked.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { ColumnFilters } from './column-filters.tsx'
import { useSayFilter } from './filter-words.ts'

type FilterBarProps = {
  ledger: LedgerSeen
  asked: Asked
  onChange: (asked: Asked) => void
  ordered?: boolean
  children?: ReactNode
}

const REST = 350

/** What narrows the list, folded away until wanted; what is on stays in sight and is taken off with one press. */
export function FilterBar({ ledger, asked, onChange, ordered = false, children }: FilterBarProps) {
  const t = useRegText()
  const names = useNames()
  const say = useSayFilter(ledger)
  const [open, setOpen] = useState(false)
  const id = useId()
  const clear = () => onChange({ view: asked.view, order: asked.order, where: [] })
  const on = [
    ...(['community', 'grid'] as const).flatMap(key =>
      asked[key] ? [{ key, words: names(asked[key]), off: { ...asked, [key]: undefined } }] : [],
    ),
    ...asked.where.map(one => ({
      key: `${one.column} ${one.op}`,
      words: say(one),
      off: { ...asked, where: asked.where.filter(other => other !== one) },
    })),
  ]
  return (
    <div className="desk-filters">
      <div className="desk-filter-line">
        <Search value={asked.q ?? ''} onChange={q => onChange({ ...asked, q: q || undefined })} />
        <Button size="small" pressed={open} onPress={() => setOpen(!open)}>
          {t('reg.filter')}
        </Button>
        {ordered && mayOrder(asked.view) && (
          <Menu
            className="ui-button ui-button-quiet ui-button-small"
            label={`${t('reg.order')} ${t(`reg.order.${asked.order}`)}`}
            face={t(`reg.order.${asked.order}`)}
            items={orders.map(order => ({
              key: order,
              label: t(`reg.order.${order}`),
              run: () => onChange({ ...asked, order }),
            }))}
          />
        )}
        {on.map(({ key, words, off }) => (
          <button key={key} type="button" className="desk-filter-on" onClick={() => onChange(off)}>
            {words}
            <span aria-hidden="true"> ×</span>
            <span className="ui-hidden">{t('reg.filter.off')}</span>
          </button>
        ))}
        {on.length > 1 && (
          <button type="button" className="desk-link" onClick={clear}>
            {t('reg.filter.clear')}
          </button>
        )}
        <span className="desk-filter-tools">{children}</span>
      </div>
      {open && (
        <div className="desk-filter-form reg-filter-form" id={id}>
          <ColumnFilters ledger={ledger} asked={asked} onChange={onChange} />
        </div>
      )}
    </div>
  )
}

/** Words narrow the list as soon as the hand rests. */
function Search({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const t = useRegText()
  const [typed, setTyped] = useState(value)
  // Somebody took the words off elsewhere, or went back.
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    const words = typed.trim()
    if (words === value) return
    const timer = setTimeout(() => onChange(words), REST)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <div className="reg-search">
      <TextField
        label={t('reg.search')}
        hideLabel
        type="search"
        inputMode="search"
        placeholder={t('reg.search.hint')}
        maxLength={80}
        value={typed}
        onChange={setTyped}
      />
    </div>
  )
}
