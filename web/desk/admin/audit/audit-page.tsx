import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { auditPage, auditProof } from '#contract/identity'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { usePeople } from '../data.ts'
import { Table } from '../parts/table.tsx'
import { isKey, useText } from '../text.ts'
import { zh } from '../zh.ts'
import { tellDetail } from './tell-detail.ts'
import { isTrailKey, useTrailText } from './text.ts'
import { useTrailWords } from './use-trail-words.ts'

type Trail = z.infer<typeof auditPage>
type Row = Trail['rows'][number]
const actions = Object.keys(zh).flatMap(key => (key.startsWith('admin.act.') ? [key.slice('admin.act.'.length)] : []))
const dayStart = (day: string) => (day ? Date.parse(`${day}T00:00:00+08:00`) : undefined)

export default function AuditPage() {
  const t = useText()
  const trail = useTrailText()
  const words = useTrailWords()
  const { data: people = [] } = usePeople()
  const [person, setPerson] = useState<string>()
  const [action, setAction] = useState<string>()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const end = dayStart(to)
  const filter = { person, action, from: dayStart(from), to: end === undefined ? undefined : end + 86_400_000, limit: 100 }
  const asked = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<Trail>('/audit', { query: { ...filter, cursor: pageParam }, signal }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const nameOf = (id: string | null) => (id ? (people.find(one => one.id === id)?.name ?? '—') : '—')
  const say = (one: string) =>
    isKey(`admin.act.${one}`)
      ? t(`admin.act.${one}` as 'admin.act.sign-in')
      : isTrailKey(`trail.act.${one}`)
        ? trail(`trail.act.${one}` as 'trail.act.channel-set')
        : one
  const columns: Column<Row>[] = [
    { id: 'at', title: t('admin.audit.at'), width: '10em', cell: row => <When at={row.at} /> },
    {
      id: 'actor',
      title: t('admin.audit.actor'),
      width: '8em',
      cell: row => words.word(`trail.actor.${row.actor}`) ?? row.actor,
    },
    { id: 'action', title: t('admin.audit.action'), width: '12em', cell: row => say(row.action) },
    { id: 'subject', title: t('admin.audit.subject'), width: '8em', cell: row => nameOf(row.subject) },
    {
      id: 'result',
      title: t('admin.audit.result'),
      width: '7em',
      cell: row => (
        <StateChip tone={row.result === 'ok' ? 'green' : 'red'}>
          {t(row.result === 'ok' ? 'admin.audit.ok' : 'admin.audit.refused')}
        </StateChip>
      ),
    },
    {
      id: 'detail',
      title: t('admin.audit.detail'),
      cell: row =>
        tellDetail(row.detail, words)
          .map(([name, value]) => trail('trail.line', { name, value }))
          .join(' · '),
    },
  ]
  const rows = asked.data?.pages.flatMap(page => page.rows)
  return (
    <Page title={t('admin.audit')} lead={t('admin.audit.lead')} width="full" actions={<Proof />}>
      <div className="ui-stack">
        <div className="admin-columns">
          <Select
            label={t('admin.audit.actor')}
            empty={t('admin.audit.all')}
            value={person}
            options={people.map(one => ({ value: one.id, label: one.name }))}
            onChange={setPerson}
          />
          <Select
            label={t('admin.audit.action')}
            empty={t('admin.audit.all')}
            value={action}
            options={actions.map(one => ({ value: one, label: say(one) }))}
            onChange={setAction}
          />
          <TextField label={t('admin.audit.from')} type="date" value={from} onChange={setFrom} />
          <TextField label={t('admin.audit.to')} type="date" value={to} onChange={setTo} />
        </div>
        {asked.error && <ErrorNote error={asked.error} retry={() => asked.refetch()} />}
        {!rows && !asked.error && <Skeleton lines={8} />}
        {rows && (
          <Table
            caption={t('admin.audit')}
            columns={columns}
            rows={rows}
            rowId={row => row.id}
            onEnd={() => {
              if (asked.hasNextPage && !asked.isFetching) void asked.fetchNextPage()
            }}
            remember="audit"
            height="calc(100dvh - 19rem)"
            minWidth="64em"
            empty={<p className="admin-none">{t('admin.audit.empty')}</p>}
          />
        )}
      </div>
    </Page>
  )
}

/** Walks the chain of seals and says whether the trail is still as it was written. */
function Proof() {
  const t = useText()
  const [proof, setProof] = useState<z.infer<typeof auditProof>>()
  const [error, setError] = useState<unknown>()
  const check = async () => {
    setError(undefined)
    try {
      setProof(await api.get<z.infer<typeof auditProof>>('/audit/proof'))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <>
      {proof && (
        <StateChip tone={proof.whole ? 'green' : 'red'}>
          {proof.whole
            ? t('admin.audit.whole', { count: proof.sealed })
            : t('admin.audit.broken', { number: proof.broken?.no ?? 0 })}
        </StateChip>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <Button onPress={check}>{t('admin.audit.check')}</Button>
    </>
  )
}
