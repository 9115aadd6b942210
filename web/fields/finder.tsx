import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { FieldFrame, type FieldProps } from '../shell/ui/field-frame.tsx'
import { findNamed } from './find-named.ts'
import type { Named } from './sources.ts'
import './finder.css'

type FinderProps = FieldProps & {
  named: readonly Named[]
  search: string
  value: readonly string[]
  onChange: (ids: string[]) => void
  many: boolean
  loading?: boolean | undefined
  /** Somebody else finds: `named` is what was found for the words told here, and the chosen ones. */
  onTyped?: ((typed: string) => void) | undefined
}

const SHOWN = 80

/** Chooses among many named things by typing: arrows move, Enter picks; groups, conditions and limits stand in sight. */
export function Finder({ named, search, value, onChange, many, loading, onTyped, ...frame }: FinderProps) {
  const t = useShellText()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const chosen = value.flatMap(id => named.find(one => one.id === id) ?? [])
  const closed = !many && chosen.length > 0
  const taken = value.join()
  const isFound = onTyped !== undefined
  const found = useMemo(() => {
    const ids = taken.split(',')
    const hits = isFound ? (typed === '' ? [] : named) : findNamed(named, typed)
    return hits.filter(one => !ids.includes(one.id)).slice(0, SHOWN)
  }, [named, typed, taken, isFound])
  const type = (words: string) => {
    setTyped(words)
    setActive(0)
    onTyped?.(words)
  }

  useEffect(() => {
    // Within the list only: scrolling to the line itself would carry the form away from its first question.
    const frame = list.current?.getBoundingClientRect()
    const line = list.current?.querySelector('[aria-selected="true"]')?.getBoundingClientRect()
    if (!frame || !line) return
    if (line.top < frame.top) list.current?.scrollBy(0, line.top - frame.top)
    if (line.bottom > frame.bottom) list.current?.scrollBy(0, line.bottom - frame.bottom)
  })

  const pick = (id: string) => {
    onChange(many ? [...value, id] : [id])
    type('')
    // The text box gives way to the choice: the keyboard stays with it.
    if (!many) setTimeout(() => box.current?.querySelector('button')?.focus())
  }
  const drop = (id: string) => {
    onChange(value.filter(one => one !== id))
    setTimeout(() => input.current?.focus())
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const [last] = value.slice(-1)
    if (step) setActive(at => Math.max(0, Math.min(found.length - 1, at + step)))
    else if (event.key === 'Enter' && found[active]) pick(found[active].id)
    else if (event.key === 'Backspace' && typed === '' && last) drop(last)
    else return
    event.preventDefault()
  }

  return (
    <FieldFrame {...frame} group>
      {control => (
        <div className="ui-finder" ref={box}>
          {chosen.length > 0 && (
            <ul className="ui-finder-chosen">
              {chosen.map(one => (
                <li key={one.id}>
                  <Line one={one} />
                  <button type="button" onClick={() => drop(one.id)} disabled={control.disabled}>
                    {t(many ? 'shell.finder.remove' : 'shell.finder.change')}
                    <span className="ui-hidden"> {one.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {!closed && (
            <>
              <input
                ref={input}
                id={control.id}
                className="ui-control"
                role="combobox"
                aria-expanded={found.length > 0}
                aria-controls={found.length > 0 ? listId : undefined}
                aria-activedescendant={found[active] ? `${listId}-${found[active].id}` : undefined}
                aria-invalid={control['aria-invalid']}
                aria-label={search}
                disabled={control.disabled}
                placeholder={search}
                autoComplete="off"
                value={typed}
                onChange={event => type(event.target.value)}
                onKeyDown={press}
              />
              {found.length === 0 ? (
                (loading || typed !== '') && (
                  <p className="ui-hint">{loading ? t('shell.loading') : t('shell.field.nomatch', { text: typed })}</p>
                )
              ) : (
                <div className="ui-finder-list" role="listbox" id={listId} aria-label={search} ref={list} tabIndex={-1}>
                  {found.map((one, at) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's above
                    <div
                      key={one.id}
                      role="option"
                      tabIndex={-1}
                      id={`${listId}-${one.id}`}
                      aria-selected={at === active}
                      onMouseMove={() => at !== active && setActive(at)}
                      onClick={() => pick(one.id)}
                    >
                      {one.group && one.group !== found[at - 1]?.group && <em>{one.group}</em>}
                      <Line one={one} />
                    </div>
                  ))}
                </div>
              )}
            </>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

function Line({ one }: { one: Named }) {
  return (
    <span className="ui-finder-line">
      <strong>{one.name}</strong>
      {one.aside && <span>{one.aside}</span>}
      {one.note && <small>{one.note}</small>}
    </span>
  )
}
