import { type ReactNode, useEffect, useId } from 'react'
import { Link, useLocation } from 'wouter'
import { useShellText } from '../i18n/index.ts'
import { useLanguage } from '../preferences.ts'
import { LanguageSwitch, SizeSwitch } from './switches.tsx'
import './page.css'

export type NavItem = { to: string; label: string }

type TopProps = { office: string; nav?: readonly NavItem[] | undefined; navLabel?: string | undefined; children?: ReactNode }

/** The head of a face: whose office this is, where one can go, language and type size; `children` stand before those. */
export function Top({ office, nav = [], navLabel, children }: TopProps) {
  const t = useShellText()
  const [path] = useLocation()
  return (
    <>
      <a className="ui-skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="ui-top">
        <Link className="ui-brand" href="/">
          <span className="ui-seal" aria-hidden="true" lang="zh-CN">
            {t('shell.seal')}
          </span>
          {office}
        </Link>
        {nav.length > 0 && (
          <nav aria-label={navLabel ?? t('shell.menu')}>
            {nav.map(item => (
              <Link key={item.to} href={item.to} aria-current={isHere(path, item.to) ? 'page' : undefined}>
                {item.label}
              </Link>
            ))}
          </nav>
        )}
        <div className="ui-top-tools">
          {children}
          <SizeSwitch />
          <LanguageSwitch />
        </div>
      </header>
    </>
  )
}

function isHere(path: string, to: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
}

type PageProps = {
  /** Also the title of the browser tab. */
  title: string
  lead?: ReactNode
  back?: NavItem | undefined
  actions?: ReactNode
  width?: 'narrow' | 'wide' | 'full' | undefined
  children: ReactNode
}

/** One page: a heading, what it is for, its actions, its content. */
export function Page({ title, lead, back, actions, width = 'narrow', children }: PageProps) {
  const t = useShellText()
  const language = useLanguage()
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
  return (
    <main id="main" tabIndex={-1} className={`ui-page ui-page-${width}`} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {back && (
        <Link className="ui-page-back" href={back.to}>
          {back.label}
        </Link>
      )}
      <div className="ui-page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="ui-page-lead">{lead}</p>}
        </div>
        {actions && <div className="ui-row">{actions}</div>}
      </div>
      {children}
    </main>
  )
}

/** A part of a page with a heading of its own. */
export function Panel({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="ui-panel" aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="ui-row" style={{ justifyContent: 'space-between' }}>
          <h2 id={id}>{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
