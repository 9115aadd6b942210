import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EntryImportView } from '#contract/entry-import'
import { address, api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { Listing } from '../../admin/parts/listing.tsx'
import { Table } from '../../admin/parts/table.tsx'
import { TakeBack } from './take-back.tsx'
import { useRegisterImportText } from './text.ts'
import { ownSource } from './use-import.ts'

export type PastImport = Omit<EntryImportView, 'problems' | 'unknown' | 'changes' | 'places' | 'outside'>
const tones = { done: 'green', failed: 'red' } as const
const toneOf = (state: PastImport['state']) => (state === 'done' || state === 'failed' ? tones[state] : 'grey')

/** What was imported before, each with its problems to download, and to be taken back. */
export function PastImports({ register }: { register: string }) {
  const t = useRegisterImportText()
  const [shown, setShown] = useState<string>()
  const asked = useQuery({
    queryKey: ['entry-imports', register],
    queryFn: ({ signal }) =>
      api.get<{ rows: PastImport[] }>(`/entries/${register}/imports`, { signal }).then(answer => answer.rows),
  })
  const one = asked.data?.find(row => row.id === shown)
  return (
    <>
      <Listing asked={asked} empty={{ title: t('regi.before.none') }}>
        {rows => (
          <Table
            caption={t('regi.before')}
            rows={rows}
            rowId={row => row.id}
            minWidth="66em"
            height={`${Math.min(24, 4 + rows.length * 3)}rem`}
            columns={[
              { id: 'file', title: t('regi.col.file'), cell: row => row.file },
              {
                id: 'source',
                title: t('regi.source'),
                width: '12em',
                cell: row => (row.source === ownSource ? t('regi.source.usual') : row.source),
              },
              { id: 'when', title: t('regi.col.when'), width: '9em', cell: row => <When at={row.startedAt} /> },
              { id: 'by', title: t('regi.col.by'), width: '7em', cell: row => row.by },
              {
                id: 'state',
                title: t('regi.col.state'),
                width: '15em',
                cell: row => (
                  <StateChip tone={toneOf(row.state)}>
                    {row.handedAt === null ? t(`regi.state.${row.state}`) : t('regi.handed.short')}
                  </StateChip>
                ),
              },
              { id: 'new', title: t('regi.new'), width: '5em', number: true, cell: row => row.counts?.new },
              { id: 'changed', title: t('regi.changed'), width: '6em', number: true, cell: row => row.counts?.changed },
              { id: 'refused', title: t('regi.refused'), width: '6em', number: true, cell: row => <Refused row={row} /> },
              {
                id: 'back',
                title: t('regi.col.back'),
                width: '9em',
                cell: row =>
                  row.state === 'done' || row.undone ? (
                    <Button
                      size="small"
                      look="quiet"
                      label={t('regi.back.of', { file: row.file })}
                      onPress={() => setShown(row.id)}
                    >
                      {t(row.undone ? 'regi.back.see' : 'regi.back')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Listing>
      {one && <TakeBack key={one.id} row={one} onClose={() => setShown(undefined)} />}
    </>
  )
}

function Refused({ row }: { row: PastImport }) {
  const t = useRegisterImportText()
  if (!row.counts || row.counts.refused + row.counts.noted === 0) return row.counts?.refused ?? null
  return (
    <a href={address(`/entry-imports/${row.id}/problems.csv`)} download title={t('regi.problems.file')}>
      {row.counts.refused}
    </a>
  )
}
