import { Link } from 'wouter'
import type { DataSets } from '#contract/open-data'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { buttonClass } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { Downloads } from './downloads.tsx'
import { Terms } from './terms.tsx'
import { useText } from './text.ts'

export function useSets() {
  const language = useLanguage()
  return useLoad(`info/data/${language}`, signal => api.get<DataSets>('/public/data', { signal }))
}

/** Every set of open data. */
export function DataPage() {
  const t = useText()
  const { data, error, loading, reload } = useSets()
  return (
    <Page title={t('info.sets.title')} lead={t('info.sets.lead')} back={{ to: '/info', label: t('info.back') }} width="wide">
      {!data ? (
        error !== undefined && !loading ? (
          <ErrorNote error={error} retry={reload} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : (
        <div className="ui-stack">
          <ul className="info-sets">
            {data.sets.map(one => (
              <li key={one.id} className="ui-panel">
                <h2>
                  <Link href={`/info/data/${one.id}`}>{one.title}</Link>
                </h2>
                <p>{one.about}</p>
                <Downloads set={one} />
              </li>
            ))}
          </ul>
          <section className="ui-panel">
            <h2>{t('info.open311')}</h2>
            <p>{t('info.open311.how', { base: `${location.origin}/open311/v2` })}</p>
            <div className="ui-row">
              <a className={buttonClass('plain')} href="/open311/discovery.xml">
                {t('info.open311.discovery')}
              </a>
              <a className={buttonClass('plain')} href="/open311/v2/requests.json">
                {t('info.open311.requests')}
              </a>
              <Link className={buttonClass('plain')} href="/published">
                {t('info.open311.list')}
              </Link>
            </div>
          </section>
          <Terms sets={data} />
        </div>
      )}
    </Page>
  )
}
