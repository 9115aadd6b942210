import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { HotlineOrder } from '#contract/hotline'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { Table } from '../admin/parts/table.tsx'
import { kindsOf, useProgrammes } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { ImportFlow } from '../imports/import-flow.tsx'
import { PastImports } from '../imports/past-imports.tsx'
import { useImportText } from '../imports/text.ts'
import { Answers } from './answers.tsx'

type Answer = { readonly rows: readonly HotlineOrder[]; readonly next: string | null }
const states = ['working', 'ready', 'inBatch', 'handed'] as const
const tones = { working: 'blue', ready: 'amber', inBatch: 'amber', handed: 'green' } as const
/** The hotline has one number in the whole country; an office with several sources names them itself. */
const usualSource = '12345'

/** 热线工单: the city's orders in, the answers out. */
export default function HotlinePage() {
  const t = useImportText()
  const { posts } = useSignedIn()
  const brings = posts.some(post => post.role === 'dispatcher')
  const [importing, setImporting] = useState(false)
  return (
    <Page
      title={t('hot.title')}
      lead={t('hot.lead')}
      width="full"
      actions={
        brings && (
          <Button look={importing ? 'plain' : 'main'} pressed={importing} onPress={() => setImporting(!importing)}>
            {t('hot.bring')}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        {importing && (
          <Panel title={t('hot.bring.title')}>
            <div className="ui-stack">
              <ImportFlow channel="hotline" usualSource={usualSource} />
              <details>
                <summary>{t('imp.before')}</summary>
                <PastImports channel="hotline" />
              </details>
            </div>
          </Panel>
        )}
        <Answers mayMake={brings} />
        <Orders />
      </div>
    </Page>
  )
}

function Orders() {
  const t = useImportText()
  const [state, setState] = useState<string>()
  const { data: programmes } = useProgrammes()
  const kinds = kindsOf(programmes)
  const asked = useInfiniteQuery({
    queryKey: ['hotline', 'orders', state ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Answer>('/hotline/orders', { query: { ...(state && { state }), ...(pageParam && { cursor: pageParam }) }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = asked.data?.pages.flatMap(page => page.rows) ?? []
  const stateOf = ({ case: c }: HotlineOrder) => kinds.find(kind => kind.type === c.type)?.def.states[c.state]?.title ?? c.state
  return (
    <Panel title={t('hot.orders')}>
      <div className="ui-stack">
        <div style={{ maxWidth: '16rem' }}>
          <Select
            label={t('hot.state')}
            empty={t('hot.state.all')}
            value={state}
            options={states.map(value => ({ value, label: t(`hot.state.${value}`) }))}
            onChange={setState}
          />
        </div>
        {asked.error && <ErrorNote error={asked.error} retry={() => asked.refetch()} />}
        {asked.isPending && <Skeleton lines={6} />}
        {asked.data && rows.length === 0 && <EmptyState title={t('hot.none')}>{t('hot.none.lead')}</EmptyState>}
        {rows.length > 0 && (
          <Table
            caption={t('hot.orders')}
            rows={rows}
            rowId={row => `${row.source} ${row.number}`}
            minWidth="64em"
            height={`min(100dvh - 16rem, ${rows.length * 3 + 6}rem)`}
            columns={[
              {
                id: 'number',
                title: t('hot.number'),
                width: '13em',
                cell: row => <Link href={`/case/${row.case.id}`}>{row.number}</Link>,
              },
              { id: 'matter', title: t('hot.matter'), cell: row => row.case.title },
              { id: 'case', title: t('hot.case'), width: '10em', cell: row => stateOf(row) },
              { id: 'due', title: t('hot.due'), width: '9em', cell: row => row.dueAt !== null && <When at={row.dueAt} /> },
              { id: 'received', title: t('hot.received'), width: '9em', cell: row => <When at={row.receivedAt} /> },
              {
                id: 'state',
                title: t('hot.state'),
                width: '13em',
                cell: row => <StateChip tone={tones[row.state]}>{t(`hot.state.${row.state}`)}</StateChip>,
              },
              { id: 'runs', title: t('hot.runs'), width: '7em', number: true, cell: row => row.runs },
              { id: 'related', title: t('hot.related'), width: '12em', cell: row => <Related row={row} /> },
            ]}
          />
        )}
        {asked.hasNextPage && (
          <div className="ui-row">
            <Button busy={asked.isFetchingNextPage} onPress={() => asked.fetchNextPage()}>
              {t('hot.more')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Related({ row }: { row: HotlineOrder }) {
  return row.related.map(({ number, case: id }) => (
    <span key={number} style={{ marginInlineEnd: 'var(--s-2)' }}>
      {id === null ? number : <Link href={`/case/${id}`}>{number}</Link>}
    </span>
  ))
}
