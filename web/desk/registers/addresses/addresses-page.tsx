import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { UnresolvedEntry } from '#contract/entry-addresses'
import { Button } from '../../../shell/ui/button.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useLedgerRows } from '../data/calls.ts'
import { useLedgers } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { takePlace, useUnresolved } from './calls.ts'
import { useAddressText } from './text.ts'
import { UnresolvedRow } from './unresolved-row.tsx'
import './addresses.css'

const whole = 'all'

/** Entries whose place is words only, one after another, with what the words may mean. */
export function AddressesPage() {
  const t = useAddressText()
  const reg = useRegText()
  const [, navigate] = useLocation()
  const register = new URLSearchParams(useSearch()).get('register') ?? undefined
  const ledgers = useLedgers()
  const { data: counts } = useLedgerRows()
  const { rows, data, error, refetch, hasNextPage, fetchNextPage } = useUnresolved(register)
  const some = (counts ?? []).filter(one => one.mayEdit && (one.unplaced > 0 || one.name === register))
  const shown = rows.flatMap(row => {
    const ledger = ledgers.find(one => one.name === row.register)
    return ledger ? [{ row, ledger }] : []
  })
  return (
    <Page title={t('regaddr.title')} lead={t('regaddr.lead')} width="wide" back={{ to: '/', label: reg('reg.title') }}>
      <div className="ui-stack">
        <div className="regaddr-head">
          <Select
            label={t('regaddr.register')}
            value={register ?? whole}
            options={[{ value: whole, label: t('regaddr.all') }, ...some.map(one => ({ value: one.name, label: one.title }))]}
            onChange={next => navigate(next === whole ? '/addresses' : `/addresses?register=${next}`, { replace: true })}
          />
          <TakeAll rows={rows.filter(row => row.sure !== null)} />
        </div>
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && shown.length === 0 && !hasNextPage && (
          <EmptyState title={t('regaddr.none')}>{t('regaddr.none.next')}</EmptyState>
        )}
        {shown.map(one => (
          <UnresolvedRow key={one.row.entry.id} {...one} />
        ))}
        {hasNextPage && <Button onPress={() => fetchNextPage()}>{t('regaddr.more')}</Button>}
      </div>
    </Page>
  )
}

/** Those in sight whose address is the same as one building's, placed one by one after one press and one question. */
function TakeAll({ rows }: { rows: readonly UnresolvedEntry[] }) {
  const t = useAddressText()
  const [left, setLeft] = useState(0)
  const take = async () => {
    let done = 0
    for (const row of rows) {
      const proposal = row.proposals.find(one => one.place === row.sure)
      const taken = proposal && (await takePlace(row, proposal).catch(() => null))
      if (taken) done++
    }
    setLeft(rows.length - done)
    toast(t('regaddr.all.taken', { count: done }))
  }
  return (
    <div>
      {rows.length > 1 && (
        <Button look="main" onPress={take} confirm={t('regaddr.all.sure.ask', { count: rows.length })}>
          {t('regaddr.all.sure', { count: rows.length })}
        </Button>
      )}
      {left > 0 && <p role="status">{t('regaddr.some.left', { count: left })}</p>}
    </div>
  )
}
