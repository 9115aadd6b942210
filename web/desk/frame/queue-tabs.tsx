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
  return (
    <nav className="desk-tabs" aria-label={t('desk.queue')}>
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
