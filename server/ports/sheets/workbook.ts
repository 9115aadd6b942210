import { Fault } from '../../errors.ts'
import { htmlTables } from './html-tables.ts'
import { unfolded } from './unfold.ts'
import { readXlsBook } from './xls-book.ts'
import { readBook } from './xlsx-book.ts'
import { type SheetFacts, xlsxFacts } from './xlsx-facts.ts'
import { type SheetRow, xlsxRows } from './xlsx-rows.ts'
import { xmlSheets } from './xml-book.ts'
import { ArchiveFault, openArchive } from './zip-parts.ts'

export type { SheetFacts } from './xlsx-facts.ts'
export type { SheetRow } from './xlsx-rows.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** Passes over the sheet once. */
  facts(): Promise<SheetFacts>
  /** Rows that hold something, merged cells filled, one by one as they are asked for. */
  rows(): AsyncGenerator<SheetRow>
}
export interface Workbook {
  readonly kind: 'xlsx' | 'xls' | 'xml' | 'html'
  /** It holds macros. They are never run. */
  readonly macros: boolean
  readonly sheets: readonly WorkbookSheet[]
}

const unreadable = (reason: string) => new Fault('table-unreadable', { detail: { reason } })
const asFault = (error: unknown) =>
  error instanceof Fault ? error : unreadable(error instanceof ArchiveFault ? error.reason : 'broken')

async function openXlsx(bytes: Uint8Array): Promise<Workbook> {
  const archive = openArchive(bytes)
  const book = await readBook(archive)
  const sheets = book.sheets.map(({ name, part, hidden }): WorkbookSheet => {
    let known: Promise<SheetFacts> | null = null
    const facts = () => {
      known ??= xlsxFacts(archive, part).catch((error: unknown) => {
        throw asFault(error)
      })
      return known
    }
    async function* rows(): AsyncGenerator<SheetRow> {
      const { merges } = await facts()
      try {
        yield* unfolded(xlsxRows(archive, part, book), merges)
      } catch (error) {
        throw asFault(error)
      }
    }
    return { name, hidden, facts, rows }
  })
  return { kind: 'xlsx', macros: book.macros, sheets }
}

async function* each(rows: readonly SheetRow[]): AsyncGenerator<SheetRow> {
  yield* rows
}

async function openXls(bytes: Uint8Array): Promise<Workbook> {
  const sheets = await readXlsBook(bytes)
  return {
    kind: 'xls',
    macros: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('_VBA_PROJECT_CUR', 'utf16le')),
    sheets: sheets.map(({ name, facts, rows }) => ({
      name,
      hidden: false,
      facts: async () => facts,
      rows: () => unfolded(each(rows), facts.merges),
    })),
  }
}

/**
 * Opens a workbook: .xlsx and .xlsm (by their parts), .xls of Excel 97–2003. No row is unpacked before it is asked for, no
 * macro is run and no formula worked out: what the sheet last showed is read.
 * @throws Fault table-unreadable: 'broken', 'bomb'
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  try {
    return bytes[0] === 0xd0 ? await openXls(bytes) : await openXlsx(bytes)
  } catch (error) {
    throw asFault(error)
  }
}

/** The tables of a web page as sheets. @throws Fault table-unreadable: 'html' when it has none */
export function openHtml(text: string): Workbook {
  const tables = htmlTables(text)
  if (tables.length === 0) throw unreadable('html')
  return {
    kind: 'html',
    macros: false,
    sheets: tables.map(({ rows, merges }, n) => ({
      name: `${n + 1}`,
      hidden: false,
      facts: async () => ({ rows: rows.length, merges, hiddenColumns: [], hiddenRows: 0 }),
      rows: () => unfolded(each(rows), merges),
    })),
  }
}

/** The sheets of a workbook that was saved as XML. @throws Fault table-unreadable: 'html' when it has none */
export function openXmlBook(text: string): Workbook {
  const sheets = xmlSheets(text)
  if (sheets.length === 0) throw unreadable('html')
  return {
    kind: 'xml',
    macros: false,
    sheets: sheets.map(({ name, hidden, facts, rows }) => ({
      name,
      hidden,
      facts: async () => facts,
      rows: () => unfolded(each(rows), facts.merges),
    })),
  }
}
