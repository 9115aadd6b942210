import { lazy, Suspense, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { PlaceRow } from '#contract/office'
import type { PublishedRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import { useLanguage, useSize } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useNow } from '../../shell/use-now.ts'
import { officeName, openTypes, usePortal } from '../data/office.ts'
import { stateTone } from '../status/say-state.ts'
import { type Asked, askedIn, photoOf, searchFor, spans, stages, usePublished } from './published-data.ts'
import { sayDays, sayKind, sayWhere } from './say-near.ts'
import { useText } from './text.ts'
import './around.css'

const NearMap = lazy(() => import('./near-map.tsx'))

/** Everything the office publishes of its matters: a list with filters, and the map that says the same. */
export default function PublishedPage() {
  const t = useText()
  const language = useLanguage()
  const elder = useSize() === 'elder'
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const asked = askedIn(search)
  const { rows, error, retry, more } = usePublished(asked, language)
  const [mapped, setMapped] = useState(!elder && matchMedia('(min-width: 64rem)').matches)
  const [current, setCurrent] = useState<string>()
  const { office } = usePortal()
  const pick = (ref: string) => {
    setCurrent(ref)
    const line = document.getElementById(`near-${ref}`)
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }
  const spot = { name: officeName(office, language), community: asked.community }
  return (
    <Page title={t('around.all.title')} lead={t('around.all.lead')} back={{ to: '/', label: t('around.all.back') }} width="wide">
      <div className="p-around">
        <Filters asked={asked} onAsk={next => go(`/published?${searchFor(next)}`, { replace: true })} />
        {error !== undefined && <ErrorNote error={error} retry={retry} />}
        {!rows && error === undefined && <Skeleton lines={5} />}
        {rows?.length === 0 && <EmptyState title={t('around.all.none')}>{t('around.all.none.do')}</EmptyState>}
        {rows && rows.length > 0 && (
          <section className="ui-stack">
            <div className="ui-row">
              <p role="status">{t('around.near.shown', { count: rows.length })}</p>
              <Button onPress={() => setMapped(!mapped)}>{t(mapped ? 'around.near.nomap' : 'around.near.map')}</Button>
            </div>
            <div className={mapped ? 'p-near-both' : undefined}>
              {mapped && (
                <Suspense fallback={<Skeleton lines={6} />}>
                  <NearMap spot={spot} rows={rows} onPick={pick} />
                </Suspense>
              )}
              <List rows={rows} current={current} />
            </div>
            {more && (
              <Button size="wide" onPress={more}>
                {t('around.near.more')}
              </Button>
            )}
          </section>
        )}
        <section>
          <h2>{t('around.all.how')}</h2>
          <ul>
            <li>{t('around.all.how.words')}</li>
            <li>{t('around.all.how.place')}</li>
            <li>{t('around.all.how.mine')}</li>
          </ul>
        </section>
      </div>
    </Page>
  )
}

function Filters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const t = useText()
  const language = useLanguage()
  const { types } = usePortal()
  const { data } = useLoad('communities', signal =>
    api.get<{ rows: readonly PlaceRow[] }>('/places', { query: { kind: 'community' }, signal }),
  )
  const set = (part: Partial<Asked>) => onAsk({ ...asked, ...part })
  const kinds = openTypes(types).flatMap(({ type, def }) => {
    const options = def.open.includes('kind') ? Object.entries(def.form.kind?.options ?? {}) : []
    return options.length === 0
      ? []
      : [
          ...options.map(([key, label]) => ({ value: `${type}.${key}`, label })),
          { value: type, label: t('around.all.kind.none') },
        ]
  })
  return (
    <div className="p-published-asked">
      <Select
        label={t('around.all.kind')}
        value={asked.kind || undefined}
        empty={t('around.all.kind.all')}
        options={kinds}
        onChange={kind => set({ kind: kind ?? '' })}
      />
      <Select
        label={t('around.all.stage')}
        value={asked.stage}
        options={stages.map(value => ({ value, label: t(`around.all.stage.${value}`) }))}
        onChange={value => set({ stage: stages.find(one => one === value) ?? 'all' })}
      />
      <Select
        label={t('around.all.community')}
        value={asked.community || undefined}
        empty={t('around.all.community.all')}
        options={(data?.rows ?? []).map(row => ({
          value: row.id,
          label: language === 'en' ? (row.nameEn ?? row.name) : row.name,
        }))}
        onChange={community => set({ community: community ?? '' })}
      />
      <Select
        label={t('around.all.time')}
        value={asked.time}
        options={spans.map(value => ({ value, label: t(`around.all.time.${value}`) }))}
        onChange={value => set({ time: spans.find(one => one === value) ?? 'all' })}
      />
    </div>
  )
}

function List({ rows, current }: { rows: readonly PublishedRow[]; current: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { types } = usePortal()
  return (
    <ul className="p-near">
      {rows.map(row => {
        const def = types.find(one => one.type === row.type)?.def
        return (
          <li key={row.ref} id={`near-${row.ref}`} tabIndex={-1} aria-current={row.ref === current || undefined}>
            <h2>
              <Link href={`/published/${row.ref}`}>{sayKind(row, types)}</Link>
            </h2>
            {def && (
              <StateChip tone={stateTone(def, row.state, null, now)}>{def.states[row.state]?.title ?? row.state}</StateChip>
            )}
            {row.words && (
              <p className="p-near-words" lang="zh-CN">
                {row.words}
              </p>
            )}
            {row.photos.length > 0 && (
              <PhotoStrip photos={row.photos.map((id, n) => photoOf(row.ref, id, t('around.all.photo', { number: n + 1 })))} />
            )}
            <p>{sayWhere(row, t)}</p>
            <p className="ui-soft">{sayDays(row, now, language, t, def?.states[row.state]?.ends === 'done')}</p>
          </li>
        )
      })}
    </ul>
  )
}
