import type { Ink, Mark, Point } from './types.ts'

const wide = /[\u1100-\u11ff\u2014\u2026\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’①-⑳]/u

/** About how wide words are when set in a common font: Chinese characters a square each, others a good half. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, one) => sum + (wide.test(one) || (one.codePointAt(0) ?? 0) > 0xffff ? 1 : 0.57), 0) * size

/** Lines no wider than `most`, at most `lines` of them; the last ends in “…” when words were left over. */
export function breakText(text: string, size: number, most: number, lines: number): string[] {
  const made: string[] = []
  let line = ''
  for (const one of text) {
    if (line !== '' && widthOf(line + one, size) > most) {
      made.push(line)
      line = ''
    }
    line += one
  }
  if (line !== '') made.push(line)
  if (made.length <= lines) return made
  const kept = made.slice(0, lines)
  let last = [...(kept[lines - 1] ?? '')]
  while (last.length > 0 && widthOf(`${last.join('')}…`, size) > most) last = last.slice(0, -1)
  return [...kept.slice(0, -1), `${last.join('')}…`]
}

/** A number as it is printed: at most two decimals, no needless noughts, never “1e21”. */
export const sayValue = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Math.round(value * 100) / 100)

/** A share as a whole percentage that is 0 and 100 only when nothing or everything is meant. */
export function sayShare(part: number, whole: number): string {
  if (whole <= 0) return '—'
  const share = (100 * part) / whole
  if (share > 0 && share < 1) return '<1%'
  if (share > 99 && share < 100) return '>99%'
  return `${Math.round(share)}%`
}

export const write = (at: Point, text: string, size: number, anchor: 'start' | 'middle' | 'end', ink: Ink = 'text'): Mark => ({
  kind: 'text',
  at,
  text,
  size,
  anchor,
  ink,
})
