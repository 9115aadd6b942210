import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookMade, WebhookRow } from '#contract/webhooks'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { Listing } from '../parts/listing.tsx'
import { OnceSecret, type Secret } from '../parts/once-secret.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText as useAdminText } from '../text.ts'
import { Records } from './records.tsx'
import { useText } from './text.ts'
import { WebhookForm } from './webhook-form.tsx'

/** 事件推送: addresses of other programs, whether they take it, and what was posted. */
export default function WebhooksPage() {
  const t = useText()
  const title = useAdminText()('admin.webhooks')
  const asked = useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => api.get<{ rows: WebhookRow[] }>('/webhooks', { signal }).then(answer => answer.rows),
  })
  const [editing, setEditing] = useState<WebhookRow | 'new'>()
  const [secret, setSecret] = useState<Secret>()
  const [open, setOpen] = useState<string>()
  const shown = asked.data?.find(row => row.id === open)
  const show = ({ row, secret: value }: WebhookMade) =>
    setSecret({ title: t('wh.made', { title: row.title }), lead: t('wh.made.lead'), value })
  const add = (
    <Button look="main" onPress={() => setEditing('new')}>
      {t('wh.add')}
    </Button>
  )
  return (
    <Page title={title} lead={t('wh.lead')} width="full" actions={add}>
      <div className="ui-stack">
        <Listing asked={asked} empty={{ title: t('wh.empty'), lead: t('wh.empty.lead') }}>
          {rows =>
            rows.map(row => (
              <Address key={row.id} row={row} onEdit={() => setEditing(row)} onOpen={() => setOpen(row.id)} onSecret={show} />
            ))
          }
        </Listing>
        {shown && <Records key={shown.id} row={shown} />}
      </div>
      {editing && (
        <WebhookForm row={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onMade={show} />
      )}
      <OnceSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  )
}

type AddressProps = { row: WebhookRow; onEdit: () => void; onOpen: () => void; onSecret: (made: WebhookMade) => void }

function Address({ row, onEdit, onOpen, onSecret }: AddressProps) {
  const t = useText()
  const { save, error } = useSave()
  const act = (run: () => Promise<unknown>, said?: string) =>
    save(async () => {
      await run()
      if (said) toast(said)
      await changed('webhooks', 'webhook-records')
    })
  const { title, url, events, types, active, version } = row
  const resume = () => api.patch(`/webhooks/${row.id}`, { title, url, events, types, active, version, resume: true })
  return (
    <Panel title={title}>
      <div className="ui-stack">
        <div className="ui-row">
          <State row={row} />
          {row.waiting > 0 && <StateChip tone="amber">{t('wh.waiting', { count: row.waiting })}</StateChip>}
          <span className="admin-wrap">{url}</span>
        </div>
        <p className="ui-soft">{events.map(event => t(`wh.event.${event}`)).join(' · ')}</p>
        {error !== undefined && <ErrorNote error={error} />}
        <div className="ui-row">
          {row.pausedAt !== null && (
            <Button size="small" look="main" onPress={() => act(resume, t('wh.resumed'))}>
              {t('wh.resume')}
            </Button>
          )}
          <Button size="small" onPress={onOpen}>
            {t('wh.open')}
          </Button>
          <Button
            size="small"
            onPress={() => {
              onOpen()
              return act(() => api.post(`/webhooks/${row.id}/test`), t('wh.tested'))
            }}
          >
            {t('wh.test')}
          </Button>
          <Button size="small" onPress={onEdit}>
            {t('wh.edit')}
          </Button>
          <Button
            size="small"
            look="quiet"
            confirm={t('wh.renew')}
            onPress={() => act(async () => onSecret(await api.post<WebhookMade>(`/webhooks/${row.id}/secret`)))}
          >
            {t('wh.renew')}
          </Button>
          <Button
            size="small"
            look="danger"
            confirm={t('wh.remove')}
            onPress={() => act(() => api.remove(`/webhooks/${row.id}`), t('wh.removed'))}
          >
            {t('wh.remove')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function State({ row }: { row: WebhookRow }) {
  const t = useText()
  if (row.pausedAt !== null) return <StateChip tone="red">{t('wh.state.paused')}</StateChip>
  if (!row.active) return <StateChip tone="grey">{t('wh.state.off')}</StateChip>
  if (row.failures > 0) return <StateChip tone="amber">{t('wh.state.failing', { count: row.failures })}</StateChip>
  return <StateChip tone="green">{t('wh.state.on')}</StateChip>
}
