import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ChannelRow, channelLoad } from '#contract/telling'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed, useNameOf } from '../data.ts'
import { useSave } from '../parts/use-save.ts'
import { useText as useAdminText } from '../text.ts'
import { ChannelForm, type Editing } from './channel-form.tsx'
import { useText } from './text.ts'
import { TryChannel } from './try-channel.tsx'

type Load = (typeof channelLoad)['_output']
const kinds = ['email', 'sms', 'push'] as const

/** 通知渠道: what is set up, whether it works, and what waits on it. */
export default function ChannelsPage() {
  const t = useText()
  const title = useAdminText()('admin.channels')
  const [editing, setEditing] = useState<Editing>()
  const { data, error, refetch } = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => api.get<{ rows: ChannelRow[]; load: Load[] }>('/channels', { signal }),
  })
  const chats = data?.rows.filter(row => row.kind === 'chat') ?? []
  const loadOf = (kind: string) => data?.load.find(one => one.channel === kind)
  return (
    <Page title={title} lead={t('ch.lead')} width="wide">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="ui-stack">
          {kinds.map(kind => {
            const row = data.rows.find(one => one.kind === kind)
            return (
              <Panel
                key={kind}
                title={t(`ch.${kind}`)}
                actions={
                  <Button size="small" onPress={() => setEditing({ kind, row: row?.fixed ? undefined : row })}>
                    {t(row && !row.fixed ? 'ch.edit' : 'ch.set')}
                  </Button>
                }
              >
                <div className="ui-stack">
                  <p className="ui-soft">{t(`ch.${kind}.lead`)}</p>
                  <Standing row={row} load={loadOf(kind)} />
                  {row?.active && <TryChannel row={row} />}
                </div>
              </Panel>
            )
          })}
          <Panel
            title={t('ch.chat')}
            actions={
              <Button size="small" onPress={() => setEditing({ kind: 'chat', row: undefined })}>
                {t('ch.add')}
              </Button>
            }
          >
            <div className="ui-stack">
              <p className="ui-soft">{t('ch.chat.lead')}</p>
              {loadOf('chat') && <Standing row={undefined} load={loadOf('chat')} />}
              <ul className="admin-bases">
                {chats.map(row => (
                  <Robot key={row.id} row={row} onEdit={() => setEditing({ kind: 'chat', row })} />
                ))}
              </ul>
            </div>
          </Panel>
        </div>
      )}
      {editing && <ChannelForm editing={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

function Standing({ row, load }: { row: ChannelRow | undefined; load: Load | undefined }) {
  const t = useText()
  const s = row?.settings
  const about = s ? [s.from, s.host && `${s.host}:${s.port}`, s.url, s.contact].filter(Boolean).join(' · ') : ''
  return (
    <div className="ui-row">
      {row ? (
        <StateChip tone={row.active ? 'green' : 'grey'}>{t(row.active ? 'ch.on' : 'ch.off')}</StateChip>
      ) : (
        !load && <StateChip tone="grey">{t('ch.none')}</StateChip>
      )}
      {about && <span>{about}</span>}
      {row?.fixed && <span className="ui-soft">{t('ch.fixed')}</span>}
      {load && load.waiting > 0 && <StateChip tone="amber">{t('ch.waiting', { count: load.waiting })}</StateChip>}
      {load && load.dead > 0 && (
        <>
          <StateChip tone="red">{t('ch.dead', { count: load.dead })}</StateChip>
          <Link href="/errands">{t('ch.dead.see')}</Link>
        </>
      )}
    </div>
  )
}

function Robot({ row, onEdit }: { row: ChannelRow; onEdit: () => void }) {
  const t = useText()
  const nameOf = useNameOf()
  const { save, error } = useSave()
  const { maker, title, unit } = row.settings
  const remove = () =>
    save(async () => {
      await api.remove(`/channels/${row.id}`, { query: { version: row.version } })
      toast(t('ch.removed'))
      await changed('channels')
    })
  return (
    <li className="ui-stack">
      <div className="admin-base">
        <b>{String(title)}</b>
        <span className="ui-soft">
          {t(`ch.maker.${maker as 'wecom'}`)} · {unit ? nameOf(String(unit)) : t('ch.unit.all')}
        </span>
        {!row.active && <StateChip tone="grey">{t('ch.off')}</StateChip>}
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      <div className="ui-row">
        <Button size="small" onPress={onEdit}>
          {t('ch.edit')}
        </Button>
        <Button size="small" look="danger" confirm={t('ch.remove')} onPress={remove}>
          {t('ch.remove')}
        </Button>
      </div>
      {row.active && <TryChannel row={row} />}
    </li>
  )
}
