import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { Fault } from '../errors.ts'
import { readCsv } from './csv-reader.ts'
import { type Cell, unfoldMerged } from './sheet.ts'

export interface TableRow {
  /** Where it stands in the file, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A file that may be read more than once: its bytes piece by piece. */
export interface TableSource {
  readonly name: string
  open(): AsyncIterable<Uint8Array>
}

export interface Table {
  readonly kind: 'csv' | 'xlsx'
  /** Of a text: 'utf-8', 'gb18030' or 'utf-16'. */
  readonly encoding: string | null
  rows(): AsyncGenerator<TableRow>
}

const unreadable = (reason: string, more: Readonly<Record<string, unknown>> = {}) =>
  new Fault('table-unreadable', { detail: { reason, ...more } })

const begins = (head: Uint8Array, ...bytes: number[]) => bytes.every((b, n) => head[n] === b)
/** A workbook up to this size is read whole, so that merged cells can be unfolded; a larger one row by row. */
const wholeBytes = 4 * 1024 * 1024
const mostBytes = 200 * 1024 * 1024

/** The bytes themselves, whatever they were packed in. */
async function* unpacked(source: TableSource): AsyncGenerator<Uint8Array> {
  const pieces = source.open()[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return
  const all = async function* () {
    yield first.value
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value
  }
  if (!begins(first.value, 0x1f, 0x8b)) return yield* all()
  const gunzip = Readable.from(all(), { objectMode: false }).pipe(createGunzip())
  try {
    for await (const piece of gunzip) yield piece as Uint8Array
  } catch {
    throw unreadable('broken')
  }
}

async function headOf(source: TableSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of unpacked(source)) {
    pieces.push(piece)
    bytes += piece.byteLength
    if (bytes >= 4096) break
  }
  return Buffer.concat(pieces)
}

/** In which writing the text is: checked over the whole file, so that no character is ever guessed half-way. */
async function encodingOf(source: TableSource, head: Uint8Array): Promise<string> {
  if (begins(head, 0xff, 0xfe)) return 'utf-16le'
  if (begins(head, 0xfe, 0xff)) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030']) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    try {
      for await (const piece of unpacked(source)) {
        const text = decoder.decode(piece, { stream: true })
        // Bytes of something else than text pass as GB18030 now and then; text holds no NUL.
        if (text.includes('\0')) throw unreadable('not-text')
      }
      decoder.decode()
      return encoding
    } catch (error) {
      if (error instanceof Fault) throw error
    }
  }
  throw unreadable('encoding')
}

async function* decoded(source: TableSource, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const piece of unpacked(source)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function bytesOf(source: TableSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of unpacked(source)) {
    pieces.push(piece)
    bytes += piece.byteLength
    if (bytes > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  }
  return Buffer.concat(pieces)
}

/** A date of a sheet is wall time; it is written so that it reads back as the same wall time. */
const cellOf = (cell: unknown): Cell => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 19).replace('T', ' ')
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null
}

async function* workbookRows(bytes: Uint8Array, sheet: number): AsyncGenerator<TableRow> {
  try {
    if (bytes.byteLength <= wholeBytes) {
      const book = await readXlsx(bytes, { sheets: [sheet] })
      const found = book.sheets[0]
      if (!found) throw unreadable('no-sheet')
      const rows = unfoldMerged(
        found.rows.map(row => row.map(cellOf)),
        found.merges ?? [],
      )
      for (const [n, cells] of rows.entries()) if (cells.some(c => c !== null && c !== '')) yield { line: n + 1, cells }
      return
    }
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const cells = values.map(cellOf)
      if (cells.some(c => c !== null && c !== '')) yield { line: index + 1, cells }
    }
  } catch (error) {
    throw error instanceof Fault ? error : unreadable('broken', { words: (error as Error).message.slice(0, 120) })
  }
}

const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Opens a table: CSV (UTF-8, GBK/GB18030 or UTF-16, divided by comma, semicolon or tab) or a workbook, packed with gzip or
 * not. What a file is, is told by its content, never by its name.
 * @throws Fault table-unreadable with the reason: 'empty', 'encrypted', 'xls', 'html', 'not-text', 'encoding', 'broken'
 */
export async function openTable(
  source: TableSource,
  { sheet = 0, delimiter }: { readonly sheet?: number; readonly delimiter?: string | undefined } = {},
): Promise<Table> {
  const head = await headOf(source)
  if (head.byteLength === 0) throw unreadable('empty')
  // The older office format, which is also what a workbook with a password is packed in.
  if (begins(head, 0xd0, 0xcf, 0x11, 0xe0))
    throw unreadable(Buffer.from(await bytesOf(source)).includes(encrypted) ? 'encrypted' : 'xls')
  if (begins(head, 0x50, 0x4b, 0x03, 0x04)) {
    const bytes = await bytesOf(source)
    return { kind: 'xlsx', encoding: null, rows: () => workbookRows(bytes, sheet) }
  }
  const start = Buffer.from(head).toString('latin1').trimStart().toLowerCase()
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|meta)/.test(start)) throw unreadable('html')
  if (start.startsWith('%pdf')) throw unreadable('not-text')
  const encoding = await encodingOf(source, head)
  return { kind: 'csv', encoding, rows: () => readCsv(decoded(source, encoding), delimiter) }
}

/** Bytes at hand as a source. */
export const sourceOf = (name: string, bytes: Uint8Array): TableSource => ({
  name,
  async *open() {
    yield bytes
  },
})
