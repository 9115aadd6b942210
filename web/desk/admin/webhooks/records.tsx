import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WebhookDelivery, WebhookRow, webhookDeliveries } from '#contract/webhooks'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { changed } from '../data.ts'
import { Table } from '../parts/table.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from './text.ts'

type Answer = (typeof webhookDeliveries)['_output']
const tones = { sent: 'green', waiting: 'amber', dead: 'red' } as const

/** What was posted to one address and what it answered; each can be posted again, or all since a moment. */
export function Records({ row }: { row: WebhookRow }) {
  const t = useText()
  const { save, error } = useSave()
  const [since, setSince] = useState('')
  const asked = useInfiniteQuery({
    queryKey: ['webhook-records', row.id],
    queryFn: ({ signal, pageParam }) =>
      api.get<Answer>(`/webhooks/${row.id}/deliveries`, { query: { before: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
    refetchInterval: 10_000,
  })
  const rows = asked.data?.pages.flatMap(page => page.rows) ?? []
  const replay = (body: { delivery: string } | { since: number }) =>
    save(async () => {
      const { replayed } = await api.post<{ replayed: number }>(`/webhooks/${row.id}/replay`, body)
      toast(t('wh.replayed', { count: replayed }))
      await changed('webhook-records', 'webhooks')
    })
  const columns: Column<WebhookDelivery>[] = [
    { id: 'when', title: t('wh.when'), width: '9em', cell: one => <When at={one.createdAt} /> },
    { id: 'event', title: t('wh.event'), width: '9em', cell: one => t(`wh.event.${one.event as 'test'}`) },
    { id: 'case', title: t('wh.case'), width: '13em', cell: one => one.number ?? '' },
    {
      id: 'status',
      title: t('wh.status'),
      width: '8em',
      cell: one => <StateChip tone={tones[one.status]}>{t(`wh.status.${one.status}`)}</StateChip>,
    },
    {
      id: 'answer',
      title: t('wh.answer'),
      cell: one => [one.responseStatus, one.responseText, one.tookMs !== null && `${one.tookMs} ms`].filter(Boolean).join(' · '),
    },
    { id: 'tries', title: t('wh.tries'), width: '5em', number: true, cell: one => one.attempts },
    {
      id: 'again',
      title: t('wh.again'),
      width: '7em',
      cell: one => (
        <Button size="small" onPress={() => replay({ delivery: one.id })}>
          {t('wh.again')}
        </Button>
      ),
    },
  ]
  return (
    <Panel title={t('wh.records', { title: row.title })}>
      <div className="ui-stack">
        {(error ?? asked.error) !== null && (error ?? asked.error) !== undefined && <ErrorNote error={error ?? asked.error} />}
        <form
          className="ui-row"
          onSubmit={event => {
            event.preventDefault()
            if (since) void replay({ since: Date.parse(`${since}:00+08:00`) })
          }}
        >
          <TextField label={t('wh.since')} type="datetime-local" value={since} onChange={setSince} />
          <Button submit disabled={since === ''}>
            {t('wh.since.do')}
          </Button>
        </form>
        {rows.length === 0 && !asked.isPending ? (
          <EmptyState title={t('wh.records.none')} />
        ) : (
          <Table
            caption={t('wh.records', { title: row.title })}
            columns={columns}
            rows={rows}
            rowId={one => one.id}
            height="24rem"
            minWidth="60em"
            onEnd={() => asked.hasNextPage && void asked.fetchNextPage()}
          />
        )}
      </div>
    </Panel>
  )
}
