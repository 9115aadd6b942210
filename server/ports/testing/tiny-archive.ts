interface OneTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly tile: Buffer
  /** 1 vector, 2 PNG, as the specification numbers them. */
  readonly type: 1 | 2
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))])

/** The number of a tile along the curve of its zoom, all lower zooms counted before it. */
function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3
  let [px, py] = [x, y]
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [rx, ry] = [(px & side) > 0 ? 1 : 0, (py & side) > 0 ? 1 : 0]
    id += side * side * ((3 * rx) ^ ry)
    if (ry === 0) {
      if (rx === 1) [px, py] = [side - 1 - px, side - 1 - py]
      ;[px, py] = [py, px]
    }
  }
  return id
}

/** A PMTiles archive (specification version 3) of one tile, uncompressed, for tests. */
export function tinyArchive({ z, x, y, tile, type }: OneTile): Buffer {
  // One entry: how many, its id, its run length, its length, its offset (plus one).
  const directory = Buffer.from([...varint(1), ...varint(tileId(z, x, y)), ...varint(1), ...varint(tile.length), ...varint(1)])
  const metadata = Buffer.from(JSON.stringify({ name: 'tiny' }))
  const head = Buffer.alloc(127)
  head.write('PMTiles', 0, 'latin1')
  head[7] = 3
  const at = [127, 127 + directory.length, 127 + directory.length + metadata.length]
  const places: readonly (readonly [at: number, value: number])[] = [
    [8, at[0]!],
    [16, directory.length],
    [24, at[1]!],
    [32, metadata.length],
    [40, at[2]!],
    [48, 0],
    [56, at[2]!],
    [64, tile.length],
    [72, 1],
    [80, 1],
    [88, 1],
  ]
  for (const [offset, value] of places) head.writeBigUInt64LE(BigInt(value), offset)
  head[96] = 1
  head[97] = 1
  head[98] = 1
  head[99] = type
  head[100] = z
  head[101] = z
  head.writeInt32LE(-180e7, 102)
  head.writeInt32LE(-85e7, 106)
  head.writeInt32LE(180e7, 110)
  head.writeInt32LE(85e7, 114)
  head[118] = z
  return Buffer.concat([head, directory, metadata, tile])
}
