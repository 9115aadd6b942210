import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { MapWithList } from '../../map/map-with-list.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useMapGround } from '../data/layers.ts'
import { Sources } from '../data/sources.tsx'
import { addressOf, readAsked } from './data/asked.ts'
import { useEntryCount, useEntryMap } from './data/calls.ts'
import type { LedgerSeen } from './data/ledger.ts'
import { FilterBar } from './list/filter-bar.tsx'
import { sayNumber } from './parts/say-count.ts'
import { usePageTitle } from './parts/use-page-title.ts'
import { Ways } from './parts/ways.tsx'
import { useRegText } from './text.ts'

/** The entries of a list where they lie; those nobody has looked at for too long look different. A list beside says the same. */
export function MapPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const language = useLanguage()
  const search = useSearch()
  const [, navigate] = useLocation()
  const asked = useMemo(() => readAsked(search), [search])
  const ground = useMapGround()
  const { data, error, refetch } = useEntryMap(ledger.name, asked)
  const { data: unplaced } = useEntryCount(ledger.name, { ...asked, view: 'unplaced' })
  usePageTitle(`${ledger.def.title} · ${t('reg.way.map')}`)
  const path = `/${ledger.name}`
  const cases = useMemo(
    () =>
      data?.points.map(({ id, name, at, stale }) => ({
        id,
        at,
        tone: stale ? ('red' as const) : ('green' as const),
        title: stale ? t('reg.map.stale', { name }) : name,
      })) ?? [],
    [data, t],
  )
  const known = useMemo(() => new Map(data?.points.map(point => [point.id, point])), [data])
  const row = (id: string) => {
    const point = known.get(id)
    return (
      <Link href={addressOf(`${path}/${id}`, asked)} className="desk-map-row">
        <span>{point?.name}</span>
        {point && (
          <StateChip tone={point.stale ? 'red' : 'green'}>{t(point.stale ? 'reg.fresh.stale' : 'reg.fresh.fresh')}</StateChip>
        )}
      </Link>
    )
  }
  return (
    <Sources programme={ledger.programme}>
      <main id="main" tabIndex={-1} className="desk-map-page reg-map">
        <h1 className="ui-hidden">{`${ledger.def.title} · ${t('reg.way.map')}`}</h1>
        <Ways ledger={ledger} />
        <FilterBar ledger={ledger} asked={asked} onChange={to => navigate(addressOf(`${path}/map`, to))} />
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {data?.more && <p className="ui-soft">{t('reg.map.capped', { count: sayNumber(data.points.length, language) })}</p>}
        {!ground || (!data && !error) ? (
          <Skeleton lines={8} />
        ) : data && cases.length === 0 && !unplaced?.count ? (
          <EmptyState title={t('reg.map.none')}>{t('reg.map.none.next')}</EmptyState>
        ) : (
          <MapWithList
            {...ground}
            label={t('reg.map.label', { name: ledger.def.title, count: cases.length })}
            heading={ledger.def.title}
            cases={cases}
            onCase={id => navigate(addressOf(`${path}/${id}`, asked))}
            onArea={({ layer, id }) =>
              navigate(
                addressOf(`${path}/map`, {
                  ...asked,
                  community: undefined,
                  grid: undefined,
                  [layer === 'grids' ? 'grid' : 'community']: id,
                }),
              )
            }
            height="calc(100dvh - 12rem)"
            row={row}
            below={
              unplaced && unplaced.count > 0 ? (
                <p className="ui-soft">
                  {t('reg.map.unplaced', { count: unplaced.count })}{' '}
                  <Link href={addressOf(path, { ...asked, view: 'unplaced' })}>{t('reg.map.unplaced.see')}</Link>
                </p>
              ) : undefined
            }
          />
        )}
      </main>
    </Sources>
  )
}
