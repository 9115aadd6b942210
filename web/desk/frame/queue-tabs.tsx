import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useCounts } from '../data/cases.ts'
import { readFilter, views, writeFilter } from '../data/filter.ts'
import { useKind } from '../data/office.ts'
import { useText } from '../text.ts'

/** The views of the queue, each with how many wait in it. */
export function QueueTabs() {
  const t = useText()
  const [path] = useLocation()
  const { type, view } = readFilter(useSearch())
  const kind = useKind(type)
  const { data } = useCounts(kind?.type)
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the row is wider than the window: the one that is open stands in sight.
    if (view && data) tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [view, data])
  return (
    <nav className="desk-tabs" ref={tabs} aria-label={t('desk.queue')}>
      {views.map(one => {
        const count = data?.views[one]
        const search = writeFilter({ type, view: one, order: one === 'closed' ? 'newest' : 'due' })
        return (
          <Link
            key={one}
            href={search ? `/?${search}` : '/'}
            aria-current={path === '/' && view === one ? 'page' : undefined}
            className={one === 'late' && count?.count ? 'is-late' : undefined}
          >
            {t(`desk.view.${one}`)}
            {count && <small>{count.more ? t('desk.count.more', { count: count.count }) : count.count}</small>}
          </Link>
        )
      })}
    </nav>
  )
}
