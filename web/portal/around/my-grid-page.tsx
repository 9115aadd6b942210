import type { GridCard } from '#contract/near'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { buttonClass } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { dial } from '../call-office.tsx'
import { useText as usePortalText } from '../text.ts'
import { sayHours } from './hours.ts'
import { type Spot, sameSpot, searchOf } from './spot.ts'
import { useText } from './text.ts'
import { useSpot } from './use-spot.ts'
import { WhereAsk } from './where-ask.tsx'
import './around.css'

/** Who looks after the place where I live, as far as the office publishes it. */
export default function MyGridPage() {
  const t = useText()
  const portal = usePortalText()
  const [spot, setSpot] = useSpot('/my-grid')
  return (
    <Page title={t('around.grid.title')} lead={t('around.grid.lead')} back={{ to: '/', label: portal('portal.back.home') }}>
      <div className="p-around">
        <WhereAsk spot={spot} onSpot={setSpot} />
        {spot && 'point' in spot && <Card spot={spot} />}
      </div>
    </Page>
  )
}

function Card({ spot }: { spot: Extract<Spot, { point: unknown }> }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`grid/${sameSpot(spot)}/${language}`, signal =>
    api.get<GridCard>('/public/grid', { query: { lng: spot.point[0], lat: spot.point[1] }, signal }),
  )
  if (error !== undefined && !loading) return <ErrorNote error={error} retry={reload} />
  if (!data) return <Skeleton lines={5} />
  const { grid, community, worker, named, hours, outsideBy } = data
  if (!grid || !community) {
    return (
      <p className="p-note" role="status">
        {outsideBy === null ? t('around.grid.far') : t('around.grid.outside', { count: outsideBy })}
      </p>
    )
  }
  return (
    <Panel title={grid.name.startsWith(community.name) ? grid.name : `${community.name} · ${grid.name}`}>
      <Facts
        facts={[
          [t('around.grid.worker'), worker ?? t(named ? 'around.grid.nobody' : 'around.grid.unnamed')],
          [t('around.grid.phone'), community.phone],
          [t('around.grid.hours'), hours.length > 0 ? sayHours(hours, language) : t('around.grid.closed')],
        ]}
      />
      {community.phone && (
        <a className={buttonClass('main', 'wide')} href={dial(community.phone)}>
          {t('around.grid.call', { phone: community.phone })}
        </a>
      )}
      <ButtonLink to={`/near?${searchOf(spot)}`} size="wide">
        {t('around.grid.near')}
      </ButtonLink>
      <p className="ui-soft">{t('around.grid.private')}</p>
    </Panel>
  )
}
