import type { Outline } from './font-pieces.ts'

/** Bytes written one after another, most significant first, as fonts have them. */
class Bytes {
  private held = new Uint8Array(1024)
  length = 0
  private room(more: number): DataView {
    if (this.length + more > this.held.length) {
      const larger = new Uint8Array(Math.max(this.held.length * 2, this.length + more))
      larger.set(this.held)
      this.held = larger
    }
    const view = new DataView(this.held.buffer, this.length, more)
    this.length += more
    return view
  }
  u8(value: number): void {
    this.room(1).setUint8(0, value)
  }
  u16(...values: readonly number[]): void {
    for (const value of values) this.room(2).setUint16(0, value & 0xffff)
  }
  u32(...values: readonly number[]): void {
    for (const value of values) this.room(4).setUint32(0, value)
  }
  add(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.held.set(bytes, this.length - bytes.length)
  }
  fill(to: number): void {
    while (this.length % to !== 0) this.u8(0)
  }
  get bytes(): Uint8Array {
    return this.held.subarray(0, this.length)
  }
}

interface Extent {
  readonly box: readonly [xMin: number, yMin: number, xMax: number, yMax: number]
  readonly points: number
  readonly contours: number
}

/** One simple glyph: ends of contours, no instructions, a flag and two whole steps for each point. */
function writeGlyph({ contours }: Outline, out: Bytes): Extent {
  const points: (readonly [x: number, y: number, on: boolean])[] = []
  const ends: number[] = []
  for (const { start, segments } of contours) {
    const first = points.length
    points.push([Math.round(start[0]), Math.round(start[1]), true])
    for (const one of segments)
      if (one[0] === 'line') points.push([Math.round(one[1]), Math.round(one[2]), true])
      else points.push([Math.round(one[1]), Math.round(one[2]), false], [Math.round(one[3]), Math.round(one[4]), true])
    // A contour closes by itself: its last point is not its first once more.
    const [a, z] = [points[first], points.at(-1)]
    if (a && z && points.length - first > 2 && z[2] && a[0] === z[0] && a[1] === z[1]) points.pop()
    ends.push(points.length - 1)
  }
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])]
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  out.u16(contours.length, ...box, ...ends, 0)
  for (const [, , on] of points) out.u8(on ? 1 : 0)
  for (const along of [xs, ys]) for (const [n, at] of along.entries()) out.u16(at - (along[n - 1] ?? 0))
  return { box, points: points.length, contours: contours.length }
}

const ascent = 880
const descent = -120

function writeMap(codes: readonly number[]): Bytes {
  const map = new Bytes()
  // Format 12: runs of characters whose glyphs follow each other. Two entries, for Unicode and for Windows.
  const groups: [from: number, to: number, glyph: number][] = []
  codes.forEach((code, n) => {
    const last = groups.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else groups.push([code, code, n + 1])
  })
  map.u16(0, 2, 0, 4)
  map.u32(20)
  map.u16(3, 10)
  map.u32(20)
  map.u16(12, 0)
  map.u32(16 + 12 * groups.length, 0, groups.length)
  for (const group of groups) map.u32(...group)
  return map
}

function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

/**
 * A TrueType font of exactly these characters, a glyph for each, so that words taken out of a page are the words put in.
 * Outlines are in thousandths of the size. Layout after the OpenType specification 1.9 (head, hhea, maxp, hmtx, cmap, loca,
 * glyf, name, post, OS/2).
 */
export function writeFont(name: string, outlines: ReadonlyMap<number, Outline>): Buffer {
  const codes = [...outlines.keys()].sort((a, b) => a - b)
  const blank: Outline = { advance: 500, contours: [] }
  const glyphs = [blank, ...codes.map(code => outlines.get(code) ?? blank)]
  const [glyf, loca, hmtx] = [new Bytes(), new Bytes(), new Bytes()]
  let [xMin, yMin, xMax, yMax, mostPoints, mostContours] = [0, descent, 1000, ascent, 0, 0]
  for (const glyph of glyphs) {
    loca.u32(glyf.length)
    let bearing = 0
    if (glyph.contours.length > 0) {
      const { box, points, contours } = writeGlyph(glyph, glyf)
      glyf.fill(4)
      bearing = box[0]
      ;[xMin, yMin] = [Math.min(xMin, box[0]), Math.min(yMin, box[1])]
      ;[xMax, yMax] = [Math.max(xMax, box[2]), Math.max(yMax, box[3])]
      ;[mostPoints, mostContours] = [Math.max(mostPoints, points), Math.max(mostContours, contours)]
    }
    hmtx.u16(Math.round(glyph.advance), bearing)
  }
  loca.u32(glyf.length)
  const [head, hhea, maxp, os2, post, names] = [new Bytes(), new Bytes(), new Bytes(), new Bytes(), new Bytes(), new Bytes()]
  head.u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5)
  head.u16(0b11, 1000)
  head.u32(0, 0, 0, 0)
  head.u16(xMin, yMin, xMax, yMax, 0, 8, 2, 1, 0)
  hhea.u32(0x00010000)
  hhea.u16(ascent, descent, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.length)
  maxp.u32(0x00010000)
  maxp.u16(glyphs.length, mostPoints, mostContours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
  os2.u16(4, 1000, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0)
  os2.add(new Uint8Array(10))
  os2.u32(0, 0, 0, 0, 0x4c494e4c)
  os2.u16(0x40, Math.min(0xffff, codes[0] ?? 0), Math.min(0xffff, codes.at(-1) ?? 0), ascent, descent, 0, ascent, -descent)
  os2.u32(0, 0)
  os2.u16(500, 700, 0, 32, 1)
  post.u32(0x00030000, 0)
  post.u16(-100, 50)
  post.u32(0, 0, 0, 0, 0)
  const title = Buffer.from(name, 'utf16le').swap16()
  const said = [1, 2, 4, 6]
  names.u16(0, said.length, 6 + 12 * said.length)
  for (const id of said) names.u16(3, 1, 0x409, id, title.length, 0)
  names.add(title)
  const tables = Object.entries({ 'OS/2': os2, cmap: writeMap(codes), glyf, head, hhea, hmtx, loca, maxp, name: names, post })
  const file = new Bytes()
  const power = Math.floor(Math.log2(tables.length))
  file.u32(0x00010000)
  file.u16(tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power))
  let at = 12 + 16 * tables.length
  for (const [tag, table] of tables) {
    const { length } = table
    table.fill(4)
    file.add(Buffer.from(tag, 'latin1'))
    file.u32(sumOf(table.bytes), at, length)
    at += table.length
  }
  for (const [, table] of tables) file.add(table.bytes)
  return Buffer.from(file.bytes)
}
