/** What a cell of the fixture holds: words, a number, a day as serial number, an error, or the last value of a formula. */
export type XlsCell = string | number | { readonly day: number } | { readonly error: number } | { readonly shows: number } | null

const u16 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [n, value] of numbers.entries()) bytes.writeUInt16LE(value, n * 2)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}
const record = (id: number, ...data: Buffer[]) => {
  const body = Buffer.concat(data)
  return Buffer.concat([u16(id, body.length), body])
}
const words = (text: string) => Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')])

const [plainXf, dayXf] = [0, 1]
function cellRecord(row: number, column: number, cell: XlsCell): Buffer {
  const at = (xf: number) => u16(row, column, xf)
  if (cell === null) return Buffer.alloc(0)
  if (typeof cell === 'string') return record(0x0204, at(plainXf), words(cell))
  if (typeof cell === 'number') return record(0x0203, at(plainXf), f64(cell))
  if ('day' in cell) return record(0x0203, at(dayXf), f64(cell.day))
  if ('error' in cell) return record(0x0205, at(plainXf), Buffer.from([cell.error, 1]))
  return record(0x0006, at(plainXf), f64(cell.shows), u16(0), u32(0), u16(0))
}

const sector = 512
const [free, chainEnd, fatSector] = [0xffffffff, 0xfffffffe, 0xfffffffd]

/** One stream in a compound file of version 3 (MS-CFB): header, one sector of chains, the directory, the stream. */
function compound(name: string, stream: Buffer): Buffer {
  const padded = Buffer.concat([
    stream,
    Buffer.alloc(Math.max(4096 - stream.length, (sector - (stream.length % sector)) % sector)),
  ])
  const sectors = padded.length / sector
  const header = Buffer.alloc(sector)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  u16(0x3e, 3, 0xfffe, 9, 6).copy(header, 24)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, chainEnd],
    [64, 0],
    [68, chainEnd],
    [72, 0],
    [76, 0],
  ] as const)
    u32(value).copy(header, at)
  for (let at = 80; at < sector; at += 4) u32(free).copy(header, at)
  const chains = Buffer.concat([
    u32(fatSector),
    u32(chainEnd),
    ...Array.from({ length: sectors }, (_, n) => u32(n === sectors - 1 ? chainEnd : n + 3)),
  ])
  const fat = Buffer.alloc(sector, 0xff)
  chains.copy(fat)
  const entry = (title: string, type: number, child: number, start: number, size: number) => {
    const bytes = Buffer.alloc(128)
    bytes.write(title, 'utf16le')
    u16((title.length + 1) * 2).copy(bytes, 64)
    Buffer.from([type, 1]).copy(bytes, 66)
    for (const [at, value] of [
      [68, free],
      [72, free],
      [76, child],
      [116, start],
      [120, size],
    ] as const)
      u32(value).copy(bytes, at)
    return bytes
  }
  const directory = Buffer.concat([
    entry('Root Entry', 5, 1, chainEnd, 0),
    entry(name, 2, free, 2, padded.length),
    Buffer.alloc(256),
  ])
  return Buffer.concat([header, fat, directory, padded])
}

/** A workbook of Excel 97–2003 (MS-XLS) with one sheet, small enough that one sector of chains is enough. */
export function tinyXls(
  rows: readonly (readonly XlsCell[])[],
  merges: readonly (readonly [top: number, bottom: number, left: number, right: number])[] = [],
): Uint8Array {
  const begin = (kind: number) => record(0x0809, u16(0x0600, kind, 0, 0), u32(0), u32(0))
  const end = record(0x000a)
  const xf = (format: number) => record(0x00e0, u16(0, format), Buffer.alloc(16))
  const name = Buffer.concat([Buffer.from([2, 1]), Buffer.from('台账', 'utf16le')])
  const globals = (at: number) =>
    Buffer.concat([begin(0x0005), xf(0), xf(14), record(0x0085, u32(at), Buffer.from([0, 0]), name), end])
  const sheet = Buffer.concat([
    begin(0x0010),
    ...rows.flatMap((row, r) => row.map((cell, c) => cellRecord(r, c, cell))),
    ...(merges.length > 0 ? [record(0x00e5, u16(merges.length), ...merges.map(m => u16(...m)))] : []),
    end,
  ])
  return compound('Workbook', Buffer.concat([globals(globals(0).length), sheet]))
}
