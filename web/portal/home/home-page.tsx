import { Link } from 'wouter'
import { useSize } from '../../shell/preferences.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { canListen } from '../../shell/voice.ts'
import { CallOffice, dial, useOfficePhone } from '../call-office.tsx'
import { draftOf } from '../data/drafts.ts'
import { useMyReports } from '../data/my-reports.ts'
import { openTypes, usePortal } from '../data/office.ts'
import { useOutbox } from '../data/outbox.ts'
import { useText } from '../text.ts'
import { HomeWarnings } from './home-warnings.tsx'
import { MyList } from './my-list.tsx'
import './home.css'

/** What can I do here: one big thing, a few others, what this phone has reported, and a person to call. */
export function HomePage() {
  const t = useText()
  const { office } = usePortal()
  const elder = useSize() === 'elder'
  return (
    <Page title={t('portal.home.title')} lead={elder ? undefined : t('portal.home.lead')}>
      <div className="p-home">
        <HomeWarnings />
        {office.demo && <p className="p-demo">{t('portal.home.demo')}</p>}
        {elder ? <FourButtons /> : <Everything />}
      </div>
    </Page>
  )
}

const tiles = [
  ['/near', 'portal.home.near', 'portal.home.near.how'],
  ['/services', 'portal.home.services', 'portal.home.services.how'],
  ['/care', 'portal.home.care', 'portal.home.care.how'],
  ['/my-grid', 'portal.home.grid', 'portal.home.grid.how'],
  ['/places', 'portal.home.places', 'portal.home.places.how'],
  ['/plans', 'portal.home.plans', 'portal.home.plans.how'],
  ['/info', 'portal.home.info', 'portal.home.info.how'],
  ['/find', 'portal.home.find', 'portal.home.find.how'],
] as const

function Everything() {
  const t = useText()
  const { types } = usePortal()
  const waits = useMyReports().length + useOutbox().length > 0
  const others = openTypes(types).slice(1)
  return (
    <>
      <BigButton />
      {canListen() && (
        <ButtonLink to="/report?say" size="wide">
          {t('portal.home.say')}
        </ButtonLink>
      )}
      {waits && <MyList />}
      <nav aria-label={t('portal.home.here')}>
        <ul className="p-tiles">
          {tiles.map(([to, title, how]) => (
            <li key={to}>
              <Link href={to}>
                <strong>{t(title)}</strong>
                <span>{t(how)}</span>
              </Link>
            </li>
          ))}
          {others.map(({ type, def }) => (
            <li key={type}>
              <Link href={`/report/${type}`}>
                <strong>{def.title}</strong>
                <span>{t('portal.home.other')}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {!waits && <MyList />}
      <section className="ui-stack">
        <h2>{t('portal.home.phone')}</h2>
        <CallOffice />
        <p className="ui-soft">{t('portal.home.phone.urgent')}</p>
      </section>
    </>
  )
}

/** For older eyes: four things, each as large as a palm. The rest stands on the pages behind them. */
function FourButtons() {
  const t = useText()
  const phone = useOfficePhone()
  return (
    <>
      <BigButton />
      <Link href="/mine" className="p-big p-big-plain">
        <strong>{t('portal.mine.page')}</strong>
      </Link>
      <Link href="/services" className="p-big p-big-plain">
        <strong>{t('portal.home.services')}</strong>
      </Link>
      {phone ? (
        <a href={dial(phone)} className="p-big p-big-plain">
          <strong>{t('portal.home.phone')}</strong>
          <span>{phone}</span>
        </a>
      ) : (
        <Link href="/near" className="p-big p-big-plain">
          <strong>{t('portal.home.near')}</strong>
        </Link>
      )}
      <p>{t('portal.home.phone.urgent')}</p>
      <details className="p-more">
        <summary>{t('portal.home.more')}</summary>
        <ul className="p-tiles">
          {tiles
            .filter(([to]) => to !== '/services')
            .map(([to, title]) => (
              <li key={to}>
                <Link href={to}>
                  <strong>{t(title)}</strong>
                </Link>
              </li>
            ))}
        </ul>
      </details>
    </>
  )
}

function BigButton() {
  const t = useText()
  const first = openTypes(usePortal().types)[0]
  const draft = draftOf(first?.type ?? '').use()
  return (
    <Link href="/report" className="p-big">
      <strong>{t('portal.home.report')}</strong>
      <span>{t(draft ? 'portal.home.draft' : 'portal.home.report.how')}</span>
    </Link>
  )
}
