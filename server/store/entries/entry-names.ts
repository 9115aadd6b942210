import type { EntryRow } from '#contract/entries'
import type { Data } from '#kernel/engine/model'
import type { Programme } from '#kernel/index'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { sql } from '../sql.ts'
import { type Ledger, ledgersOf, namedRegister } from './entry-rows.ts'

type Names = EntryRow['names']

/** What a row of a small register is called: the first of its listed words that is not its key. */
function ruleName(programmes: readonly Programme[], snapshot: Snapshot, register: string, key: string): string | undefined {
  const row = snapshot.registers.get(register)?.get(key)
  const [programme, id = ''] = register.split('.')
  const def = programmes.find(p => p.id === programme)?.registers[id]
  const column = def?.list.find(one => one !== def.key && def.columns[one]?.kind === 'text' && row?.[one])
  return row && (column ? String(row[column]) : key)
}

/** The standing entry of that key, else the last that was archived under it. */
const namesIn = (tx: Tx, register: string, keys: readonly string[]) =>
  tx.rows(
    sql<{
      key: string
      name: string
    }>`select distinct on (key) key, name from entries where tenant_id = ${tx.tenant} and register = ${register}
      and key = any(${[...keys]}::text[]) order by key, archived_at desc nulls first`,
  )

/** What the units and the rows of other registers are called that these entries name: by column, then by value. */
export async function namesOf(
  tx: Tx,
  of: { readonly programmes: readonly Programme[]; readonly snapshot: Snapshot; readonly lang: 'zh' | 'en' },
  ledger: Ledger,
  rows: readonly Data[],
): Promise<Names> {
  const { programmes, snapshot, lang } = of
  const names: Names = {}
  for (const [column, field] of Object.entries(ledger.def.columns)) {
    const values = [...new Set(rows.flatMap(row => row[column] ?? []))].filter((v): v is string => typeof v === 'string')
    if (values.length === 0) continue
    if (field.kind === 'unit' || field.kind === 'units') {
      const said = (id: string) => {
        const unit = snapshot.units.get(id)
        return (lang === 'en' ? unit?.nameEn : null) ?? unit?.name ?? id
      }
      names[column] = Object.fromEntries(values.map(id => [id, said(id)]))
    }
    const register = namedRegister(ledger, field)
    if (!register) continue
    const found = ledgersOf(programmes).has(register)
      ? (await namesIn(tx, register, values)).map(row => [row.key, row.name] as const)
      : values.map(key => [key, ruleName(programmes, snapshot, register, key) ?? key] as const)
    names[column] = Object.fromEntries(found)
  }
  return names
}

/** The part of the names that one entry needs. */
export const namesFor = (names: Names, data: Data): Names =>
  Object.fromEntries(
    Object.entries(names).flatMap(([column, said]) => {
      const values = [data[column] ?? []].flat().filter((v): v is string => typeof v === 'string' && Object.hasOwn(said, v))
      return values.length === 0 ? [] : [[column, Object.fromEntries(values.map(v => [v, said[v] ?? v]))] as const]
    }),
  )
