import type { PublishedCase } from '#contract/published'
import { ApiError, api } from '../../shell/api.ts'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { Story } from '../../shell/ui/story.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useNow } from '../../shell/use-now.ts'
import { dial } from '../call-office.tsx'
import { usePortal } from '../data/office.ts'
import { stateTone } from '../status/say-state.ts'
import { photoOf } from './published-data.ts'
import { sayDays, sayKind, sayWhere } from './say-near.ts'
import { useText } from './text.ts'
import './around.css'

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

/** One published matter: what it is, what was done by whom, how it ended, and what to do when one disagrees. */
export default function PublishedCasePage({ name }: { name: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`published/${name}/${language}`, signal =>
    api.get<PublishedCase>(`/public/published/${name}`, { signal }),
  )
  const back = { to: '/published', label: t('around.all.title') }
  if (error instanceof ApiError && (error.status === 404 || error.status === 400))
    return (
      <Page title={t('around.all.title')} back={back}>
        <EmptyState title={t('around.all.missing')}>{t('around.all.missing.how')}</EmptyState>
      </Page>
    )
  if (!data)
    return (
      <Page title={t('around.all.title')} back={back}>
        {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={6} />}
      </Page>
    )
  return <Shown one={data} back={back} />
}

function Shown({ one, back }: { one: PublishedCase; back: { to: string; label: string } }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { types } = usePortal()
  const def = types.find(type => type.type === one.type)?.def
  return (
    <Page title={sayKind(one, types)} lead={sayWhere(one, t)} back={back}>
      <div className="p-around">
        <div className="ui-row">
          {def && <StateChip tone={stateTone(def, one.state, null, now)}>{def.states[one.state]?.title ?? one.state}</StateChip>}
          <span className="ui-soft">{sayDays(one, now, language, t, def?.states[one.state]?.ends === 'done')}</span>
        </div>
        <Facts facts={[[t('around.all.unit'), one.unit]]} />
        {(one.words !== null || one.photos.length > 0) && (
          <Panel title={t('around.all.words')}>
            {one.words !== null && (
              <p className="p-near-words" lang="zh-CN">
                {one.words}
              </p>
            )}
            <PhotoStrip photos={one.photos.map((id, n) => photoOf(one.ref, id, t('around.all.photo', { number: n + 1 })))} />
          </Panel>
        )}
        {one.ended && <Ended ended={one.ended} />}
        <Panel title={t('around.all.story')}>
          <Story
            items={one.story.map((entry, n) => ({
              id: String(n),
              what: entry.what,
              who: `${entry.who} · ${sayDay(noon(entry.day), now, language)}`,
              details:
                entry.details.length > 0 ? <Facts facts={entry.details.map(d => [d.title, d.value] as const)} /> : undefined,
            }))}
          />
        </Panel>
      </div>
    </Page>
  )
}

/** Who decided, what they answered, and the way to object. */
function Ended({ ended }: { ended: NonNullable<PublishedCase['ended']> }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const said = { day: sayDay(noon(ended.day), now, language), who: ended.by }
  return (
    <Panel>
      <p>
        <strong>{t(`around.all.ended.${ended.how}`, said)}</strong>
      </p>
      {ended.answer && (
        <p className="p-near-words">
          {t('around.all.answer')}: <span lang="zh-CN">{ended.answer}</span>
        </p>
      )}
      {ended.how !== 'withdrawn' && (
        <details open={ended.how === 'refused'}>
          <summary>{t('around.all.object')}</summary>
          <p>
            {ended.objection ?? (
              <>
                {ended.phone && <a href={dial(ended.phone)}>{t('around.all.object.phone', { phone: ended.phone })}</a>}
                {t('around.all.object.how')}
              </>
            )}
          </p>
        </details>
      )}
    </Panel>
  )
}
