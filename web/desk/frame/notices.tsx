import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { Popover } from '../../overlay/popover.tsx'
import { api } from '../../shell/api.ts'
import { When } from '../../shell/ui/when.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { client } from '../data/client.ts'
import { useText } from '../text.ts'
import { knownKind, type Notice, useAlerts, useNotices, useTitleBadge } from './alerts.ts'
import { groupNotices, type NoticeGroup } from './group-notices.ts'
import { useBarText } from './text.ts'

function Bell() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15ZM10 20.5a2 2 0 0 0 4 0" strokeLinejoin="round" />
    </svg>
  )
}

const again = () => client.invalidateQueries({ queryKey: ['notices'] })
const readOnes = (some: readonly Notice[]) =>
  Promise.all(some.filter(one => one.readAt === null).map(one => api.post(`/me/notices/${one.id}/read`))).then(again)

/** News that are about no case, and where they are read. */
const pageOf: Readonly<Record<string, string>> = {
  Digest: '/digest',
  WebhookPaused: '/admin/webhooks',
  ReportAsked: '/reports/asked',
  TableHandedOut: '/demands',
  CircularAsked: '/plans/answers',
  PlanBehind: '/plans/work',
  PlanAsks: '/plans/work',
}

/** What landed on me: one line for each case, the newest first, unread ones marked. */
export function Notices() {
  const t = useText()
  const b = useBarText()
  const [, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const { data } = useNotices()
  const notices = data ?? []
  const unread = notices.filter(one => one.readAt === null)
  useAlerts(data)
  useTitleBadge(unread.length)

  const go = (group: NoticeGroup) => {
    void readOnes(group.notices)
    setOpen(false)
    const newest = group.notices[0]
    const own = typeof newest?.payload.page === 'string' ? newest.payload.page : pageOf[newest?.kind ?? '']
    const page = group.case ? `/case/${group.case}` : own
    if (page) navigate(page)
  }
  const next = unread.at(-1)
  useKeys({
    i: () => setOpen(true),
    I: () => {
      if (!next) return
      void readOnes(unread.filter(one => one.case === next.case))
      if (next.case) navigate(`/case/${next.case}`)
    },
  })
  const readAll = () => api.post('/me/notices/read', { until: Math.max(...unread.map(one => one.at)) }).then(again)
  const label = t('desk.notices', { count: unread.length })
  const face = (
    <>
      <Bell />
      {unread.length > 0 && <small className="desk-badge">{unread.length > 99 ? '99+' : unread.length}</small>}
    </>
  )
  return (
    <Popover label={label} face={face} className="desk-tool" sheet="desk-notices" open={open} onOpen={setOpen}>
      {close => (
        <>
          <div className="ui-row">
            <strong>{t('desk.notices.title')}</strong>
            {unread.length > 0 && (
              <button type="button" className="desk-link" onClick={readAll}>
                {t('desk.notices.readall')}
              </button>
            )}
          </div>
          {notices.length === 0 && <p className="ui-soft">{t('desk.notices.none')}</p>}
          {groupNotices(notices, Date.now()).map(({ part, groups }) => (
            <section key={part} aria-label={b(`bar.notices.${part}`)}>
              <h3 className="desk-notices-part">{b(`bar.notices.${part}`)}</h3>
              <ul>
                {groups.map(group => (
                  <li key={group.key} className={group.unread ? 'is-unread' : undefined}>
                    <button type="button" onClick={() => go(group)}>
                      <span>
                        {group.unread && <span className="ui-hidden">{t('desk.notices.unread')}</span>}
                        {t(`desk.notice.${knownKind(group.notices[0]?.kind ?? '')}`)}
                      </span>
                      {typeof group.notices[0]?.payload.reason === 'string' && <span>“{group.notices[0].payload.reason}”</span>}
                      <span className="ui-soft">
                        {group.notices.length > 1
                          ? b('bar.notices.about', { number: group.number, count: group.notices.length })
                          : group.number}{' '}
                        · <When at={group.at} />
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <Link href="/me#alerts" className="desk-notices-setup" onClick={close}>
            {b('bar.notices.setup')}
          </Link>
        </>
      )}
    </Popover>
  )
}
