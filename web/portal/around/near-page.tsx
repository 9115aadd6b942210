import { useState } from 'react'
import { useLanguage, useSize } from '../../shell/preferences.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useText as usePortalText } from '../text.ts'
import { FoundRows } from './found-rows.tsx'
import { type Stage, useNear } from './near-data.ts'
import type { Spot } from './spot.ts'
import { useText } from './text.ts'
import { useSpot } from './use-spot.ts'
import { WhereAsk } from './where-ask.tsx'
import './around.css'

const radii = [400, 800, 1600] as const

/** What happens round a place: a list first, the map when it is asked for, and no position needed. */
export default function NearPage() {
  const t = useText()
  const portal = usePortalText()
  const [spot, setSpot] = useSpot('/near')
  return (
    <Page
      title={t('around.near.title')}
      lead={t('around.near.lead')}
      back={{ to: '/', label: portal('portal.back.home') }}
      width={spot ? 'wide' : 'narrow'}
    >
      <div className="p-around">
        <WhereAsk spot={spot} onSpot={setSpot} communities />
        {spot ? <Found spot={spot} /> : <p>{t('around.near.ask')}</p>}
        <ButtonLink to="/published" size="wide">
          {t('around.all.link')}
        </ButtonLink>
      </div>
    </Page>
  )
}

function Found({ spot }: { spot: Spot }) {
  const t = useText()
  const language = useLanguage()
  const elder = useSize() === 'elder'
  const [stage, setStage] = useState<Stage>('open')
  const [radius, setRadius] = useState<number>(800)
  const { rows, error, retry, more } = useNear({ spot, stage, radius, language })
  return (
    <section className="ui-stack">
      <div className="p-near-asked">
        <Choice
          label={t('around.near.stage')}
          value={stage}
          onChange={value => setStage(value === 'fixed' ? 'fixed' : 'open')}
          options={[
            { value: 'open', label: t('around.near.open') },
            { value: 'fixed', label: t('around.near.fixed') },
          ]}
          tiles
        />
        {'point' in spot && !elder && (
          <Choice
            label={t('around.near.radius')}
            value={String(radius)}
            onChange={value => setRadius(Number(value))}
            options={radii.map(one => ({ value: String(one), label: t(`around.near.radius.${one}`) }))}
            tiles
          />
        )}
      </div>
      {error !== undefined && <ErrorNote error={error} retry={retry} />}
      {!rows && error === undefined && <Skeleton lines={5} />}
      {rows?.length === 0 && (
        <EmptyState
          title={t(`around.near.none.${stage}`)}
          action={
            <ButtonLink to="/report" look="main">
              {t('around.near.report')}
            </ButtonLink>
          }
        >
          {t('around.near.none.do')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && <FoundRows spot={spot} rows={rows} more={more} />}
      <p className="ui-soft">
        {t('around.near.home')}
        {t('around.near.why')}
      </p>
    </section>
  )
}
