import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { EntryDetail, EntryList } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { pathOf } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

/** Finds the entry this one is the same as; what is called alike is offered first. */
export function OtherEntry({ ledger, entry, onClose }: { ledger: LedgerSeen; entry: EntryDetail; onClose: () => void }) {
  const t = useRegText()
  const [typed, setTyped] = useState(entry.name.slice(0, 12))
  const q = typed.trim()
  const { data, error } = useQuery<EntryList>({
    queryKey: ['entries', ledger.name, 'alike', q],
    enabled: q !== '',
    placeholderData: before => before,
    queryFn: ({ signal }) => api.get<EntryList>(pathOf(ledger.name), { query: { q, limit: 20 }, signal }),
  })
  const others = data?.rows.filter(row => row.id !== entry.id) ?? []
  return (
    <Dialog open onClose={onClose} title={t('reg.merge.of', { name: entry.name })}>
      <div className="ui-stack">
        <p>{t('reg.merge.find')}</p>
        <TextField label={t('reg.search')} type="search" value={typed} onChange={setTyped} maxLength={80} />
        {error && <ErrorNote error={error} />}
        {data && others.length === 0 && <p className="ui-soft">{t('reg.merge.nobody')}</p>}
        <ul className="desk-lines">
          {others.map(row => (
            <li key={row.id}>
              <Link href={`/${ledger.name}/merge?keep=${entry.id}&drop=${row.id}`}>{row.name}</Link>
              {row.key !== row.name && <span className="ui-soft">{row.key}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
