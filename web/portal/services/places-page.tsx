import type { FeatureCollection } from 'geojson'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LngLat } from '#kernel/define/field'
import { metresBetween } from '#methods/placement/measure'
import { RouteMenu } from '../../map/route-menu.tsx'
import { api } from '../../shell/api.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import type { Spot } from '../around/spot.ts'
import { useSpot } from '../around/use-spot.ts'
import { WhereAsk } from '../around/where-ask.tsx'
import { useText as usePortalText } from '../text.ts'
import { useServices } from './data.ts'
import { type Text, useText } from './text.ts'
import '../around/around.css'
import './services.css'

const kinds = ['services', 'bench', 'charger', 'bin', 'hydrant', 'board', 'lamp', 'manhole'] as const
type Kind = (typeof kinds)[number]
type Place = {
  readonly id: string
  readonly name: string
  readonly at: LngLat
  readonly link?: string
  readonly more?: string | undefined
}

const shownAtOnce = 20

/** Where is the nearest one: service points and what stands in the street. */
export default function PlacesPage() {
  const t = useText()
  const portal = usePortalText()
  const [spot, setSpot] = useSpot('/places')
  const [kind, setKind] = useState<Kind>('services')
  return (
    <Page title={t('places.title')} lead={t('places.lead')} back={{ to: '/', label: portal('portal.back.home') }}>
      <div className="p-around">
        <Select
          label={t('places.kind')}
          value={kind}
          empty={false}
          onChange={value => setKind(kinds.find(one => one === value) ?? 'services')}
          options={kinds.map(one => ({ value: one, label: t(`places.kind.${one}`) }))}
        />
        <WhereAsk spot={spot} onSpot={setSpot} />
        {!spot && <p className="ui-soft">{t('places.first')}</p>}
        {kind === 'services' ? <ServicePoints spot={spot} /> : <Facilities key={kind} kind={kind} spot={spot} />}
      </div>
    </Page>
  )
}

function ServicePoints({ spot }: { spot: Spot | undefined }) {
  const { data, error, loading, reload } = useServices()
  if (error !== undefined && !loading) return <ErrorNote error={error} retry={reload} />
  if (!data) return <Skeleton lines={4} />
  // One line for each house, however many things are done there.
  const byName = new Map<string, Place>()
  for (const { provider, point, address, code } of data.services)
    if (point && !byName.has(provider))
      byName.set(provider, {
        id: code,
        name: provider,
        at: point,
        link: `/services?q=${encodeURIComponent(provider)}`,
        more: address,
      })
  return <Nearest places={[...byName.values()]} spot={spot} />
}

function Facilities({ kind, spot }: { kind: Kind; spot: Spot | undefined }) {
  const { data, error, loading, reload } = useLoad('facilities', signal =>
    api.get<FeatureCollection>('/places/map/facilities', { signal }),
  )
  if (error !== undefined && !loading) return <ErrorNote error={error} retry={reload} />
  if (!data) return <Skeleton lines={4} />
  const places = data.features.flatMap(({ properties, geometry }) =>
    properties?.kind === kind && geometry.type === 'Point'
      ? [{ id: String(properties.id), name: String(properties.name), at: geometry.coordinates as unknown as LngLat }]
      : [],
  )
  return <Nearest places={places} spot={spot} />
}

const sayFar = (metres: number, t: Text) =>
  metres < 950
    ? t('places.metres', { count: Math.max(10, Math.round(metres / 10) * 10) })
    : t('places.kilometres', { count: Number((metres / 1000).toFixed(1)) })

function Nearest({ places, spot }: { places: readonly Place[]; spot: Spot | undefined }) {
  const t = useText()
  const from = spot && 'point' in spot ? spot.point : undefined
  const sorted = places
    .map(place => ({ place, metres: from ? metresBetween(from, place.at) : undefined }))
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || a.place.name.localeCompare(b.place.name, 'zh-CN'))
    .slice(0, shownAtOnce)
  if (sorted.length === 0) return <p>{t('places.none')}</p>
  return (
    <ul className="p-near">
      {sorted.map(({ place, metres }) => (
        <li key={place.id}>
          <h2>{place.link ? <Link href={place.link}>{place.name}</Link> : place.name}</h2>
          {(place.more || metres !== undefined) && (
            <p className="ui-soft">
              {[place.more, metres === undefined ? undefined : sayFar(metres, t)].filter(Boolean).join(' · ')}
            </p>
          )}
          <RouteMenu at={place.at} name={place.name} />
        </li>
      ))}
    </ul>
  )
}
