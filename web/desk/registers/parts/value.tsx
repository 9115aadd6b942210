import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { EntryList, EntryRow } from '#contract/entries'
import { FieldShow } from '../../../fields/field.tsx'
import { api } from '../../../shell/api.ts'
import { useNames } from '../../data/names.ts'
import { pathOf } from '../data/calls.ts'
import { type LedgerSeen, ledgerOfField, useLedgers } from '../data/ledger.ts'

type ValueProps = {
  ledger: LedgerSeen
  column: string
  value: unknown
  /** What units and rows of other registers are called, as the office said with the entry. */
  names: EntryRow['names']
}

/** A value of an entry to read; what it names is said by name. */
export function EntryValue({ ledger, column, value, names }: ValueProps) {
  const unit = useNames()
  const field = ledger.def.columns[column]
  if (!field || value === undefined || value === null || value === '') return null
  const called = (id: string) => names[column]?.[id] ?? unit(id)
  if (field.kind === 'unit' && typeof value === 'string' && called(value)) return <>{called(value)}</>
  if (field.kind === 'item' && typeof value === 'string' && names[column]?.[value]) return <>{names[column][value]}</>
  return <FieldShow field={field} value={value} />
}

/** The same on a card: what names another entry leads there. */
export function LinkedValue(props: ValueProps) {
  const { ledger, column, value } = props
  const ledgers = useLedgers()
  const field = ledger.def.columns[column]
  const other = field?.kind === 'item' ? ledgerOfField(ledgers, ledger.programme.id, field.register) : undefined
  if (!other || typeof value !== 'string') return <EntryValue {...props} />
  return <EntryLink ledger={other} entryKey={value} known={props.names[column]?.[value]} />
}

function EntryLink({ ledger, entryKey, known }: { ledger: LedgerSeen; entryKey: string; known: string | undefined }) {
  const { data } = useQuery({
    queryKey: ['entries', ledger.name, 'by-key', entryKey],
    queryFn: ({ signal }) => {
      const where = JSON.stringify([{ column: ledger.def.key, op: 'is', value: entryKey }])
      return api.get<EntryList>(pathOf(ledger.name), { query: { where, limit: 1 }, signal })
    },
  })
  const [row] = data?.rows ?? []
  const name = row?.name ?? known ?? entryKey
  return row ? <Link href={`/${ledger.name}/${row.id}`}>{name}</Link> : name
}
