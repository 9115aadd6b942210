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
    <search className="desk-look">
      <form
        onSubmit={event => {
          event.preventDefault()
          search()
        }}
      >
        <svg viewBox="0 0 20 20" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
          <path d="M8.5 3a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11ZM12.6 12.6 17 17" strokeLinecap="round" />
        </svg>
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
