import { createInflateRaw } from 'node:zlib'

/** Why an archive is not opened; what is shown to a person is made of it elsewhere. */
export class ArchiveFault extends Error {
  readonly reason: 'broken' | 'bomb'
  constructor(reason: 'broken' | 'bomb') {
    super(reason)
    this.reason = reason
  }
}

interface Part {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** What a part may grow to. XML of a sheet grows ten- to fiftyfold; a thousandfold was never typed by anybody. */
const mostSize = 3 * 1024 ** 3
const freeSize = 32 * 1024 ** 2
const mostRatio = 300
const mostParts = 20_000

const isBomb = (packed: number, size: number) => size > mostSize || (size > freeSize && size > packed * mostRatio)

export interface Archive {
  readonly names: readonly string[]
  /** A small part as text, null when there is none. */
  text(name: string, most: number): Promise<string | null>
  /** A part piece by piece; each piece is unpacked when it is asked for. */
  pieces(name: string): AsyncGenerator<Uint8Array>
}

/** The end record may be followed by a comment of at most 64 KiB. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_536); at--)
    if (bytes.readUInt32LE(at) === 0x06054b50) return at
  throw new ArchiveFault('broken')
}

function partsOf(bytes: Buffer): Map<string, Part> {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const parts = new Map<string, Part>()
  if (count > mostParts) throw new ArchiveFault('bomb')
  for (let n = 0; n < count; n++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new ArchiveFault('broken')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map(from => bytes.readUInt16LE(at + from)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    parts.set(name.toLowerCase(), {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extraLength + noteLength
  }
  return parts
}

function packedBytes(bytes: Buffer, { at, packed }: Part): Buffer {
  if (bytes.readUInt32LE(at) !== 0x04034b50) throw new ArchiveFault('broken')
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (from + packed > bytes.length) throw new ArchiveFault('broken')
  return bytes.subarray(from, from + packed)
}

const pieceBytes = 256 * 1024

async function* inflated(packed: Buffer): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes })
  inflate.end(packed)
  let size = 0
  try {
    for await (const piece of inflate) {
      size += (piece as Uint8Array).byteLength
      // What the directory says of a part's size is only said: what comes out is counted.
      if (isBomb(packed.length, size)) throw new ArchiveFault('bomb')
      yield piece as Uint8Array
    }
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('broken')
  } finally {
    inflate.destroy()
  }
}

/**
 * The parts of a ZIP archive (APPNOTE 6.3, without ZIP64 and encryption): nothing is unpacked before it is asked for, and
 * no part may grow beyond what a sheet can hold.
 * @throws ArchiveFault
 */
export function openArchive(given: Uint8Array): Archive {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  let parts: Map<string, Part>
  try {
    parts = partsOf(bytes)
  } catch (error) {
    throw error instanceof ArchiveFault ? error : new ArchiveFault('broken')
  }
  const all = [...parts.values()]
  const packed = all.reduce((sum, part) => sum + part.packed, 0)
  if (
    all.some(p => isBomb(p.packed, p.size)) ||
    isBomb(
      packed,
      all.reduce((sum, part) => sum + part.size, 0),
    )
  )
    throw new ArchiveFault('bomb')
  async function* pieces(name: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(name.toLowerCase())
    if (!part) throw new ArchiveFault('broken')
    const content = packedBytes(bytes, part)
    if (part.method === 8) yield* inflated(content)
    else if (part.method === 0) yield content
    else throw new ArchiveFault('broken')
  }
  return {
    names: [...parts.keys()],
    pieces,
    async text(name, most) {
      if (!parts.has(name.toLowerCase())) return null
      const got: Uint8Array[] = []
      let size = 0
      for await (const piece of pieces(name)) {
        got.push(piece)
        size += piece.byteLength
        if (size > most) throw new ArchiveFault('bomb')
      }
      return Buffer.concat(got).toString('utf8')
    },
  }
}
