import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { z } from 'zod'
import type { notice } from '#contract/office'
import { nameIn } from '../desk/data/names.ts'
import { api } from '../shell/api.ts'
import { Top } from '../shell/ui/page.tsx'
import { useField } from './data.ts'
import { Guard } from './parts/guard.tsx'
import { Bars } from './phone/bars.tsx'
import { useText } from './text.ts'

export type Notice = z.infer<typeof notice>

export const useNotices = () =>
  useQuery({
    queryKey: ['notices'],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => api.get<readonly Notice[]>('/me/notices', { signal }),
  })

const pages = [
  ['/', 'grid.nav.tasks'],
  ['/mine', 'grid.nav.mine'],
  ['/report', 'grid.nav.report'],
  ['/notices', 'grid.nav.notices'],
  ['/me', 'grid.nav.me'],
] as const

/** Head, page, and the five ways under the thumb. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const { office, lang } = useField()
  const [path] = useLocation()
  const { data: notices = [] } = useNotices()
  const fresh = notices.filter(one => one.readAt === null).length
  const here = (to: string) => (to === '/' ? path === '/' || /^\/(task|rounds)/.test(path) : path.startsWith(to))
  return (
    <div className="grid-face">
      <Top office={nameIn(lang, office)} />
      <Bars />
      <Guard of="page" key={path}>
        {children}
      </Guard>
      <nav className="grid-nav ui-no-print" aria-label={t('grid.nav')}>
        {pages.map(([to, label]) => (
          <Link
            key={to}
            href={to}
            aria-current={here(to) ? 'page' : undefined}
            className={to === '/report' ? 'grid-nav-main' : undefined}
          >
            {t(label)}
            {to === '/notices' && fresh > 0 && <small className="grid-badge">{fresh}</small>}
          </Link>
        ))}
      </nav>
    </div>
  )
}
