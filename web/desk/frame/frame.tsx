import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useLanguage } from '../../shell/preferences.ts'
import { WarningBanner } from '../../shell/warnings/warning-banner.tsx'
import { nameIn } from '../data/names.ts'
import { useOffice } from '../data/office.ts'
import { isAdminPost, useSignedIn } from '../data/session.ts'
import { Palette } from '../palette/palette.tsx'
import { usePresenceNow } from '../presence/presence.ts'
import { useRounds } from '../rounds/data.ts'
import { useRoundsText } from '../rounds/text.ts'
import { useText } from '../text.ts'
import { KeyHelp } from './key-help.tsx'
import { Notices } from './notices.tsx'
import { adminPages } from './other-pages.ts'
import { PersonMenu } from './person-menu.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import { SearchBox } from './search-box.tsx'
import './frame.css'

/** Who answers for the street as a whole, and so sees its wall. */
const publishing = ['publisher', 'publication-reviewer', 'leader']
const commanding = ['dispatcher', 'supervisor', 'leader']

/** The slim bar over every page of the desk: whose office, what waits, where to look, who I am. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const language = useLanguage()
  const { data: office } = useOffice()
  const { posts } = useSignedIn()
  const isAdmin = posts.some(isAdminPost)
  const worksOnCases = !posts.every(isAdminPost) || posts.length === 0
  const r = useRoundsText()
  const rounds = useRounds()
  usePresenceNow()
  return (
    <div className="desk-frame">
      <a className="ui-skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="desk-bar">
        <Link className="ui-brand" href="/">
          <span className="ui-seal" aria-hidden="true" lang="zh-CN">
            {t('shell.seal')}
          </span>
          <span className="desk-office">{office ? nameIn(language, office) : t('shell.brand')}</span>
        </Link>
        {worksOnCases && <QueueTabs />}
        <nav className="desk-pages" aria-label={t('desk.pages')}>
          {worksOnCases && <PageLink to="/map">{t('desk.map')}</PageLink>}
          {posts.some(post => commanding.includes(post.role)) && <a href="/command/">{t('desk.command')}</a>}
          {rounds.length > 0 && <PageLink to="/rounds">{r('rounds.title')}</PageLink>}
          <PageLink to="/numbers">{t('desk.numbers')}</PageLink>
          {posts.some(post => publishing.includes(post.role)) && <PageLink to="/documents">{t('desk.documents')}</PageLink>}
          {adminPages && isAdmin && <PageLink to="/admin">{t('desk.admin')}</PageLink>}
        </nav>
        <div className="desk-tools">
          {worksOnCases && <SearchBox />}
          <Palette />
          <Notices />
          <KeyHelp />
          <PersonMenu />
        </div>
      </header>
      <WarningBanner />
      {children}
    </div>
  )
}

function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const [path] = useLocation()
  return (
    <Link href={to} aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}>
      {children}
    </Link>
  )
}
