import type { Drawing, Ink, Mark, Point } from './types.ts'

/** Colours for paper: dark enough that a copy of a copy keeps them apart. */
export const onPaper: Readonly<Record<Ink, string>> = {
  text: '#000000',
  soft: '#404040',
  rule: '#9a9a9a',
  main: '#2f4f6f',
  light: '#c9d3dc',
  paper: '#ffffff',
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const short = (value: number) => String(Math.round(value * 100) / 100)
const joined = (points: readonly Point[]) => points.map(point => point.map(short).join(',')).join(' ')

type Colours = Readonly<Record<Ink, string>>
type Text = Extract<Mark, { kind: 'text' }>

function markOf(mark: Mark, colours: Colours, words: (text: Text, colour: string) => string): string {
  switch (mark.kind) {
    case 'rect': {
      const [x, y, width, height] = [mark.x, mark.y, mark.width, mark.height].map(short)
      const fill = mark.fill ? colours[mark.fill] : 'none'
      const edge = mark.edge ? ` stroke="${colours[mark.edge]}"` : ''
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${edge}/>`
    }
    case 'line': {
      const broken = mark.broken ? ' stroke-dasharray="6 4"' : ''
      return `<polyline points="${joined(mark.points)}" fill="none" stroke="${colours[mark.ink]}" stroke-width="${mark.width}"${broken}/>`
    }
    case 'dot':
      return `<circle cx="${short(mark.at[0])}" cy="${short(mark.at[1])}" r="${mark.r}" fill="${mark.hollow ? colours.paper : colours.main}" stroke="${colours.main}" stroke-width="1.5"/>`
    case 'text':
      return words(mark, colours[mark.ink])
  }
}

const asText = ({ at, text, size, anchor }: Text, colour: string) =>
  `<text x="${short(at[0])}" y="${short(at[1])}" font-size="${size}" text-anchor="${anchor}" fill="${colour}">${escaped(text)}</text>`

/**
 * The drawing as SVG. `words` writes one piece of text where the reader may lack fonts (as outlines, say).
 */
export function toSvg(
  { width, height, marks }: Drawing,
  words: (text: Text, colour: string) => string = asText,
  colours: Colours = onPaper,
): string {
  const body = marks.map(mark => markOf(mark, colours, words)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}">${body}</svg>`
}
