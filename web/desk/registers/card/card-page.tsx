import { Link, useSearch } from 'wouter'
import { readAsked, writeAsked } from '../data/asked.ts'
import { useEntry } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { usePageTitle } from '../parts/use-page-title.ts'
import { useRegText } from '../text.ts'
import { EntryCard } from './entry-card.tsx'

/** An entry as a page of its own, with the way back to the list it was opened from. */
export function CardPage({ ledger, id }: { ledger: LedgerSeen; id: string }) {
  const t = useRegText()
  const search = writeAsked(readAsked(useSearch()))
  const { data } = useEntry(ledger.name, id)
  usePageTitle(data?.name ?? ledger.def.title)
  return (
    <main id="main" tabIndex={-1} className="ui-page ui-page-wide">
      <Link className="ui-page-back ui-no-print" href={`/${ledger.name}${search ? `?${search}` : ''}`}>
        {t('reg.back', { name: ledger.def.title })}
      </Link>
      <EntryCard ledger={ledger} id={id} />
    </main>
  )
}
