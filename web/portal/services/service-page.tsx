import { readHours } from '#methods/working-time/open-now'
import { RouteMenu } from '../../map/route-menu.tsx'
import { sayAmount } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { sayHours } from '../around/hours.ts'
import { dial } from '../call-office.tsx'
import { type Service, type Services, useServices } from './data.ts'
import { OpenChip } from './open-chip.tsx'
import { useText } from './text.ts'
import './services.css'

/** One service: what it is, who may, what to bring, where, when, what it costs. */
export default function ServicePage({ code }: { code: string }) {
  const t = useText()
  const { data, error, loading, reload } = useServices()
  const back = { to: '/services', label: t('services.title') }
  const service = data?.services.find(one => one.code === code)
  if (data && !service) {
    return (
      <Page title={t('services.missing')} back={back}>
        <EmptyState title={code} action={<ButtonLink to="/services">{t('services.all')}</ButtonLink>}>
          {t('services.missing.lead')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page title={service?.name ?? t('services.title')} lead={service?.what} back={back}>
      {data && service ? (
        <Told service={service} {...data} />
      ) : error !== undefined && !loading ? (
        <ErrorNote error={error} retry={reload} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function Told({ service, calendar, days }: { service: Service } & Services) {
  const t = useText()
  const language = useLanguage()
  const windows = service.hours ? readHours(service.hours) : service.opens === 'always' ? null : calendar.hours
  const when = [days[service.opens], windows && sayHours(windows, language)].filter(Boolean).join(' ')
  return (
    <div className="p-services">
      {service.inChinese && <p className="p-note">{t('services.chinese')}</p>}
      <div className="ui-row">
        <OpenChip opening={service} calendar={calendar} />
      </div>
      {service.bring.length > 0 && (
        <Panel title={t('services.bring')}>
          <ul className="p-bring">
            {service.bring.map(thing => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Facts
        facts={[
          [t('services.who'), service.who],
          [t('services.takes'), service.takes ? sayAmount(service.takes, language) : t('services.takes.now')],
          [t('services.fee'), service.fee ? t('services.fee.yuan', { count: service.fee }) : t('services.fee.none')],
          [t('services.provider'), service.provider],
          [t('services.where'), service.address],
          [t('services.window'), service.window],
          [t('services.when'), when],
          [t('services.phone'), service.phone],
        ]}
      />
      {service.phone && (
        <a className={buttonClass('main', 'wide')} href={dial(service.phone)}>
          {t('services.call', { phone: service.phone })}
        </a>
      )}
      {service.link && (
        <a className={buttonClass('plain', 'wide')} href={service.link} rel="noreferrer">
          {t('services.online')}
        </a>
      )}
      {service.point && <RouteMenu at={service.point} name={service.provider || service.name} />}
      <div className="ui-no-print">
        <Button look="quiet" onPress={() => print()}>
          {t('services.print')}
        </Button>
      </div>
    </div>
  )
}
