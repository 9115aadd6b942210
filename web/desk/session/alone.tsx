import type { ReactNode } from 'react'
import { useLanguage } from '../../shell/preferences.ts'
import { LanguageSwitch, ThemeSwitch } from '../../shell/ui/switches.tsx'
import { nameIn } from '../data/names.ts'
import { useOffice } from '../data/office.ts'
import { useText } from '../text.ts'
import './session.css'

/** The page before anybody is known: whose office this is, and one thing to do. */
export function Alone({ title, lead, wide, children }: { title: string; lead?: string; wide?: boolean; children: ReactNode }) {
  const t = useText()
  const language = useLanguage()
  const { data: office } = useOffice()
  return (
    <div className={wide ? 'desk-door desk-door-wide' : 'desk-door'}>
      <header>
        <span className="ui-brand">
          <span className="ui-seal" aria-hidden="true" lang="zh-CN">
            {t('shell.seal')}
          </span>
          {office ? nameIn(language, office) : t('shell.brand')}
        </span>
        <span className="ui-row">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main id="main">
        <div>
          <h1>{title}</h1>
          {lead && <p className="ui-page-lead">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  )
}
