import { useState } from 'react'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { Button } from '../../../shell/ui/button.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { type ApiKey, changed, useApiKeys, usePeople } from '../data.ts'
import { Listing } from '../parts/listing.tsx'
import { OnceSecret, type Secret } from '../parts/once-secret.tsx'
import { Table } from '../parts/table.tsx'
import { useSave } from '../parts/use-save.ts'
import { isKey, useText } from '../text.ts'
import { KeyForm } from './key-form.tsx'

export default function KeysPage() {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const asked = useApiKeys()
  const { data: people = [] } = usePeople()
  const { save, error } = useSave()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<Secret>()
  const revoke = (key: ApiKey) =>
    save(async () => {
      await api.remove(`/api-keys/${key.id}`)
      await changed('api-keys')
    })
  const state = (key: ApiKey) =>
    key.revokedAt !== null ? 'revoked' : key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'valid'
  const scope = (one: string) => (isKey(`admin.scope.${one}`) ? t(`admin.scope.${one}` as 'admin.scope.cases:read') : one)
  const columns: Column<ApiKey>[] = [
    { id: 'name', title: t('admin.key.name'), sortBy: row => row.name, cell: row => row.name },
    {
      id: 'person',
      title: t('admin.key.person'),
      width: '8em',
      cell: row => people.find(one => one.id === row.person)?.name ?? '—',
    },
    { id: 'scopes', title: t('admin.key.scopes'), cell: row => sayList(row.scopes.map(scope), language) },
    {
      id: 'used',
      title: t('admin.key.used'),
      width: '10em',
      sortBy: row => row.usedAt ?? 0,
      cell: row => (row.usedAt === null ? t('admin.key.never') : <When at={row.usedAt} />),
    },
    {
      id: 'state',
      title: t('admin.person.state'),
      width: '7em',
      cell: row => <StateChip tone={state(row) === 'valid' ? 'green' : 'grey'}>{t(`admin.key.${state(row)}`)}</StateChip>,
    },
    {
      id: 'act',
      title: t('admin.key.act'),
      width: '13em',
      cell: row =>
        state(row) === 'valid' && (
          <Button size="small" look="danger" confirm={t('admin.key.revoke')} onPress={() => revoke(row)}>
            {t('admin.key.revoke')}
          </Button>
        ),
    },
  ]
  const add = (
    <Button look="main" onPress={() => setAdding(true)}>
      {t('admin.key.add')}
    </Button>
  )
  return (
    <Page title={t('admin.keys')} lead={t('admin.keys.lead')} width="full" actions={add}>
      {error !== undefined && <ErrorNote error={error} />}
      <Listing asked={asked} empty={{ title: t('admin.keys.empty'), lead: t('admin.keys.empty.lead') }}>
        {rows => (
          <Table
            caption={t('admin.keys')}
            columns={columns}
            rows={rows}
            rowId={row => row.id}
            remember="api-keys"
            height="calc(100dvh - 13rem)"
            minWidth="58em"
          />
        )}
      </Listing>
      {adding && <KeyForm onClose={() => setAdding(false)} onMade={setSecret} />}
      <OnceSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  )
}
