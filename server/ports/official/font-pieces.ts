import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'fontkit'
import subsetFont from 'subset-font'

/** The two open families that papers are set in: one with serifs (宋), one without (黑). */
export type Family = 'noto-serif-sc' | 'noto-sans-sc'

/** How a character looks, in thousandths of its size, y upwards. Curves have one control point. */
export interface Outline {
  readonly advance: number
  readonly contours: readonly Contour[]
}
type Segment = readonly ['line', x: number, y: number] | readonly ['curve', cx: number, cy: number, x: number, y: number]
export interface Contour {
  readonly start: readonly [x: number, y: number]
  readonly segments: readonly Segment[]
}

interface Pieces {
  readonly folder: string
  readonly fileOf: ReadonlyMap<number, string>
}

/** The family comes in some hundred files by how often characters are used; `unicode.json` says which has which. */
async function openFamily(family: Family): Promise<Pieces> {
  const folder = dirname(createRequire(import.meta.url).resolve(`@fontsource-variable/${family}/LICENSE`))
  const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const fileOf = new Map<number, string>()
  for (const [piece, list] of Object.entries(ranges)) {
    const name = `${family}-${piece.replace(/[[\]]/g, '')}-wght-normal.woff2`
    for (const range of list.split(',')) {
      const [from = 0, to = from] = range
        .trim()
        .slice(2)
        .split('-')
        .map(hex => Number.parseInt(hex, 16))
      for (let code = from; code <= to; code++) fileOf.set(code, name)
    }
  }
  return { folder, fileOf }
}

const families = new Map<Family, Promise<Pieces>>()
function piecesOf(family: Family): Promise<Pieces> {
  const there = families.get(family)
  if (there) return there
  const opened = openFamily(family)
  families.set(family, opened)
  return opened
}

function outlineIn(font: Extract<ReturnType<typeof create>, { glyphForCodePoint: unknown }>, code: number): Outline | null {
  if (!font.hasGlyphForCodePoint(code)) return null
  const glyph = font.glyphForCodePoint(code)
  const contours: { start: [number, number]; segments: Segment[] }[] = []
  for (const { command, args } of glyph.path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args
    if (command === 'moveTo') contours.push({ start: [a, b], segments: [] })
    else if (command === 'lineTo') contours.at(-1)?.segments.push(['line', a, b])
    else if (command === 'quadraticCurveTo') contours.at(-1)?.segments.push(['curve', a, b, c, d])
  }
  return { advance: glyph.advanceWidth, contours: contours.filter(one => one.segments.length > 0) }
}

const kept = new Map<string, Map<number, Outline | null>>()

/**
 * Outlines of the characters in one weight (200 to 900) of a family; null where the family lacks one. What was read once is
 * kept, since the same few thousand characters come back in every paper.
 */
export async function outlinesOf(
  family: Family,
  weight: number,
  codes: Iterable<number>,
): Promise<ReadonlyMap<number, Outline | null>> {
  const face = `${family} ${weight}`
  const known = kept.get(face) ?? new Map<number, Outline | null>()
  kept.set(face, known)
  const { folder, fileOf } = await piecesOf(family)
  const wanted = new Map<string, number[]>()
  for (const code of codes) {
    if (known.has(code)) continue
    const file = fileOf.get(code)
    if (file) wanted.set(file, [...(wanted.get(file) ?? []), code])
    else known.set(code, null)
  }
  await Promise.all(
    [...wanted].map(async ([file, some]) => {
      const bytes = await readFile(join(folder, 'files', file))
      const small = await subsetFont(bytes, String.fromCodePoint(...some), {
        targetFormat: 'truetype',
        variationAxes: { wght: weight },
      })
      const font = create(small)
      for (const code of some) known.set(code, 'glyphForCodePoint' in font ? outlineIn(font, code) : null)
    }),
  )
  return known
}
