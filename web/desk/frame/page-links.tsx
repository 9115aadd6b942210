import { useLayoutEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Menu } from '../../overlay/menu.tsx'
import { useText } from '../text.ts'
import { type DeskPage, useDeskPages, useIsOpen } from './pages.ts'
import { useBarText } from './text.ts'
import './page-links.css'

/** Links to the pages beside the queue: as many as there is room for, the others in a menu behind them. */
export function PageLinks() {
  const t = useText()
  const b = useBarText()
  const [, navigate] = useLocation()
  const pages = useDeskPages()
  const isOpen = useIsOpen()
  const { bar, fit } = useFit(pages)
  const others = pages.slice(fit)
  const waiting = others.reduce((sum, page) => sum + (page.waiting ?? 0), 0)
  const more = b(fit === 0 ? 'bar.pages' : 'bar.pages.more')
  const face = others.find(isOpen)?.title ?? (waiting > 0 ? b('bar.pages.waiting', { more, count: waiting }) : more)
  return (
    <>
      <nav className="desk-pages" aria-label={t('desk.pages')} ref={bar} hidden={pages.length === 0}>
        {pages.map((page, at) => (
          <PageLink key={page.key} page={page} current={isOpen(page)} unseen={at >= fit} />
        ))}
      </nav>
      {others.length > 0 && (
        <Menu
          className={others.some(isOpen) ? 'desk-tool desk-pages-more is-current' : 'desk-tool desk-pages-more'}
          face={`${face} ▾`}
          items={others.map(({ key, title, to, href }) => ({
            key,
            label: title,
            href,
            run: to ? () => navigate(to) : undefined,
          }))}
        />
      )}
    </>
  )
}

function PageLink({ page, current, unseen }: { page: DeskPage; current: boolean; unseen: boolean }) {
  const face = { className: unseen ? 'is-unseen' : undefined, children: page.title }
  return page.to ? (
    <Link href={page.to} aria-current={current ? 'page' : undefined} {...face} />
  ) : (
    <a href={page.href} {...face} />
  )
}

/** How many of the links stand whole on the first line; those that do not wrap below it, out of sight. */
function useFit(pages: readonly DeskPage[]) {
  const bar = useRef<HTMLElement>(null)
  const [fit, setFit] = useState(pages.length)
  const words = pages.map(page => page.title).join(' ')
  useLayoutEffect(() => {
    const nav = bar.current
    if (!nav || words === '') return
    const measure = () => {
      const { top, right } = nav.getBoundingClientRect()
      const whole = [...nav.children].map(link => link.getBoundingClientRect())
      const first = whole.findIndex(link => link.top > top + 4 || link.right > right + 1)
      setFit(first < 0 ? whole.length : first)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(nav)
    return () => watch.disconnect()
  }, [words])
  return { bar, fit: Math.min(fit, pages.length) }
}
