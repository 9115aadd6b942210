import sharp from 'sharp'
import { type Drawing, type Mark, toSvg } from '#methods/charts/index'
import { outlinesFor } from './faces.ts'
import type { Outline } from './font-pieces.ts'

type Text = Extract<Mark, { kind: 'text' }>
/** Outlines are written in hundredths: whole numbers are shorter, and written in a third of the time. */
const parts = 100

function pathOf({ contours }: Outline, scale: number, x: number, y: number): string {
  const at = (px: number, py: number) => `${Math.round((x + px * scale) * parts)} ${Math.round((y - py * scale) * parts)}`
  return contours
    .map(({ start, segments }) => {
      const drawn = segments.map(one =>
        one[0] === 'line' ? `L${at(one[1], one[2])}` : `Q${at(one[1], one[2])} ${at(one[3], one[4])}`,
      )
      return `M${at(start[0], start[1])}${drawn.join('')}Z`
    })
    .join('')
}

/** A drawing as SVG whose writing is outlines, so that it looks the same where no Chinese font is installed. */
export async function outlinedSvg(drawing: Drawing): Promise<string> {
  const codes = new Set(
    drawing.marks.flatMap(mark => (mark.kind === 'text' ? [...mark.text].map(one => one.codePointAt(0) ?? 0) : [])),
  )
  const { outlines } = await outlinesFor('fang', codes)
  const words = ({ at, text, size, anchor }: Text, colour: string) => {
    const scale = size / 1000
    const drawn = [...text].map(one => outlines.get(one.codePointAt(0) ?? 0))
    const wide = drawn.reduce((sum, one) => sum + (one?.advance ?? 0) * scale, 0)
    let x = at[0] - (anchor === 'start' ? 0 : anchor === 'middle' ? wide / 2 : wide)
    const path = drawn.map(one => {
      const made = one ? pathOf(one, scale, x, at[1]) : ''
      x += (one?.advance ?? 0) * scale
      return made
    })
    return `<path transform="scale(${1 / parts})" d="${path.join('')}" fill="${colour}"/>`
  }
  return toSvg(drawing, words)
}

/** The same as a PNG, three dots to a drawing unit, on white. */
export async function chartPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 216 }).flatten({ background: '#ffffff' }).png({ compressionLevel: 6 }).toBuffer()
}
