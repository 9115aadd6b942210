import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DisplayRow } from '#contract/command'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { type Column, DataTable } from '../../../shell/ui/data-table.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { changed } from '../data.ts'
import { Listing } from '../parts/listing.tsx'
import { OnceSecret, type Secret } from '../parts/once-secret.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText as useAdminText } from '../text.ts'
import { DisplayForm } from './display-form.tsx'
import { useText } from './text.ts'

/** Links of walls: made, listed, revoked. */
export default function DisplaysPage() {
  const t = useText()
  const title = useAdminText()('admin.displays')
  const now = useNow()
  const asked = useQuery({
    queryKey: ['displays'],
    queryFn: ({ signal }) => api.get<{ rows: DisplayRow[] }>('/displays', { signal }).then(answer => answer.rows),
  })
  const { save, error } = useSave()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<Secret>()
  const revoke = (row: DisplayRow) =>
    save(async () => {
      await api.remove(`/displays/${row.id}`)
      await changed('displays')
    })
  const state = (row: DisplayRow) =>
    row.revokedAt !== null ? 'revoked' : row.expiresAt !== null && row.expiresAt <= now ? 'expired' : 'valid'
  const columns: Column<DisplayRow>[] = [
    { id: 'name', title: t('displays.name'), sortBy: row => row.name, cell: row => row.name },
    { id: 'by', title: t('displays.by'), width: '8em', cell: row => row.by },
    {
      id: 'until',
      title: t('displays.until'),
      width: '10em',
      sortBy: row => row.expiresAt ?? 0,
      cell: row => row.expiresAt !== null && <When at={row.expiresAt} />,
    },
    {
      id: 'used',
      title: t('displays.used'),
      width: '10em',
      sortBy: row => row.usedAt ?? 0,
      cell: row => (row.usedAt === null ? t('displays.never') : <When at={row.usedAt} />),
    },
    {
      id: 'state',
      title: t('displays.state'),
      width: '7em',
      cell: row => <StateChip tone={state(row) === 'valid' ? 'green' : 'grey'}>{t(`displays.state.${state(row)}`)}</StateChip>,
    },
    {
      id: 'act',
      title: t('displays.act'),
      width: '13em',
      cell: row =>
        state(row) === 'valid' && (
          <Button size="small" look="danger" confirm={t('displays.revoke')} onPress={() => revoke(row)}>
            {t('displays.revoke')}
          </Button>
        ),
    },
  ]
  const add = (
    <Button look="main" onPress={() => setAdding(true)}>
      {t('displays.add')}
    </Button>
  )
  return (
    <Page title={title} lead={t('displays.lead')} width="full" actions={add}>
      {error !== undefined && <ErrorNote error={error} />}
      <Listing asked={asked} empty={{ title: t('displays.empty'), lead: t('displays.empty.lead') }}>
        {rows => (
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowId={row => row.id}
            remember="displays"
            height="calc(100dvh - 14rem)"
            minWidth="56em"
          />
        )}
      </Listing>
      {adding && <DisplayForm onClose={() => setAdding(false)} onMade={setSecret} />}
      <OnceSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  )
}
