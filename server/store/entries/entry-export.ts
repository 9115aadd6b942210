import type { Actor } from '#kernel/engine/actor'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { cellOf } from '../register-cells.ts'
import type { EntryApp } from './entries.ts'
import { shownValue } from './entry-access.ts'
import type { EntryAsked } from './entry-filters.ts'
import { pageOfEntries } from './entry-list.ts'
import { type Ledger, ledgerIn } from './entry-rows.ts'
import { sheetFormatOf } from './entry-template.ts'

const pageRows = 1000
const widths: Readonly<Record<string, number>> = { note: 48, text: 24, place: 36, unit: 20, units: 32, choices: 24 }

/** A value that was masked is told as it is shown. */
const maskedCell = (value: unknown): Cell =>
  typeof value === 'object' && value !== null ? Object.values(value).join(' ') : value === undefined ? null : String(value)

/**
 * A register as a table, in the layout the import reads, with personal columns masked; read page by page while it is sent.
 * On record before the first row leaves.
 */
export async function exportEntries(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  asked: EntryAsked,
  lang: 'zh' | 'en',
): Promise<{ readonly title: string; readonly columns: readonly SheetColumn[]; readonly rows: AsyncGenerator<readonly Cell[]> }> {
  const snapshot = await app.directory.now()
  const def = ledgerIn(ledger, lang)
  const columns = Object.entries(def.columns)
  const { view = 'standing', order = 'name', ...rest } = asked
  await asSystem(app.db, 'record an export', tx =>
    recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'entry-export',
      detail: { register: ledger.name, view, searched: Boolean(rest.q || rest.where) },
    }),
  )
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (let cursor: string | undefined; ; ) {
      const q = { ...rest, view, order, limit: pageRows, cursor }
      const page = await asSystem(app.db, 'export entries', tx => pageOfEntries(tx, ledger, actor, q, app.now()))
      for (const { data } of page.rows)
        yield columns.map(([key, field]) =>
          field.personal ? maskedCell(shownValue(ledger, key, data[key])) : cellOf(field, data[key], snapshot),
        )
      if (page.next === null) return
      cursor = page.next
    }
  }
  return {
    title: def.title,
    columns: columns.map(([, field]) => ({ title: field.title, width: widths[field.kind] ?? 16, format: sheetFormatOf(field) })),
    rows: rows(),
  }
}
