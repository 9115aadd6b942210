import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Digest } from '#contract/telling'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { kindsOf, useProgrammes } from '../data/office.ts'
import { useTellText } from './text.ts'

const parts = ['mine', 'today', 'late', 'fresh'] as const

/** 每日摘要: what the morning found, each line a case to open. */
export default function DigestPage() {
  const t = useTellText()
  const language = useLanguage()
  const now = useNow()
  const { data: programmes } = useProgrammes()
  const kinds = kindsOf(programmes)
  const { data, error, refetch } = useQuery({
    queryKey: ['digest'],
    queryFn: ({ signal }) => api.get<{ digest: Digest | null }>('/me/digest', { signal }),
  })
  const digest = data?.digest
  const stateOf = (type: string, state: string) => kinds.find(kind => kind.type === type)?.def.states[state]?.title ?? state
  return (
    <Page
      title={t('digest.title')}
      lead={digest ? t('digest.of', { day: digest.day, when: sayMoment(digest.madeAt, now, language) }) : undefined}
      width="narrow"
    >
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !digest && (
        <EmptyState title={t('digest.none')} action={<ButtonLink to="/me#tell">{t('digest.set')}</ButtonLink>}>
          {t('digest.none.lead')}
        </EmptyState>
      )}
      <div className="ui-stack">
        {digest &&
          parts.map(key => {
            const part = digest[key]
            return (
              <Panel
                key={key}
                title={t('digest.count', { title: t(`digest.${key}`), count: `${part.count}${part.more ? '+' : ''}` })}
              >
                {part.rows.length === 0 && <p className="ui-soft">{t('digest.empty')}</p>}
                <ul className="desk-lines">
                  {part.rows.map(row => (
                    <li key={row.id}>
                      <Link href={`/case/${row.id}`}>{row.number}</Link>
                      <span>
                        {stateOf(row.type, row.state)} {row.dueAt !== null && <When at={row.dueAt} />}
                      </span>
                    </li>
                  ))}
                </ul>
                {part.count > part.rows.length && <p className="ui-soft">{t('digest.more', { count: part.rows.length })}</p>}
              </Panel>
            )
          })}
      </div>
    </Page>
  )
}
