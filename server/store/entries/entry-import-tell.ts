import type { EntryImportCounts, EntryImportLying, EntryMapping } from '#contract/entry-import'
import { type Fate, shownChanges } from './entry-import-batch.ts'
import type { Lying } from './entry-import-placing.ts'
import { cellsOf, type ReadEntry, type Said, type Unknown } from './entry-import-rows.ts'
import { lettersOf, type SheetTable } from './entry-import-table.ts'
import type { Ledger } from './entry-rows.ts'
import type { Changes } from './entry-write.ts'

export type ToldProblem = Said & { readonly what: 'refused' | 'noted' }
/** Who hears what an import meets. */
export interface Listening {
  readonly onProblem?: (told: ToldProblem) => void
  readonly onUnknown?: (unknown: Unknown) => void
  readonly onChange?: (line: number, name: string, changes: Changes) => void
  /** Words of a row that has no place, or only a community. */
  readonly onPlace?: (line: number, words: string, looked: NonNullable<Lying['looked']>) => void
}

const nowhere = (): EntryImportLying => ({ point: 0, placed: 0, community: 0, sure: 0, likely: 0, unknown: 0, none: 0 })

export const noCounts = (ledger: Ledger): EntryImportCounts => ({
  read: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  noted: 0,
  leftOut: {},
  reasons: {},
  outside: {},
  ...(ledger.def.ledger.place !== undefined && { lying: nowhere() }),
  ms: 0,
})

/** Counts what becomes of rows, and tells it at their cells. */
export function teller(
  ledger: Ledger,
  mapping: EntryMapping,
  counts: EntryImportCounts,
  how: Listening & { readonly ownOnly?: boolean },
) {
  const saidAt = (table: SheetTable, line: number, field: string | null, code: string, more: Partial<Said> = {}): Said => {
    const column = field === null ? undefined : cellsOf(table, mapping).get(field)
    const cell = column ? `${lettersOf(column.index)}${line}` : null
    return { sheet: table.sheet, line, cell, heading: column?.heading ?? null, field, code, value: null, ...more }
  }
  const refuse = (table: SheetTable, row: ReadEntry, fields: Readonly<Record<string, string>>, more: Partial<Said> = {}) => {
    counts.refused++
    const said = Object.entries(fields).map(([field, code]) => saidAt(table, row.line, field, code, more))
    for (const problem of [...row.wrong, ...said]) {
      counts.reasons[problem.code] = (counts.reasons[problem.code] ?? 0) + 1
      how.onProblem?.({ ...problem, what: 'refused' })
    }
    for (const unknown of row.unknown) how.onUnknown?.(unknown)
  }
  const outside = (table: SheetTable, row: ReadEntry, community: string | null) => {
    const by = counts.outside ?? {}
    counts.outside = { ...by, [community ?? '']: (by[community ?? ''] ?? 0) + 1 }
    if (!how.ownOnly) refuse(table, row, { [ledger.def.ledger.place ?? ledger.def.key]: 'not-yours' }, { place: community })
  }
  const lies = (line: number, lying: Lying | null) => {
    if (!lying || !counts.lying) return
    counts.lying[lying.what]++
    if (lying.words !== null && lying.looked) how.onPlace?.(line, lying.words, lying.looked)
  }
  const settle = (table: SheetTable, fates: readonly Fate[]) => {
    for (const fate of fates) {
      const { row } = fate
      if (fate.what === 'refused') refuse(table, row, fate.fields)
      else if (fate.what === 'outside') outside(table, row, fate.community)
      if (fate.what === 'refused' || fate.what === 'outside') continue
      counts[fate.what]++
      lies(row.line, fate.lying)
      const ground = ledger.def.ledger.place ?? null
      const loses = fate.what === 'changed' && fate.entry.lng !== null && fate.ready.place.lng === null
      const alike = fate.what === 'new' ? fate.alike : null
      const notes = [
        ...row.notes,
        ...(loses ? [saidAt(table, row.line, ground, 'point-dropped')] : []),
        ...(alike === null
          ? []
          : [{ ...saidAt(table, row.line, null, 'maybe-there', { value: alike }), field: ledger.def.ledger.name }]),
      ]
      if (notes.length > 0) counts.noted++
      for (const note of notes) how.onProblem?.({ ...note, what: 'noted' })
      if (fate.what === 'changed') how.onChange?.(row.line, fate.entry.name, shownChanges(ledger, fate.changes))
    }
  }
  return { refuse, settle }
}
