import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import type { EntryList, EntryRow } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { sayExactly } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { nameIn } from '../../data/names.ts'
import { useOffice } from '../../data/office.ts'
import { Sources } from '../../data/sources.tsx'
import { addressOf, asQuery, readAsked } from '../data/asked.ts'
import { pathOf } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'
import { useFilterWords } from './filter-words.ts'
import '../../print/print.css'

const MOST = 1000
const PAGE = 200

/** The entries of a list up to a thousand: what anybody would carry on paper. */
const useRows = (register: string, search: string) =>
  useQuery({
    queryKey: ['entries', register, 'print', search],
    queryFn: async ({ signal }) => {
      const rows: EntryRow[] = []
      for (let cursor: string | undefined; rows.length < MOST; ) {
        const query = { ...asQuery(readAsked(search)), limit: PAGE, cursor }
        const page: EntryList = await api.get<EntryList>(pathOf(register), { query, signal })
        rows.push(...page.rows)
        if (page.next === null) return { rows, more: false }
        cursor = page.next
      }
      return { rows: rows.slice(0, MOST), more: true }
    },
  })

/** A list of entries as a plain table, to be printed. */
export function PrintPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const lang = useLanguage()
  const search = useSearch()
  const asked = readAsked(search)
  const { data: office } = useOffice()
  const { data, error, refetch } = useRows(ledger.name, search)
  const words = useFilterWords(ledger)(asked)
  const { def } = ledger
  const columns = [def.ledger.name, ...def.list.filter(column => column !== def.ledger.name)]
  const lead = [office && nameIn(lang, office), t(`reg.view.${asked.view}`), ...words, sayExactly(Date.now(), lang)]
  return (
    <Page
      title={def.title}
      back={{ to: addressOf(`/${ledger.name}`, asked), label: def.title }}
      lead={lead.filter(Boolean).join(' · ')}
      width="full"
      actions={
        <Button look="main" onPress={() => print()} disabled={!data}>
          {t('reg.print')}
        </Button>
      }
    >
      <Sources programme={ledger.programme}>
        {error ? (
          <ErrorNote error={error} retry={() => refetch()} />
        ) : !data ? (
          <Skeleton lines={9} />
        ) : data.rows.length === 0 ? (
          <EmptyState title={t('reg.list.none')}>{t('reg.list.none.next')}</EmptyState>
        ) : (
          <>
            <div className="print-scroll">
              <table className="print-table">
                <thead>
                  <tr>
                    {columns.map(column => (
                      <th key={column} scope="col">
                        {def.columns[column]?.title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.rows.map(row => (
                    <tr key={row.id}>
                      {columns.map(column => (
                        <td key={column}>
                          <EntryValue ledger={ledger} column={column} value={row.data[column]} names={row.names} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="ui-soft">{t(data.more ? 'reg.print.more' : 'reg.total', { count: data.rows.length })}</p>
          </>
        )}
      </Sources>
    </Page>
  )
}
