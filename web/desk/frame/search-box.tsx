import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useKeys } from '../../shell/use-keys.ts'
import { readFilter, writeFilter } from '../data/filter.ts'
import { useText } from '../text.ts'

/** Words of a matter, or the beginning of its number; searches everything within reach, open and closed. */
export function SearchBox() {
  const t = useText()
  const [, navigate] = useLocation()
  const { q = '', type } = readFilter(useSearch())
  const [typed, setTyped] = useState(q)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(q), [q])
  useKeys({ '/': () => box.current?.select() })
  const search = () => {
    const words = typed.trim()
    navigate(words ? `/?${writeFilter({ type, view: 'all', order: 'newest', q: words })}` : '/')
    box.current?.blur()
  }
  return (
    <search>
      <form
        onSubmit={event => {
          event.preventDefault()
          search()
        }}
      >
        <input
          ref={box}
          type="search"
          className="ui-control desk-search"
          aria-label={t('desk.search')}
          placeholder={t('desk.search.hint')}
          value={typed}
          maxLength={100}
          onChange={event => setTyped(event.target.value)}
          onKeyDown={event => event.key === 'Escape' && box.current?.blur()}
        />
      </form>
    </search>
  )
}
