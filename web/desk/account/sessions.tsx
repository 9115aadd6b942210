import { useQuery } from '@tanstack/react-query'
import type { sessionRow } from '#contract/identity'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useText } from '../text.ts'
import { deviceOf } from './device.ts'

type Session = (typeof sessionRow)['_output']

/** Where I am signed in; each can be ended. */
export function Sessions() {
  const t = useText()
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get<Session[]>('/me/sessions', { signal }),
  })
  const end = async (id: string) => {
    await api.remove(`/me/sessions/${id}`)
    await refetch()
  }
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton />
  return (
    <ul className="desk-lines">
      {data.map(session => (
        <li key={session.id}>
          <span>
            <strong title={session.agent ?? ''}>{deviceOf(session.agent) ?? t('desk.session.unknown')}</strong>{' '}
            <span className="ui-soft">
              {t('desk.session.seen')} <When at={session.seenAt} />
            </span>
          </span>
          {session.here ? (
            <span className="ui-soft">{t('desk.session.here')}</span>
          ) : (
            <Button size="small" onPress={() => end(session.id)}>
              {t('desk.session.end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
