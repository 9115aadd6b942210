import { Link } from 'wouter'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { CallOffice } from '../call-office.tsx'
import { draftOf } from '../data/drafts.ts'
import { openTypes, usePortal } from '../data/office.ts'
import { useText } from '../text.ts'
import { MyList } from './my-list.tsx'
import './home.css'

/** One big thing to do; below it what this phone has reported, and a person to call. */
export function HomePage() {
  const t = useText()
  const { office, types } = usePortal()
  const [first, ...others] = openTypes(types)
  return (
    <Page title={t('portal.home.title')} lead={t('portal.home.lead')}>
      <div className="p-home">
        {office.demo && <p className="p-note">{t('portal.home.demo')}</p>}
        {first && <BigButton type={first.type} />}
        <ButtonLink to="/find" size="wide">
          {t('portal.home.find')}
        </ButtonLink>
        {others.length > 0 && (
          <nav aria-label={t('portal.home.other')}>
            <h2>{t('portal.home.other')}</h2>
            <ul className="p-others">
              {others.map(({ type, def }) => (
                <li key={type}>
                  <ButtonLink to={`/report/${type}`}>{def.title}</ButtonLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <MyList />
        <section className="ui-stack">
          <h2>{t('portal.home.phone')}</h2>
          <CallOffice />
          <p className="ui-soft">{t('portal.home.phone.urgent')}</p>
        </section>
      </div>
    </Page>
  )
}

function BigButton({ type }: { type: string }) {
  const t = useText()
  const draft = draftOf(type).use()
  return (
    <Link href="/report" className="p-big">
      <strong>{t('portal.home.report')}</strong>
      <span>{t(draft ? 'portal.home.draft' : 'portal.home.report.how')}</span>
    </Link>
  )
}
