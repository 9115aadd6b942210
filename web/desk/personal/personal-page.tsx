import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { z } from 'zod'
import type { Certificate, certificateList, DueErasure, retentionRun } from '#contract/personal'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import type { Column } from '../../shell/ui/data-table.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { changed, useHasRole } from '../admin/data.ts'
import { Table } from '../admin/parts/table.tsx'
import { useDue, usePersonalNames } from './data.ts'
import { usePersonalText } from './text.ts'
import './personal.css'

type Run = z.infer<typeof retentionRun>
type List = z.infer<typeof certificateList>

/** What falls due and what was erased, for those who keep the office. */
export default function PersonalPage() {
  const t = usePersonalText()
  return (
    <Page title={t('pd.title')} lead={t('pd.lead')} width="full">
      <div className="ui-stack">
        <Due />
        <Certificates />
      </div>
    </Page>
  )
}

function Due() {
  const t = usePersonalText()
  const names = usePersonalNames()
  const mayRun = useHasRole()('system-admin', 'security-admin')
  const { data: rows, error, refetch } = useDue()
  const [said, setSaid] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  const run = async (dryRun: boolean) => {
    setFault(undefined)
    setSaid(undefined)
    try {
      const { values, certificate, more } = await api.post<Run>('/personal/retention/run', { dryRun })
      setSaid(
        dryRun
          ? t(more ? 'pd.tried.more' : 'pd.tried', { count: values })
          : certificate === null
            ? t('pd.ran.none')
            : t('pd.ran', { count: values, number: certificate }),
      )
      if (!dryRun) await changed('personal-due', 'personal-certificates')
    } catch (caught) {
      setFault(caught)
    }
  }
  const columns: Column<DueErasure>[] = [
    { id: 'kind', title: t('pd.kind'), width: '12em', cell: row => names.kind(row.what, row.type) },
    { id: 'field', title: t('pd.field'), width: '12em', cell: row => names.field(row.what, row.type, row.field) },
    { id: 'keep', title: t('pd.keep'), width: '9em', cell: row => names.keep(row.keep) },
    { id: 'basis', title: t('pd.basis'), width: '16em', cell: row => t(`pd.basis.${row.basis}`) },
    { id: 'now', title: t('pd.now'), width: '6em', sortBy: row => row.now, cell: row => row.now },
    { id: 'in30', title: t('pd.in30'), width: '6em', cell: row => row.in30 },
    { id: 'in90', title: t('pd.in90'), width: '6em', cell: row => row.in90 },
    { id: 'next', title: t('pd.next'), width: '10em', cell: row => (row.next === null ? '—' : <When at={row.next} />) },
  ]
  return (
    <Panel title={t('pd.due')}>
      <div className="ui-stack">
        <p className="ui-soft">{t('pd.due.lead')}</p>
        {mayRun && (
          <div className="ui-row">
            <Button onPress={() => run(true)}>{t('pd.try')}</Button>
            <Button look="danger" confirm={t('pd.run.sure')} onPress={() => run(false)}>
              {t('pd.run')}
            </Button>
          </div>
        )}
        {said !== undefined && <p role="status">{said}</p>}
        {(fault ?? error) && <ErrorNote error={fault ?? error} retry={() => refetch()} />}
        {rows ? (
          <Table
            caption={t('pd.due')}
            columns={columns}
            rows={rows}
            rowId={row => `${row.type} ${row.field}`}
            remember="personal-due"
            height="min(28rem, 60dvh)"
            minWidth="70em"
          />
        ) : (
          !error && <Skeleton lines={6} />
        )}
      </div>
    </Panel>
  )
}

function Certificates() {
  const t = usePersonalText()
  const [, go] = useLocation()
  const asked = useInfiniteQuery({
    queryKey: ['personal-certificates'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get<List>('/personal/certificates', { query: { before: pageParam || undefined }, signal }),
    getNextPageParam: last => last.next ?? undefined,
  })
  const rows = asked.data?.pages.flatMap(page => page.rows)
  const columns: Column<Certificate>[] = [
    { id: 'no', title: t('pd.no'), width: '5em', cell: row => row.no },
    { id: 'at', title: t('pd.at'), width: '11em', cell: row => <When at={row.at} /> },
    { id: 'because', title: t('pd.because'), cell: row => t(`pd.because.${row.because}`) },
    { id: 'values', title: t('pd.values'), width: '6em', cell: row => row.values },
    {
      id: 'by',
      title: t('pd.by'),
      width: '9em',
      cell: row => row.by ?? t(row.byKind === 'clock' ? 'pd.by.clock' : 'pd.by.self'),
    },
    {
      id: 'seal',
      title: t('pd.seal'),
      width: '12em',
      cell: row => <StateChip tone={row.whole ? 'green' : 'red'}>{t(row.whole ? 'pd.whole' : 'pd.broken')}</StateChip>,
    },
  ]
  return (
    <Panel title={t('pd.certificates')}>
      {asked.error && <ErrorNote error={asked.error} retry={() => asked.refetch()} />}
      {rows && (
        <Table
          caption={t('pd.certificates')}
          columns={columns}
          rows={rows}
          rowId={row => String(row.no)}
          onOpen={row => go(`/personal/${row.no}`)}
          onEnd={() => {
            if (asked.hasNextPage && !asked.isFetching) void asked.fetchNextPage()
          }}
          remember="personal-certificates"
          height="min(24rem, 50dvh)"
          minWidth="60em"
          empty={<EmptyState title={t('pd.certificates.none')} />}
        />
      )}
    </Panel>
  )
}
