import { useQuery } from '@tanstack/react-query'
import type { PhoneRow } from '#contract/phones'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { deviceOf } from '../../account/device.ts'
import { client } from '../../data/client.ts'
import { useSave } from '../parts/use-save.ts'
import { usePhonesText } from './text.ts'

type Rows = { readonly rows: readonly PhoneRow[] }
const tones = { open: 'green', over: 'grey', 'wipe-asked': 'amber', wiped: 'grey' } as const

/** Where somebody is signed in or something may still be kept, and the way to take it back. */
export function Phones({ person, mayWipe }: { person: string; mayWipe: boolean }) {
  const t = usePhonesText()
  const key = ['phones', person]
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Rows>(`/people/${person}/sessions`, { signal }),
  })
  const { save, error: failed } = useSave()
  const wipe = (session: string) =>
    save(async () => {
      client.setQueryData(key, await api.post<Rows>(`/people/${person}/sessions/${session}/wipe`))
      toast(t('phones.wipe.done'))
    })
  return (
    <Panel title={t('phones.title')}>
      <p className="ui-soft">{t('phones.lead')}</p>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {failed !== undefined && <ErrorNote error={failed} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.rows.length === 0 && <p className="ui-soft">{t('phones.none')}</p>}
      <ul className="admin-lines">
        {data?.rows.map(phone => (
          <li key={phone.id}>
            <span>
              <strong title={phone.agent ?? ''}>{deviceOf(phone.agent) ?? t('phones.unknown')}</strong>{' '}
              <StateChip tone={tones[phone.state]}>{t(`phones.${phone.state}`)}</StateChip> <Since phone={phone} />
            </span>
            {mayWipe && (phone.state === 'open' || phone.state === 'over') && (
              <Button size="small" look="danger" confirm={t('phones.wipe.confirm')} onPress={() => wipe(phone.id)}>
                {t('phones.wipe')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Since({ phone }: { phone: PhoneRow }) {
  const t = usePhonesText()
  const [what, at] =
    phone.clearedAt !== null
      ? (['phones.cleared', phone.clearedAt] as const)
      : phone.wipeAskedAt !== null
        ? (['phones.asked', phone.wipeAskedAt] as const)
        : (['phones.seen', phone.seenAt] as const)
  return (
    <span className="ui-soft">
      {t(what)} <When at={at} />
    </span>
  )
}
