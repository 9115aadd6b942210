import { useQuery } from '@tanstack/react-query'
import type { ImportMapping, ImportView } from '#contract/case-import'
import { address, api } from '../../shell/api.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { Listing } from '../admin/parts/listing.tsx'
import { Table } from '../admin/parts/table.tsx'
import { useImportText } from './text.ts'

type Row = Omit<ImportView, 'problems'>

/** What was imported before, each with its result to download. */
export function PastImports({ channel }: { channel: ImportMapping['channel'] }) {
  const t = useImportText()
  const asked = useQuery({
    queryKey: ['imports', channel],
    queryFn: ({ signal }) => api.get<{ rows: Row[] }>('/imports', { query: { channel }, signal }).then(answer => answer.rows),
  })
  return (
    <Listing asked={asked} empty={{ title: t('imp.before.none') }}>
      {rows => (
        <Table
          caption={t('imp.before')}
          rows={rows}
          rowId={row => row.id}
          minWidth="48em"
          height={`${Math.min(24, 4 + rows.length * 3)}rem`}
          columns={[
            { id: 'file', title: t('imp.col.file'), cell: row => row.file },
            { id: 'source', title: t('imp.source'), width: '9em', cell: row => row.source },
            { id: 'when', title: t('imp.col.when'), width: '9em', cell: row => <When at={row.startedAt} /> },
            {
              id: 'state',
              title: t('imp.col.state'),
              width: '9em',
              cell: row => (
                <StateChip tone={row.state === 'done' ? 'green' : row.state === 'failed' ? 'red' : 'grey'}>
                  {t(`imp.state.${row.state}`)}
                </StateChip>
              ),
            },
            { id: 'new', title: t('imp.new'), width: '6em', number: true, cell: row => row.counts?.new },
            {
              id: 'refused',
              title: t('imp.refused'),
              width: '6em',
              number: true,
              cell: row =>
                row.counts && row.counts.refused + row.counts.noted + row.counts.changed > 0 ? (
                  <a href={address(`/imports/${row.id}/problems.csv`)} download title={t('imp.problems.file')}>
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
