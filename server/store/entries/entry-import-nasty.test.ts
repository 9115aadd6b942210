import { beforeAll, describe, expect, it } from 'vitest'
import type { EntryImportColumn } from '#contract/entry-import'
import { readNumber } from '#methods/sheet-values/index'
import { sourceOf, type TableRow } from '../../ports/table.ts'
import { nastyFiles } from '../testing/nasty-files.ts'
import type { NastyFile } from '../testing/nasty-kit.ts'
import { type Asked, askedOf } from './entry-import-asked.ts'
import { cellReader, unitOfField } from './entry-import-cells.ts'
import { proposeFor } from './entry-import-propose.ts'
import { openFile, type SheetTable, saidUnit, sheetTable } from './entry-import-table.ts'

interface Measured {
  readonly name: string
  readonly columns: number
  readonly right: number
  readonly missed: readonly string[]
  readonly silent: readonly string[]
  /** Cells that were told though they could have been read. */
  readonly told: readonly string[]
}

/** What a cell is read as: its value, 'wrong' where it is told, undefined where nothing stands. */
function cellSays(table: SheetTable, column: EntryImportColumn, asked: Asked, row: TableRow): unknown {
  const own = table.columns.find(c => c.heading === column.heading)!
  const cell = row.cells[own.index] ?? null
  if (asked.part === 'lng' || asked.part === 'lat') return readNumber(cell) ?? undefined
  const read = cellReader(asked.field, column, saidUnit(own, undefined, table.units, unitOfField(asked.field)), () => null)(cell)
  if (!read) return undefined
  if ('problem' in read || read.noted) return 'wrong'
  return read.value
}

async function measure(file: NastyFile): Promise<Measured> {
  const asked = askedOf(file.fields)
  const byKey = new Map(asked.map(a => [a.key, a]))
  const opened = await openFile(sourceOf(file.name, file.bytes))
  const missed: string[] = []
  const silent: string[] = []
  const told: string[] = []
  let [columns, right, n] = [0, 0, 0]
  for (const sheet of file.sheets) {
    const table = await sheetTable(
      opened,
      sheet - 1,
      asked.flatMap(a => a.names),
    )
    if (!table) return { name: file.name, columns: 1, right: 0, missed: ['no table'], silent, told }
    const rows: TableRow[] = []
    for await (const { row, kind } of table.body()) if (kind === 'data') rows.push(row)
    const proposed = new Map(proposeFor(table, rows, asked, () => null).map(p => [p.index, p.key]))
    for (const { heading, index } of table.columns) {
      if (!Object.hasOwn(file.truth, heading)) missed.push(`unknown heading ${heading}`)
      columns++
      if ((proposed.get(index) ?? null) === (file.truth[heading] ?? null)) right++
      else missed.push(`${heading}: ${proposed.get(index) ?? 'nothing'}`)
    }
    // The correction round: a person sets every column right.
    const settled = table.columns.map(({ heading }): EntryImportColumn => ({ heading, to: file.truth[heading] ?? null }))
    for (const row of rows) {
      const truth = file.rows[n++]
      if (!truth) silent.push(`line ${row.line} is no data`)
      for (const column of settled) {
        const of = column.to === null ? undefined : byKey.get(column.to)
        if (!of || !truth) continue
        const value = cellSays(table, column, of, row)
        const expected = truth[of.key]
        if (value === expected || JSON.stringify(value) === JSON.stringify(expected)) continue
        if (value === 'wrong') told.push(`${column.heading} line ${row.line}`)
        else silent.push(`${column.heading} line ${row.line}: ${JSON.stringify(value)} for ${JSON.stringify(expected)}`)
      }
    }
  }
  if (n < file.rows.length) silent.push(`${file.rows.length - n} rows are lost`)
  return { name: file.name, columns, right, missed, silent, told }
}

describe('twelve files as offices make them', () => {
  let all: Measured[]
  beforeAll(async () => {
    all = await Promise.all((await nastyFiles()).map(measure))
  })

  it('have at least 95 of 100 columns mapped right at the first try', () => {
    const columns = all.reduce((sum, file) => sum + file.columns, 0)
    const right = all.reduce((sum, file) => sum + file.right, 0)
    expect(
      right / columns,
      JSON.stringify(
        all.flatMap(f => f.missed.map(m => `${f.name}: ${m}`)),
        null,
        1,
      ),
    ).toBeGreaterThanOrEqual(0.95)
    expect(columns).toBeGreaterThan(100)
  })

  it('hold no error that stays silent once a person has set the columns right', () => {
    expect(all.flatMap(f => f.silent.map(s => `${f.name}: ${s}`))).toEqual([])
  })

  it('are told nothing wrong that could have been read', () => {
    expect(all.flatMap(f => f.told.map(t => `${f.name}: ${t}`))).toEqual([])
  })
})
