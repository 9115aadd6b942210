import { useQuery } from '@tanstack/react-query'
import type { EntryImportView } from '#contract/entry-import'
import { address, api } from '../../../shell/api.ts'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { Listing } from '../../admin/parts/listing.tsx'
import { Table } from '../../admin/parts/table.tsx'
import { useRegisterImportText } from './text.ts'

type Row = Omit<EntryImportView, 'problems' | 'unknown' | 'changes'>

/** What was imported before, each with its problems to download. */
export function PastImports({ register }: { register: string }) {
  const t = useRegisterImportText()
  const asked = useQuery({
    queryKey: ['entry-imports', register],
    queryFn: ({ signal }) => api.get<{ rows: Row[] }>(`/entries/${register}/imports`, { signal }).then(answer => answer.rows),
  })
  return (
    <Listing asked={asked} empty={{ title: t('regi.before.none') }}>
      {rows => (
        <Table
          caption={t('regi.before')}
          rows={rows}
          rowId={row => row.id}
          minWidth="48em"
          height={`${Math.min(24, 4 + rows.length * 3)}rem`}
          columns={[
            { id: 'file', title: t('regi.col.file'), cell: row => row.file },
            { id: 'source', title: t('regi.source'), width: '9em', cell: row => row.source },
            { id: 'when', title: t('regi.col.when'), width: '9em', cell: row => <When at={row.startedAt} /> },
            {
              id: 'state',
              title: t('regi.col.state'),
              width: '11em',
              cell: row => (
                <StateChip tone={row.state === 'done' ? 'green' : row.state === 'failed' ? 'red' : 'grey'}>
                  {t(`regi.state.${row.state}`)}
                </StateChip>
              ),
            },
            { id: 'new', title: t('regi.new'), width: '5em', number: true, cell: row => row.counts?.new },
            { id: 'changed', title: t('regi.changed'), width: '5em', number: true, cell: row => row.counts?.changed },
            {
              id: 'refused',
              title: t('regi.refused'),
              width: '5em',
              number: true,
              cell: row =>
                row.counts && row.counts.refused + row.counts.noted > 0 ? (
                  <a href={address(`/entry-imports/${row.id}/problems.csv`)} download title={t('regi.problems.file')}>
                    {row.counts.refused}
                  </a>
                ) : (
                  row.counts?.refused
                ),
            },
          ]}
        />
      )}
    </Listing>
  )
}
