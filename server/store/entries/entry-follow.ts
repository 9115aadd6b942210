import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { type Ledger, namingColumns } from './entry-rows.ts'
import type { Doing } from './entry-write.ts'

const most = 20

/** Rows of small registers that name this entry: rules of the office, which do not follow by themselves. */
function rulesNaming({ programmes, snapshot }: Doing, ledger: Ledger, key: string): string[] {
  return programmes.flatMap(programme =>
    Object.entries(programme.registers).flatMap(([id, def]) => {
      const naming = Object.entries(def.columns).flatMap(([column, field]) =>
        field.kind === 'item' && [field.register, `${programme.id}.${field.register}`].includes(ledger.name) ? [column] : [],
      )
      if (def.ledger || naming.length === 0) return []
      const rows = snapshot.registers.get(`${programme.id}.${id}`) ?? new Map<string, Readonly<Record<string, unknown>>>()
      return [...rows].flatMap(([row, data]) => (naming.some(column => data[column] === key) ? [`${id}/${row}`] : []))
    }),
  )
}

/** @throws Fault in-use when rules of the office name the entry */
export function refuseWhileRulesName(doing: Doing, ledger: Ledger, key: string): void {
  const by = rulesNaming(doing, ledger, key)
  if (by.length > 0) throw new Fault('in-use', { detail: { by: by.slice(0, most) } })
}

/** @throws Fault in-use when anything that stands names the entry */
export async function refuseWhileNamed(tx: Tx, doing: Doing, ledger: Ledger, key: string): Promise<void> {
  refuseWhileRulesName(doing, ledger, key)
  for (const { of, column } of namingColumns(doing.programmes, ledger.name)) {
    const rows = await tx.rows(
      sql<{
        name: string
      }>`select name from entries where tenant_id = ${tx.tenant} and id in (
        select id from linli_entries_holding(${of.name}, ${json({ [column]: key })}::jsonb, ${most}))`,
    )
    if (rows.length > 0) throw new Fault('in-use', { detail: { by: rows.map(r => r.name), register: of.name } })
  }
}

/**
 * Entries that name one key name another from now on, each with a line of history.
 * @param only those whose history under this command says that they followed before
 * @returns how many
 */
export async function follow(
  tx: Tx,
  doing: Doing,
  ledger: Ledger,
  from: string,
  to: string,
  only: { readonly command: string; readonly except: readonly string[] } | null = null,
): Promise<number> {
  let moved = 0
  const by = 'person' in doing.actor ? doing.actor.person : null
  for (const { of, column } of namingColumns(doing.programmes, ledger.name)) {
    const followed = only
      ? sql`and id <> all(${[...only.except]}::uuid[]) and id in (select entry_id from entry_changes where tenant_id = ${tx.tenant} and command_id = ${only.command}
          and changes -> ${column}::text = ${json([to, from])}::jsonb)`
      : sql``
    moved += await tx.run(sql`
      with hit as (
        select id from entries where tenant_id = ${tx.tenant} and archived_at is null ${followed}
          and id in (select id from linli_entries_holding(${of.name}, ${json({ [column]: from })}::jsonb, null)) and data @> ${json({ [column]: from })}::jsonb
        order by id for update
      ), changed as (
        update entries e set data = e.data || ${json({ [column]: to })}::jsonb, version = e.version + 1, changed_at = ${moment(doing.at)}, changed_by = ${by}::uuid
        from hit where e.tenant_id = ${tx.tenant} and e.id = hit.id returning e.id, e.version
      )
      insert into entry_changes (tenant_id, entry_id, version, command_id, at, by_id, how, source, reason, changes)
      select ${tx.tenant}, id, version, ${doing.command}, ${moment(doing.at)}, ${by}::uuid, 'changed', ${doing.source ?? null}, ${doing.reason ?? null},
        ${json({ [column]: [from, to] })}::jsonb from changed`)
  }
  return moved
}
