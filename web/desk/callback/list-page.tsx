import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallList } from '#contract/callback'
import { api } from '../../shell/api.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { client } from '../data/client.ts'
import { useNames } from '../data/names.ts'
import { callAfter, callOrder } from './call-order.ts'
import { CallCardView } from './card.tsx'
import { Paper } from './paper.tsx'
import { useCallbackText } from './text.ts'

const COUNTED = 1000

/** Those to be called in due order, and one card at a time. */
export function ListPage() {
  const t = useCallbackText()
  const name = useNames()
  const [picked, setPicked] = useState<string>()
  const [later, setLater] = useState<readonly string[]>([])
  const { data, error, refetch } = useQuery({
    queryKey: ['callback', 'list'],
    queryFn: ({ signal }) => api.get<CallList>('/callback/list', { signal }),
  })
  const all = data?.rows ?? []
  const due = all.map(row => row.case)
  const cardOf = new Map(all.map(row => [row.case, row]))
  const rows = callOrder(due, later).flatMap(id => cardOf.get(id) ?? [])
  // The list may hear that a call is done before the card does: then whoever follows moves up, and nobody is jumped to.
  const [stood, setStood] = useState(0)
  const found = rows.findIndex(row => row.case === picked)
  const at = found >= 0 ? found : Math.max(0, Math.min(stood, rows.length - 1))
  if (at !== stood) setStood(at)
  const card = rows[at]
  const go = (to: number) => setPicked(rows[Math.min(rows.length - 1, Math.max(0, to))]?.case)
  useKeys({ j: () => go(at + 1), ArrowDown: () => go(at + 1), k: () => go(at - 1), ArrowUp: () => go(at - 1) }, rows.length > 0)
  const next = async (putOff: boolean) => {
    if (!card) return
    if (putOff) setLater(now => [...now.filter(one => one !== card.case), card.case])
    // Whoever went on by hand meanwhile is left where they are.
    const following = callAfter(due, later, card.case)
    setPicked(now => (now === card.case || !due.includes(now ?? '') ? following : now))
    await client.invalidateQueries({ queryKey: ['callback'] })
  }
  return (
    <Page title={t('cb.title')} lead={t('cb.list.lead')} width="full" actions={data && data.rows.length > 0 && <Paper />}>
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && rows.length === 0 && <EmptyState title={t('cb.list.none')}>{t('cb.list.none.lead')}</EmptyState>}
      {data && card && (
        <div className="callback-work ui-no-print">
          <div className="callback-queue">
            <p className="ui-soft" role="status">
              {t(data.waiting >= COUNTED ? 'cb.list.many' : 'cb.list.waiting', { count: data.waiting })}
            </p>
            <ol aria-label={t('cb.list.label')}>
              {rows.map(row => (
                <li key={row.case}>
                  <button
                    type="button"
                    aria-current={row.case === card.case ? 'true' : undefined}
                    onClick={() => setPicked(row.case)}
                  >
                    <strong>{row.title}</strong>
                    <span className="ui-soft">
                      {name(row.unit) || t('cb.unit.none')}
                      {row.dueAt !== null && (
                        <>
                          {' · '}
                          {t('cb.due')} <When at={row.dueAt} />
                        </>
                      )}
                    </span>
                    {row.tries.length > 0 && (
                      <span className="callback-tried">
                        {t('cb.missed')} × {row.tries.length}
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ol>
          </div>
          <CallCardView key={card.case} card={card} maxTries={data.maxTries} onDone={next} />
        </div>
      )}
    </Page>
  )
}
