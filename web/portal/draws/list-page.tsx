import { Link } from 'wouter'
import type { PublicDraw } from '#contract/draws'
import { api } from '../../shell/api.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { DrawState } from './draw-state.tsx'
import { useText } from './text.ts'

type Row = Pick<PublicDraw, 'id' | 'title' | 'state' | 'hash' | 'frozenAt' | 'drawnAt'>

/** Every list that was frozen, the newest first. */
export function ListPage() {
  const t = useText()
  const { data, error, loading, reload } = useLoad('draws', signal => api.get<{ rows: Row[] }>('/public/draws', { signal }))
  return (
    <Page title={t('pd.title')} lead={t('pd.lead')} back={{ to: '/info', label: t('pd.home') }}>
      {!data && (error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={5} />)}
      {data?.rows.length === 0 && <EmptyState title={t('pd.none')}>{t('pd.none.next')}</EmptyState>}
      <ul className="pd-list">
        {data?.rows.map(draw => (
          <li key={draw.id} className="ui-panel">
            <h2>
              <Link href={`/draws/${draw.id}`}>{draw.title}</Link>
            </h2>
            <p className="ui-row">
              <DrawState state={draw.state} /> <When at={draw.drawnAt ?? draw.frozenAt} />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
