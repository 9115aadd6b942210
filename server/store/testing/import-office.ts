import { randomUUID } from 'node:crypto'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { type EntryMapping, entryMapping } from '#contract/entry-import'
import { sourceOf } from '../../ports/table.ts'
import { yards } from '../../testing/small-ledgers.ts'
import { type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { asSystem } from '../db.ts'
import type { EntryApp } from '../entries/entries.ts'
import { type EntryImportHow, importEntries, type ToldProblem } from '../entries/entry-import.ts'
import type { Unknown } from '../entries/entry-import-rows.ts'
import { openFile } from '../entries/entry-import-table.ts'
import { type EntryRecord, entryColumns, ledgerOf } from '../entries/entry-rows.ts'
import { sql } from '../sql.ts'

export const ledger = ledgerOf([yards], 'yard.yards')
export const houses = ledgerOf([yards], 'yard.houses')
export const helpers = ledgerOf([yards], 'yard.helpers')
export const street = staff('dispatcher')

const head: Readonly<Record<string, string>> = {
  编号: 'code',
  名称: 'name',
  户数: 'homes',
  状况: 'state',
  地址: 'at',
  经度: 'at.lng',
  纬度: 'at.lat',
  通气: 'gas',
  物业: 'keeper',
  建成: 'built',
  设施: 'has',
}
export const mapped = (headings: readonly string[], more: Partial<EntryMapping> = {}): EntryMapping =>
  entryMapping.parse({ source: 'test', columns: headings.map(heading => ({ heading, to: head[heading] ?? null })), ...more })

interface Brought {
  readonly told: readonly (readonly [line: number, cell: string | null, code: string])[]
  readonly problems: readonly ToldProblem[]
  readonly unknown: readonly Unknown[]
  readonly changes: readonly (readonly [name: string, changes: unknown])[]
}
/** Files as workbooks of one sheet, brought into the registers of a small office. */
export async function officeToImport() {
  const office: SmallOffice = await smallOffice()
  const app: EntryApp = { ...office.app, programmes: [yards] }
  async function bring(
    rows: CellValue[][] | Uint8Array,
    mapping: EntryMapping,
    how: Partial<EntryImportHow> = {},
    of = ledger,
    actor = street,
  ) {
    const bytes = rows instanceof Uint8Array ? rows : await writeXlsx({ sheets: [{ name: '表', rows }] })
    const problems: ToldProblem[] = []
    const unknown: Unknown[] = []
    const changes: (readonly [string, unknown])[] = []
    const outcome = await importEntries(app, actor, of, await openFile(sourceOf('file', bytes)), mapping, {
      id: randomUUID(),
      dryRun: false,
      allOrNone: true,
      ...how,
      onProblem: problem => void problems.push(problem),
      onUnknown: one => void unknown.push(one),
      onChange: (_, name, change) => void changes.push([name, change]),
    })
    const brought: Brought = { problems, unknown, changes, told: problems.map(p => [p.line, p.cell, p.code] as const) }
    return { ...outcome, ...brought }
  }
  const stored = (where: { key?: string; name?: string }, of = ledger): Promise<EntryRecord[]> =>
    asSystem(app.db, 'test', tx =>
      tx.rows(
        sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${of.name} and archived_at is null
        and (key = ${where.key ?? ''} or name = ${where.name ?? ''}) order by key`,
      ),
    )

  return { app, bring, stored, stop: office.stop }
}
