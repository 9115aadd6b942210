import type { PublicDraw } from '#contract/draws'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { CheckDraw } from './check-draw.tsx'
import { DrawState } from './draw-state.tsx'
import { useText } from './text.ts'

/** One draw: its digest and seed, and once all of it was visited its list, its results, and a way to draw again. */
export function DrawPage({ id }: { id: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, loading, reload } = useLoad(`draws/${id}/${language}`, signal =>
    api.get<PublicDraw>(`/public/draws/${encodeURIComponent(id)}`, { signal }),
  )
  if (!data) return error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={8} />
  const { seed } = data
  return (
    <Page title={data.title} lead={t('pd.lead')} back={{ to: '/draws', label: t('pd.title') }}>
      <div className="ui-stack">
        <p>
          <DrawState state={data.state} />
        </p>
        <Facts
          facts={[
            [
              t('pd.hash'),
              <code key="hash" className="pd-hash">
                {data.hash}
              </code>,
            ],
            [t('pd.frozen'), <When key="frozen" at={data.frozenAt} />],
            [t('pd.take'), String(data.take)],
            seed ? [data.number, seed.number] : [t('pd.number'), data.number],
            [t('pd.drawn'), data.drawnAt === null ? null : <When key="drawn" at={data.drawnAt} />],
            [t('pd.room'), seed?.room.join(' · ')],
            [t('pd.withdrawn'), data.withdrawn],
          ]}
        />
        {data.state === 'frozen' && <p>{t('pd.wait')}</p>}
        {data.state === 'drawn' && !data.file && <p>{t('pd.later')}</p>}
        {data.outcomes.length > 0 && <Outcomes draw={data} />}
        {data.file && <CheckDraw id={data.id} hash={data.hash} file={data.file} />}
      </div>
    </Page>
  )
}

function Outcomes({ draw }: { draw: PublicDraw }) {
  const t = useText()
  const language = useLanguage()
  return (
    <section>
      <h2>{t('pd.outcomes')}</h2>
      <ul className="pd-list">
        {draw.outcomes.map(one => (
          <li key={one.object} className="ui-panel">
            <p>
              <strong>{one.name}</strong>
            </p>
            <p>{one.outcome}</p>
            <p className="ui-soft">
              {one.inspectors.length > 0
                ? t('pd.sent', { who: one.inspectors.join(language === 'zh' ? '、' : ', ') })
                : t('pd.sent.none')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
