import { useMemo } from 'react'
import type { EntryList, EntryRow } from '#contract/entries'
import type { Named, RowFinder } from '../../../fields/sources.ts'
import { api } from '../../../shell/api.ts'
import { client } from '../../data/client.ts'
import { useProgrammes } from '../../data/office.ts'
import { pathOf } from './calls.ts'
import { type LedgerSeen, ledgerOfField, ledgersOf } from './ledger.ts'

const FOUND = 30

/** An entry by name; what else its list says stands behind it, so that two of one name can be told apart. */
function namedEntry({ def }: LedgerSeen, row: EntryRow): Named {
  const others = def.list.filter(column => ![def.key, def.ledger.name, def.ledger.place].includes(column))
  const said = others.flatMap(column => {
    const value = row.data[column]
    const field = def.columns[column]
    if (typeof value !== 'string' || field === undefined) return []
    return field.options?.[value] ?? row.names[column]?.[value] ?? (field.kind === 'text' ? value : [])
  })
  return {
    id: row.key,
    name: row.name,
    aside: row.key === row.name ? undefined : row.key,
    note: said.slice(0, 2).join(' · ') || undefined,
  }
}

const finders = new WeakMap<LedgerSeen['def'], RowFinder>()

function finderOf(ledger: LedgerSeen): RowFinder {
  const known = finders.get(ledger.def)
  if (known) return known
  const ask = (query: Readonly<Record<string, string | number | undefined>>, signal: AbortSignal) =>
    api.get<EntryList>(pathOf(ledger.name), { query, signal }).then(({ rows }) => rows.map(row => namedEntry(ledger, row)))
  const made: RowFinder = {
    find: (typed, signal) => ask({ q: typed.trim() || undefined, limit: FOUND }, signal),
    named: (key, signal) =>
      client.ensureQueryData({
        queryKey: ['entries', ledger.name, 'named', key],
        queryFn: async () => {
          const where = JSON.stringify([{ column: ledger.def.key, op: 'is', value: key }])
          const [row] = await ask({ where, limit: 1 }, signal)
          return row ?? { id: key, name: key }
        },
      }),
  }
  finders.set(ledger.def, made)
  return made
}

/** Finds entries by typing, for `item` fields whose register is a ledger. */
export function useEntryFinder(programme: string | undefined): (register: string) => RowFinder | undefined {
  const { data } = useProgrammes()
  return useMemo(() => {
    const ledgers = ledgersOf(data)
    return register => {
      const ledger = ledgerOfField(ledgers, programme ?? '', register)
      return ledger && finderOf(ledger)
    }
  }, [data, programme])
}
