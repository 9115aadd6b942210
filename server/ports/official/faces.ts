import { type Contour, type Family, type Outline, outlinesOf } from './font-pieces.ts'

/** The hands an official paper is written in, by what the standard calls them. */
export type Face = 'fang' | 'kai' | 'hei' | 'title' | 'bold'

/**
 * What stands for each hand where the standard's own fonts may not be given away: the same family upright for 仿宋 and heavy
 * for 小标宋, half heavy for 楷体, and the family without serifs for 黑体.
 */
const made: Readonly<Record<Face, { readonly family: Family; readonly weight: number }>> = {
  fang: { family: 'noto-serif-sc', weight: 400 },
  kai: { family: 'noto-serif-sc', weight: 600 },
  hei: { family: 'noto-sans-sc', weight: 600 },
  title: { family: 'noto-serif-sc', weight: 700 },
  bold: { family: 'noto-serif-sc', weight: 700 },
}

const empty: Outline = { advance: 0, contours: [] }
/** Characters that show nothing and take no room, but belong to the words. */
const silent = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/u

const box = (x: number, y: number, width: number, height: number): Contour => ({
  start: [x, y],
  segments: [
    ['line', x + width, y],
    ['line', x + width, y + height],
    ['line', x, y + height],
  ],
})
/** The same the other way round: a hole. */
const hole = (x: number, y: number, width: number, height: number): Contour => ({
  start: [x, y],
  segments: [
    ['line', x, y + height],
    ['line', x + width, y + height],
    ['line', x + width, y],
  ],
})

function moved({ contours }: Outline, scale: number, dx: number, dy: number): Contour[] {
  return contours.map(({ start, segments }) => ({
    start: [start[0] * scale + dx, start[1] * scale + dy],
    segments: segments.map(one =>
      one[0] === 'line'
        ? (['line', one[1] * scale + dx, one[2] * scale + dy] as const)
        : (['curve', one[1] * scale + dx, one[2] * scale + dy, one[3] * scale + dx, one[4] * scale + dy] as const),
    ),
  }))
}

/** A box with the number of the character in it: nobody can overlook it, and it can be looked up. */
function boxed(code: number, digits: ReadonlyMap<number, Outline | null>): Outline {
  const hex = code.toString(16).toUpperCase().padStart(4, '0')
  const half = Math.ceil(hex.length / 2)
  const rows = [hex.slice(0, half), hex.slice(half)]
  const scale = half > 2 ? 0.42 : 0.46
  const contours = [box(50, -80, 900, 920), hole(90, -40, 820, 840)]
  rows.forEach((row, n) => {
    const drawn = [...row].map(one => digits.get(one.codePointAt(0) ?? 0) ?? empty)
    let x = 500 - (scale * drawn.reduce((sum, one) => sum + one.advance, 0)) / 2
    for (const one of drawn) {
      contours.push(...moved(one, scale, x, n === 0 ? 420 : 20))
      x += one.advance * scale
    }
  })
  return { advance: 1000, contours }
}

const hexDigits = [...'0123456789ABCDEF'].map(one => one.charCodeAt(0))

/** Outlines of every character, none left out: from the face itself, else from the other family, else a box with its number. */
export async function outlinesFor(
  face: Face,
  codes: ReadonlySet<number>,
): Promise<{ readonly outlines: ReadonlyMap<number, Outline>; readonly missing: readonly string[] }> {
  const { family, weight } = made[face]
  const own = await outlinesOf(family, weight, codes)
  const lacking = [...codes].filter(code => !own.get(code))
  const other = await outlinesOf(family === 'noto-serif-sc' ? 'noto-sans-sc' : 'noto-serif-sc', weight, lacking)
  const digits = lacking.length > 0 ? await outlinesOf('noto-sans-sc', 500, hexDigits) : new Map<number, Outline | null>()
  const outlines = new Map<number, Outline>()
  const missing: string[] = []
  for (const code of codes) {
    const text = String.fromCodePoint(code)
    const found = silent.test(text) ? empty : (own.get(code) ?? other.get(code))
    if (!found) missing.push(text)
    outlines.set(code, found ?? boxed(code, digits))
  }
  return { outlines, missing }
}
