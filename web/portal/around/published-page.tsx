import { Link, useLocation, useSearchParams } from 'wouter'
import type { PlaceRow } from '#contract/office'
import type { PublishedRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { officeName, openTypes, usePortal } from '../data/office.ts'
import { FoundRows } from './found-rows.tsx'
import { type Asked, askedIn, photoOf, searchFor, spans, stages, usePublished } from './published-data.ts'
import { useText } from './text.ts'
import './around.css'

/** Everything the office publishes of its matters: a list with filters, and the map that says the same. */
export default function PublishedPage() {
  const t = useText()
  const language = useLanguage()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const asked = askedIn(search)
  const { rows, error, retry, more } = usePublished(asked, language)
  const { office } = usePortal()
  return (
    <Page title={t('around.all.title')} lead={t('around.all.lead')} back={{ to: '/', label: t('around.all.back') }} width="wide">
      <div className="p-around">
        <Filters asked={asked} onAsk={next => go(`/published?${searchFor(next)}`, { replace: true })} />
        {error !== undefined && <ErrorNote error={error} retry={retry} />}
        {!rows && error === undefined && <Skeleton lines={5} />}
        {rows?.length === 0 && <EmptyState title={t('around.all.none')}>{t('around.all.none.do')}</EmptyState>}
        {rows && rows.length > 0 && (
          <section className="ui-stack">
            <FoundRows
              spot={{ name: officeName(office, language), community: asked.community }}
              rows={rows}
              more={more}
              head={(row, kind) => <Link href={`/published/${row.ref}`}>{kind}</Link>}
              body={row => <WordsAndPhotos row={row} />}
            />
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

function WordsAndPhotos({ row }: { row: PublishedRow }) {
  const t = useText()
  return (
    <>
      {row.words && (
        <p className="p-near-words" lang="zh-CN">
          {row.words}
        </p>
      )}
      {row.photos.length > 0 && (
        <PhotoStrip photos={row.photos.map((id, n) => photoOf(row.ref, id, t('around.all.photo', { number: n + 1 })))} />
      )}
    </>
  )
}
