import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Fault } from '../errors.ts'
import { readCsv } from './csv-reader.ts'
import type { Cell } from './sheet.ts'
import { openHtml, openWorkbook, openXmlBook, type Workbook } from './sheets/workbook.ts'
import { isXmlBook } from './sheets/xml-book.ts'

export interface TableRow {
  /** Where it stands in the file, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A file that may be read more than once: its bytes piece by piece. */
export interface TableSource {
  readonly name: string
  /** In bytes, where it is known: what is too big is refused before it is read. */
  readonly size?: number
  open(): AsyncIterable<Uint8Array>
}

export interface Table {
  readonly kind: 'csv' | 'xlsx' | 'xls' | 'xml' | 'html'
  /** Of a text: 'utf-8', 'gb18030' or 'utf-16'. */
  readonly encoding: string | null
  /** Of a workbook: its sheets, and whether it holds macros. */
  readonly book: Workbook | null
  rows(): AsyncGenerator<TableRow>
}

const unreadable = (reason: string, more: Readonly<Record<string, unknown>> = {}) =>
  new Fault('table-unreadable', { detail: { reason, ...more } })

const begins = (head: Uint8Array, ...bytes: number[]) => bytes.every((b, n) => head[n] === b)
/** A workbook is kept packed while its rows are read; nobody's list of a hundred thousand rows is larger than this. */
const mostBytes = 128 * 1024 * 1024
/** A web page, and a workbook written as XML, is read whole. */
const mostHtml = 32 * 1024 * 1024

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
  if (source.size !== undefined && source.size > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of unpacked(source)) {
    pieces.push(piece)
    bytes += piece.byteLength
    if (bytes > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  }
  return Buffer.concat(pieces)
}

/** The rows of one sheet, hidden ones too. */
async function* workbookRows(book: Workbook, sheet: number): AsyncGenerator<TableRow> {
  const found = book.sheets[sheet]
  if (!found) throw unreadable('no-sheet')
  yield* found.rows()
}

/** The beginning of a text, in UTF-16 too. */
const plainHead = (head: Uint8Array): string => Buffer.from(head).toString('latin1').replaceAll('\0', '')

const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Opens a table: CSV (UTF-8, GBK/GB18030 or UTF-16, divided by comma, semicolon or tab) a workbook (.xlsx, .xlsm, .xls,
 * XML Spreadsheet 2003) or a web page saved as one, packed with gzip or not. What a file is, is told by its content, never by its name.
 * @throws Fault table-unreadable with the reason: 'empty', 'encrypted', 'html', 'not-text', 'encoding',
 *   'broken', 'bomb'; file-too-big
 */
export async function openTable(
  source: TableSource,
  { sheet = 0, delimiter }: { readonly sheet?: number; readonly delimiter?: string | undefined } = {},
): Promise<Table> {
  const head = await headOf(source)
  if (head.byteLength === 0) throw unreadable('empty')
  const ole = begins(head, 0xd0, 0xcf, 0x11, 0xe0)
  if (ole || begins(head, 0x50, 0x4b, 0x03, 0x04)) {
    const bytes = await bytesOf(source)
    // A workbook with a password is packed in what the older office format is packed in.
    if (ole && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encrypted)) throw unreadable('encrypted')
    const book = await openWorkbook(bytes)
    return { kind: book.kind, encoding: null, book, rows: () => workbookRows(book, sheet) }
  }
  const start = Buffer.from(head).toString('latin1').trimStart().toLowerCase()
  const isHtml = /^(\xef\xbb\xbf)?\s*<(!doctype html|html|table|meta|head|body|div|style)/.test(start)
  const isXml = isXmlBook(plainHead(head))
  if (start.replace(/^\xef\xbb\xbf/, '').startsWith('<?xml') && !isXml) throw unreadable('html')
  if (start.startsWith('%pdf')) throw unreadable('not-text')
  const encoding = await encodingOf(source, head)
  if (isHtml || isXml) {
    let text = ''
    for await (const piece of decoded(source, encoding)) {
      text += piece
      if (text.length > mostHtml) throw new Fault('file-too-big', { detail: { most: mostHtml } })
    }
    const book = isXml ? openXmlBook(text) : openHtml(text)
    return { kind: isXml ? 'xml' : 'html', encoding, book, rows: () => workbookRows(book, sheet) }
  }
  return { kind: 'csv', encoding, book: null, rows: () => readCsv(decoded(source, encoding), delimiter) }
}

/** Bytes at hand as a source. */
export const sourceOf = (name: string, bytes: Uint8Array): TableSource => ({
  name,
  size: bytes.byteLength,
  async *open() {
    yield bytes
  },
})
