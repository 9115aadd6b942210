import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLanguage } from '../../shell/preferences.ts'
import { WarningBanner } from '../../shell/warnings/warning-banner.tsx'
import { nameIn } from '../data/names.ts'
import { useOffice } from '../data/office.ts'
import { Palette } from '../palette/palette.tsx'
import { usePresenceNow } from '../presence/presence.ts'
import { useText } from '../text.ts'
import { KeyHelp } from './key-help.tsx'
import { Notices } from './notices.tsx'
import { PageLinks } from './page-links.tsx'
import { useWorksOnCases } from './pages.ts'
import { PersonMenu } from './person-menu.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import { SearchBox } from './search-box.tsx'
import './frame.css'

/** The slim bar over every page of the desk: whose office, what waits, where to look, who I am. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const language = useLanguage()
  const { data: office } = useOffice()
  const worksOnCases = useWorksOnCases()
  usePresenceNow()
  return (
    <div className="desk-frame">
      <a className="ui-skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="desk-top">
        <header className="desk-bar">
          <Link className="ui-brand" href="/">
            <span className="ui-seal" aria-hidden="true" lang="zh-CN">
              {t('shell.seal')}
            </span>
            <span className="desk-office">{office ? nameIn(language, office) : t('shell.brand')}</span>
          </Link>
          {worksOnCases && <QueueTabs />}
          <PageLinks />
          <div className="desk-tools">
            {worksOnCases && <SearchBox />}
            <Palette />
            <Notices />
            <KeyHelp />
            <PersonMenu />
          </div>
        </header>
      </div>
      <WarningBanner />
      {children}
    </div>
  )
}
