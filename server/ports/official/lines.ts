import type { Face } from './faces.ts'

/** A piece of writing in one hand. */
export interface Piece {
  readonly text: string
  readonly face: Face
  readonly size: number
  readonly under?: boolean | undefined
}
/** A line as it is printed: pieces from left to right, with the room added after every character. */
export interface Line {
  readonly pieces: readonly Piece[]
  readonly width: number
  readonly spacing: number
  /** How far in the line begins. */
  readonly indent: number
}

/** How wide one character is, in thousandths of its size. */
export type Advance = (face: Face, code: number) => number

const neverFirst = new Set('，。、；：？！）》」』】〕〉”’…—～·％%,.;:?!)]}℃')
const neverLast = new Set('（《「『【〔〈“‘([{￥$')
const inWord = /[A-Za-z0-9.,%\-/:@_+&'#=~]/

const mayBreak = (before: string, after: string): boolean =>
  !neverFirst.has(after) && !neverLast.has(before) && !(inWord.test(before) && inWord.test(after))

interface Sign {
  readonly text: string
  readonly piece: Piece
  readonly width: number
}

const spaces = /[\t\u00a0\n\r]/g

function signsOf(pieces: readonly Piece[], advance: Advance, tight: number): Sign[] {
  return pieces.flatMap(piece =>
    [...piece.text.replace(spaces, ' ')].map(text => {
      const wide = (advance(piece.face, text.codePointAt(0) ?? 0) * piece.size) / 1000
      return { text, piece, width: wide === 0 ? 0 : wide + tight }
    }),
  )
}

function joined(signs: readonly Sign[]): Piece[] {
  const made: { text: string; piece: Piece }[] = []
  for (const { text, piece } of signs) {
    const last = made.at(-1)
    if (last?.piece === piece) last.text += text
    else made.push({ text, piece })
  }
  return made.map(({ text, piece }) => ({ ...piece, text }))
}

interface Setting {
  readonly width: number
  /** Of the first line, and of those after it. */
  readonly first: number
  readonly rest: number
  /** Room added to every character; less than nothing squeezes. */
  readonly tight: number
  /** Whether full lines end at the right edge. */
  readonly even: boolean
}

/** Where the line that begins at `from` ends: as far as fits, back to a place where it may be broken. */
function endOf(signs: readonly Sign[], from: number, room: number): number {
  let used = 0
  let end = from
  // A hair more than the room, since twenty-eight squares are exactly as wide as the line.
  while (end < signs.length && used + (signs[end]?.width ?? 0) <= room + 0.01) used += signs[end++]?.width ?? 0
  if (end >= signs.length) return signs.length
  for (let at = end; at > from; at--) {
    const [before, after] = [signs[at - 1]?.text ?? '', signs[at]?.text ?? '']
    if (after === ' ' || before === ' ' || mayBreak(before, after)) return at
  }
  return Math.max(end, from + 1)
}

/**
 * Breaks writing into lines as Chinese papers do: no line begins with a stop or ends with an opening bracket, figures and
 * foreign words stay whole, full lines reach the edge.
 */
export function setLines(pieces: readonly Piece[], advance: Advance, { width, first, rest, tight, even }: Setting): Line[] {
  const signs = signsOf(pieces, advance, tight)
  const lines: Line[] = []
  let from = 0
  while (from < signs.length) {
    const indent = lines.length === 0 ? first : rest
    const room = width - indent
    const end = endOf(signs, from, room)
    const taken = signs.slice(from, end)
    const drawn = end < signs.length && taken.at(-1)?.text === ' ' ? taken.slice(0, -1) : taken
    const used = drawn.reduce((sum, sign) => sum + sign.width, 0)
    const shown = drawn.filter(sign => sign.width > 0).length
    const spare = even && end < signs.length && shown > 1 ? (room - used) / (shown - 1) : 0
    const most = (pieces[0]?.size ?? 0) * 0.3
    const spacing = tight + (spare <= most ? spare : 0)
    lines.push({ pieces: joined(drawn), width: used - tight, spacing, indent })
    from = end
    // The space at which a line was broken has been printed by the break.
    if (from < signs.length && signs[from]?.text === ' ') from += 1
  }
  return lines.length > 0 ? lines : [{ pieces: [], width: 0, spacing: tight, indent: first }]
}

/** Lines of about the same length, for a title: as few as fit, the words spread over them evenly. */
export function setTitle(pieces: readonly Piece[], advance: Advance, width: number): Line[] {
  const setting = { first: 0, rest: 0, tight: 0, even: false }
  const least = setLines(pieces, advance, { ...setting, width }).length
  if (least < 2) return setLines(pieces, advance, { ...setting, width })
  const whole = signsOf(pieces, advance, 0).reduce((sum, sign) => sum + sign.width, 0)
  for (let narrow = whole / least; narrow < width; narrow += (pieces[0]?.size ?? 1) / 2) {
    const lines = setLines(pieces, advance, { ...setting, width: narrow })
    if (lines.length === least) return lines
  }
  return setLines(pieces, advance, { ...setting, width })
}
