import { Link } from 'wouter'
import { useText } from '../text.ts'
import { EaseBar } from './ease-bar.tsx'
import '../../shell/ui/page.css'

/** The head of every page: whose office this is, and what makes reading easier. */
export function PortalTop({ office }: { office: string }) {
  const t = useText()
  return (
    <>
      <a className="ui-skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="p-top">
        <Link className="ui-brand" href="/">
          <span className="ui-seal" aria-hidden="true" lang="zh-CN">
            {t('shell.seal')}
          </span>
          {office}
        </Link>
        <EaseBar />
      </header>
    </>
  )
}
