import { open } from 'node:fs/promises'
import { resolve } from 'node:path'

/** What the head of a PMTiles archive says (specification version 3). */
export interface ArchiveHead {
  readonly draw: 'raster' | 'vector'
  readonly minZoom: number
  readonly maxZoom: number
}

/** A plain file name: no folder, nothing hidden. */
export const archiveName = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,100}\.pmtiles$/u
export const archivePath = (data: string, name: string): string => resolve(data, 'maps', name)

const headBytes = 127
/** Tile types of the specification: 1 vector tiles; 2 to 5 pictures. */
const types: readonly (ArchiveHead['draw'] | undefined)[] = [undefined, 'vector', 'raster', 'raster', 'raster', 'raster']

export function parseHead(bytes: Uint8Array): ArchiveHead | null {
  const magic = new TextDecoder().decode(bytes.subarray(0, 7))
  const draw = types[bytes[99] ?? 0]
  if (bytes.length < headBytes || magic !== 'PMTiles' || bytes[7] !== 3 || !draw) return null
  return { draw, minZoom: bytes[100] ?? 0, maxZoom: Math.min(22, bytes[101] ?? 0) }
}

/** The head of an archive in the folder `maps` of the data, or at an https address; null when there is none to read. */
export async function readHead(data: string, source: string): Promise<ArchiveHead | null> {
  try {
    if (source.startsWith('https://')) {
      const answer = await fetch(source, {
        headers: { range: `bytes=0-${headBytes - 1}` },
        redirect: 'error',
        signal: AbortSignal.timeout(8000),
      })
      if (answer.status !== 206) return null
      return parseHead(new Uint8Array(await answer.arrayBuffer()))
    }
    const { bytes } = await readPiece(data, source, 0, headBytes - 1)
    return parseHead(bytes)
  } catch {
    return null
  }
}

/** A piece of an archive, both ends included, cut off at its end. @throws when there is no such file */
export async function readPiece(data: string, name: string, from: number, to: number) {
  const file = await open(archivePath(data, name), 'r')
  try {
    const { size, mtimeMs } = await file.stat()
    const bytes = Buffer.alloc(Math.max(0, Math.min(to, size - 1) - from + 1))
    if (bytes.length > 0) await file.read(bytes, 0, bytes.length, from)
    return { bytes, size, etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"` }
  } finally {
    await file.close()
  }
}
