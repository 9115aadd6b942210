import { Link, useSearch } from 'wouter'
import type { EntryList, EntryRow } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { sayExactly } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { nameIn } from '../../data/names.ts'
import { useOffice } from '../../data/office.ts'
import { Sources } from '../../data/sources.tsx'
import { PrintTable, printPage, usePrinted } from '../../print/print-table.tsx'
import { addressOf, asQuery, readAsked } from '../data/asked.ts'
import { pathOf } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'
import { useFilterWords } from './filter-words.ts'

/** A list of entries as a plain table, to be printed. */
export function PrintPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const lang = useLanguage()
  const search = useSearch()
  const asked = readAsked(search)
  const { data: office } = useOffice()
  const printed = usePrinted<EntryRow>(['entries', ledger.name, 'print', search], (cursor, signal) =>
    api.get<EntryList>(pathOf(ledger.name), { query: { ...asQuery(asked), limit: printPage, cursor }, signal }),
  )
  const words = useFilterWords(ledger)(asked)
  const { def } = ledger
  const columns = [def.ledger.name, ...def.list.filter(column => column !== def.ledger.name)]
  const lead = [office && nameIn(lang, office), t(`reg.view.${asked.view}`), ...words, sayExactly(Date.now(), lang)]
  return (
    <Sources programme={ledger.programme}>
      <PrintTable
        title={def.title}
        lead={lead.filter(Boolean).join(' · ')}
        back={<Link href={addressOf(`/${ledger.name}`, asked)}>{def.title}</Link>}
        printed={printed}
        words={{
          print: t('reg.print'),
          none: t('reg.list.none'),
          noneNext: t('reg.list.none.next'),
          count: ({ rows, more }) => t(more ? 'reg.print.more' : 'reg.total', { count: rows.length }),
        }}
        heads={columns.map(column => [column, def.columns[column]?.title ?? column])}
        cells={row =>
          columns.map(column => (
            <EntryValue key={column} ledger={ledger} column={column} value={row.data[column]} names={row.names} />
          ))
        }
      />
    </Sources>
  )
}
