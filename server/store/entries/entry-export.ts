import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { cellOf } from '../register-cells.ts'
import type { EntryApp } from './entries.ts'
import { mayEditEntry, shownValue } from './entry-access.ts'
import type { EntryAsked } from './entry-filters.ts'
import { pageOfEntries } from './entry-list.ts'
import { type Ledger, ledgerIn } from './entry-rows.ts'
import { sheetFormatOf } from './entry-template.ts'

const pageRows = 1000
/** Whoever wants persons with the list takes no more than these many at a time. */
const mostRevealed = 5000
const widths: Readonly<Record<string, number>> = { note: 48, text: 24, place: 36, unit: 20, units: 32, choices: 24 }

/** A value that was masked is told as it is shown. */
const maskedCell = (value: unknown): Cell =>
  typeof value === 'object' && value !== null ? Object.values(value).join(' ') : value === undefined ? null : String(value)

/**
 * A register as a table, in the layout the import reads, with personal columns masked; read page by page while it is sent.
 * On record before the first row leaves. With a `reason` personal columns are whole where the actor may change the entry, for
 * so many at most; each such entry is on record with it, so that the person reads who looked.
 */
export async function exportEntries(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  asked: EntryAsked,
  lang: 'zh' | 'en',
  reason?: string,
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
      detail: { register: ledger.name, view, searched: Boolean(rest.q || rest.where), ...(reason && { reason }) },
    }),
  )
  const personal = columns.flatMap(([key, field]) => (field.personal ? [key] : []))
  const holds = (data: Data) => personal.some(key => data[key] !== undefined && data[key] !== null)
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    let revealed = 0
    for (let cursor: string | undefined; ; ) {
      const q = { ...rest, view, order, limit: pageRows, cursor }
      const { page, whole } = await asSystem(app.db, 'export entries', async tx => {
        const page = await pageOfEntries(tx, ledger, actor, q, app.now())
        const open = reason ? page.rows.filter(one => holds(one.data) && mayEditEntry(ledger, actor, one, snapshot)) : []
        const some = open.slice(0, mostRevealed - revealed)
        for (const { id, key } of some)
          await recordAudit(tx, {
            at: app.now(),
            actor,
            action: 'reveal',
            detail: { register: ledger.name, entry: id, key, reason, export: true },
          })
        return { page, whole: new Set(some.map(one => one.id)) }
      })
      revealed += whole.size
      for (const { id, data } of page.rows)
        yield columns.map(([key, field]) =>
          field.personal && !whole.has(id) ? maskedCell(shownValue(ledger, key, data[key])) : cellOf(field, data[key], snapshot),
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
