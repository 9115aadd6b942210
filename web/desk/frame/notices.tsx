import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { notice } from '#contract/office'
import { api } from '../../shell/api.ts'
import { When } from '../../shell/ui/when.tsx'
import { client } from '../data/client.ts'
import { useText } from '../text.ts'
import { Menu } from './menu.tsx'

type Notice = (typeof notice)['_output']

const kinds = [
  'Assigned',
  'TasksCalled',
  'Commented',
  'Warned',
  'WentLate',
  'MoreTimeAsked',
  'MoreTimeAnswered',
  'Attached',
] as const
const known = (kind: string) => kinds.find(one => one === kind) ?? 'other'

function Bell() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15ZM10 20.5a2 2 0 0 0 4 0" strokeLinejoin="round" />
    </svg>
  )
}

/** What landed on me: the newest first, unread ones marked. */
export function Notices() {
  const t = useText()
  const [, navigate] = useLocation()
  const { data = [] } = useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => api.get<Notice[]>('/me/notices', { signal }),
  })
  const unread = data.filter(one => one.readAt === null)
  const read = (some: readonly Notice[]) =>
    Promise.all(some.map(one => api.post(`/me/notices/${one.id}/read`))).then(() =>
      client.invalidateQueries({ queryKey: ['notices'] }),
    )
  const open = (one: Notice) => {
    if (one.readAt === null) void read([one])
    if (one.case) navigate(`/case/${one.case}`)
  }
  const face = (
    <>
      <Bell />
      {unread.length > 0 && <small className="desk-badge">{unread.length}</small>}
    </>
  )
  return (
    <Menu className="desk-notices" label={t('desk.notices', { count: unread.length })} face={face}>
      {close => (
        <>
          <div className="ui-row">
            <strong>{t('desk.notices.title')}</strong>
            {unread.length > 0 && (
              <button type="button" className="desk-link" onClick={() => read(unread)}>
                {t('desk.notices.readall')}
              </button>
            )}
          </div>
          {data.length === 0 && <p className="ui-soft">{t('desk.notices.none')}</p>}
          <ul>
            {data.slice(0, 30).map(one => (
              <li key={one.id} className={one.readAt === null ? 'is-unread' : undefined}>
                <button
                  type="button"
                  onClick={() => {
                    open(one)
                    close()
                  }}
                >
                  <span>
                    {one.readAt === null && <span className="ui-hidden">{t('desk.notices.unread')}</span>}
                    {t(`desk.notice.${known(one.kind)}`)}
                  </span>
                  <span className="ui-soft">
                    {String(one.payload.number ?? '')} · <When at={one.at} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Menu>
  )
}
