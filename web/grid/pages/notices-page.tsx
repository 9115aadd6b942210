import { useLocation } from 'wouter'
import { client } from '../../desk/data/client.ts'
import { api } from '../../shell/api.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { type Notice, useNotices } from '../frame.tsx'
import { useText } from '../text.ts'
import { zh } from '../zh.ts'

type Kind =
  | 'Assigned'
  | 'TasksCalled'
  | 'TaskChanged'
  | 'Warned'
  | 'WentLate'
  | 'MoreTimeAsked'
  | 'MoreTimeAnswered'
  | 'Commented'
const isKind = (kind: string): kind is Kind => `grid.notice.${kind}` in zh

export function NoticesPage() {
  const t = useText()
  const [, go] = useLocation()
  const { data, error, refetch } = useNotices()
  const say = ({ kind, payload }: Notice) =>
    t(isKind(kind) ? `grid.notice.${kind}` : 'grid.notice.other', { number: String(payload.number ?? '') })
  const open = (notice: Notice) => {
    if (notice.readAt === null)
      void api
        .post(`/me/notices/${notice.id}/read`)
        .then(() => client.invalidateQueries({ queryKey: ['notices'] }))
        .catch(() => undefined)
    if (notice.case) go(`/task/${notice.case}`)
  }
  return (
    <Page title={t('grid.notices')}>
      <div className="ui-stack">
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={5} />}
        {data?.length === 0 && <EmptyState title={t('grid.notices.empty')}>{t('grid.notices.empty.lead')}</EmptyState>}
        <ul className="grid-notices">
          {data?.map(notice => (
            <li key={notice.id}>
              <button type="button" className={notice.readAt === null ? 'is-new' : undefined} onClick={() => open(notice)}>
                <span>
                  {notice.readAt === null && <small className="grid-badge">{t('grid.notices.new')}</small>} {say(notice)}
                </span>
                <span className="ui-soft">
                  <When at={notice.at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}
